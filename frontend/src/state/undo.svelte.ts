// Taking back what was done in the workspace, and doing it again.
//
// In a field the field's own undo holds, letter by letter, and nothing else: what one cannot see is
// not taken back by a key pressed once too often. Outside of fields the keys take back the latest
// gesture of this device as a whole, such as a stay in a cell, and go where it was. A course that was
// taken in is such a gesture too; nobody who thinks of a word is to lose a course, so that is asked first.

import { api } from "../api";
import type { Problem, UndoResult } from "../api-types";
import { course } from "./course.svelte";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { sentences } from "./sentences.svelte";
import { typing } from "./typing.svelte";

class Undoing {
  result = $state.raw<UndoResult & { again: boolean }>();
  conflicts = $state(false); // whether what was left as it is, is on screen
  asking = $state(false); // whether it is asked if an import is to be taken back
  problem = $state.raw<Problem>();

  /** Takes the latest gesture back; of an import it is asked first whether to. */
  async undo(): Promise<void> {
    await typing.settle();
    await desk.read(); // what was typed a moment ago is the latest by now
    if (desk.view.undo === "imported") this.asking = true;
    else await this.#run(false);
  }

  /** Takes the import back that was asked about. */
  async confirm(): Promise<void> {
    this.asking = false;
    await this.#run(false);
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
      if (result.done && result.module !== "" && !(sentences.open && sentences.cell?.text.id === result.text)) await course.goToText(result.module, result.lesson, result.text);
      this.result = { ...result, again };
    } catch (error) {
      this.problem = problemOf(error);
    }
  }
}

export const undoing = new Undoing();
