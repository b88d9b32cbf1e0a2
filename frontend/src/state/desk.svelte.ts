// The open workspace: who works in it, what she may do, and what it needs her to know.

import { api, shell } from "../api";
import type { DeskView } from "../api-types";
import { problemOf } from "./fault";

const settleAfter = 200; // ms

class Desk {
  view = $state.raw<DeskView>();

  /** Whether a workspace is open. A course file that is only looked at has none. */
  readonly open = $derived(this.view?.open === true);
  readonly writable = $derived(this.view?.open === true && this.view.writable);
  readonly admin = $derived(this.view?.role === "admin");

  /** Asks how the workspace stands. Where that cannot be had, what was known stays. */
  async refresh(): Promise<void> {
    try {
      this.view = await api.Desk();
    } catch (error) {
      problemOf(error);
    }
  }

  /** Follows what changes in the workspace until the returned function is called. */
  follow(): () => void {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = shell.onWorkspace(() => {
      clearTimeout(waiting); // a bundle brings many changes at once, and one look at the end is enough
      waiting = setTimeout(() => void this.refresh(), settleAfter);
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }
}

export const desk = new Desk();
