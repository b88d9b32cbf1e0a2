// Bringing back what was: asked for, confirmed and done. Undo takes it back like any other change.

import { api } from "../api";
import type { Problem, RestoreRequest, RestoreResult } from "../api-types";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";

/** What is to be brought back. */
export interface Wish {
  request: RestoreRequest;
  part: "text" | "block" | "lesson" | "module";
  title: string; // as people call it, "" when it has no name
}

class Restoring {
  open = $state(false);
  wish = $state.raw<Wish>();
  working = $state(false);
  problem = $state.raw<Problem>();
  done = $state.raw<RestoreResult>(); // what came of the latest one

  ask(wish: Wish): void {
    this.wish = wish;
    this.problem = undefined;
    this.open = true;
  }

  async confirm(): Promise<void> {
    if (!this.wish || this.working) return;
    this.working = true;
    this.problem = undefined;
    try {
      this.done = await api.Restore(this.wish.request);
      this.open = false;
      await desk.refresh();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.working = false;
    }
  }
}

export const restoring = new Restoring();
