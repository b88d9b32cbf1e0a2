// Taking back what was done in the workspace, and doing it again.
//
// In a field the field's own undo holds, letter by letter, and nothing else: what one cannot see is
// not taken back by a key pressed once too often. Outside of fields the keys take back the latest
// gesture of this device as a whole, such as a stay in a cell, and go where it was.

import { api } from "../api";
import type { Problem, UndoResult } from "../api-types";
import { course } from "./course.svelte";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { typing } from "./typing.svelte";

class Undoing {
  result = $state.raw<UndoResult & { again: boolean }>();
  conflicts = $state(false); // whether what was left as it is, is on screen
  problem = $state.raw<Problem>();

  undo(): Promise<void> {
    return this.#run(false);
  }

  redo(): Promise<void> {
    return this.#run(true);
  }

  async #run(again: boolean): Promise<void> {
    this.problem = undefined;
    await typing.settle();
    try {
      const result = await (again ? api.Redo() : api.Undo());
      await desk.refresh();
      if (result.done && result.module !== "") await course.goToText(result.module, result.lesson, result.text);
      this.result = { ...result, again };
    } catch (error) {
      this.problem = problemOf(error);
    }
  }
}

export const undoing = new Undoing();
