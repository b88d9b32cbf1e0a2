// All values a text had in one language, and bringing one of them back.

import { api } from "../api";
import type { CellRef, Problem, RevView } from "../api-types";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";

class TextHistory {
  open = $state(false);
  cell = $state.raw<CellRef>({ text: "", lang: "" });
  revs = $state.raw<RevView[]>([]); // the newest first
  stage = $state<"loading" | "ready" | "failed">("loading");
  problem = $state.raw<Problem>();
  working = $state(false);
  restored = $state(""); // rev that was brought back last

  async show(cell: CellRef): Promise<void> {
    this.cell = cell;
    this.restored = "";
    this.problem = undefined;
    this.stage = "loading";
    this.open = true;
    await this.#load();
  }

  /** Makes an old value the present one. What stands now stays in the history. */
  async restore(rev: RevView): Promise<void> {
    this.working = true;
    this.problem = undefined;
    try {
      const heads = this.revs.filter((each) => each.head).map((each) => each.rev);
      await api.SetText({ ...this.cell, value: rev.text, base: heads, gesture: "", from: "" });
      this.restored = rev.rev;
      await Promise.all([this.#load(), desk.refresh()]);
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.working = false;
    }
  }

  async #load(): Promise<void> {
    const { cell } = this;
    try {
      const revs = await api.TextHistory(cell);
      if (cell !== this.cell) return; // another text was asked for meanwhile
      this.revs = revs;
      this.stage = "ready";
    } catch (error) {
      this.problem = problemOf(error);
      if (cell === this.cell) this.stage = "failed";
    }
  }
}

export const textHistory = new TextHistory();
