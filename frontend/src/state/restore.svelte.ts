// Bringing back what was: asked for, confirmed, done, and taken back again.

import { api } from "../api";
import type { Problem, RestoreRequest, RestoreResult } from "../api-types";
import { compare } from "./compare.svelte";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { history } from "./history.svelte";
import { pages } from "./pages.svelte";

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
  done = $state.raw<RestoreResult>(); // what the note at the edge tells of
  undone = $state(false);

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
      this.undone = false;
      this.open = false;
      await refreshed();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.working = false;
    }
  }

  /** Takes back what was just restored. */
  async undo(): Promise<void> {
    this.working = true;
    try {
      await api.Undo();
      this.undone = true;
      await refreshed();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.working = false;
    }
  }

  /** Puts the note away. */
  dismiss(): void {
    this.done = undefined;
    this.problem = undefined;
  }
}

/** Shows everywhere what stands now. */
async function refreshed(): Promise<void> {
  await Promise.all([
    desk.refresh(),
    ...(pages.current === "compare" ? [compare.load()] : []),
    ...(history.stage === "ready" ? [history.load()] : []),
  ]);
}

export const restoring = new Restoring();
