// How far cells are, as people say: the menu of a cell, and what its keys do.

import { api } from "../api";
import type { CellRef, CellView, Problem, SourceChangeView, TextView } from "../api-types";
import { maySet, statusBy, type Status } from "../model/status";
import { course } from "./course.svelte";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { typing } from "./typing.svelte";

/** The cell whose menu is open, and where on screen it is. */
export interface MenuAt {
  text: TextView;
  lang: string;
  anchor: HTMLElement;
}

class Statuses {
  menu = $state.raw<MenuAt>();
  problem = $state.raw<Problem>();

  may(status: Status): boolean {
    return maySet(desk.view.role, status);
  }

  async set(ref: CellRef, status: Status): Promise<void> {
    await this.#change([ref], () => api.SetStatus({ cells: [ref], status }));
  }

  /** Raises (1) or lowers (-1) the status of a cell that is written. */
  async move(text: TextView, lang: string, by: 1 | -1): Promise<void> {
    const current = text.cells[lang]?.state?.status ?? "";
    const next = statusBy(desk.view.role, current, by);
    if (next && desk.mayWrite(lang)) await this.set({ text: text.id, lang }, next);
  }

  /** Says that a translation stands for what its source says now. */
  async stillValid(ref: CellRef): Promise<void> {
    await this.#change([ref], () => api.StillValid([ref]));
  }

  /** Returns why a cell is stale; undefined when that cannot be told now. */
  async sourceChange(ref: CellRef): Promise<SourceChangeView | undefined> {
    try {
      return await api.SourceChange(ref);
    } catch (error) {
      this.problem = problemOf(error);
      return undefined;
    }
  }

  /** Says that a text was first written in a language. */
  async setOrigin(text: string, lang: string): Promise<void> {
    await this.#change([], () => api.SetOrigin(text, lang));
    await desk.refresh();
  }

  async #change(refs: readonly CellRef[], call: () => Promise<CellView[]>): Promise<void> {
    this.problem = undefined;
    await typing.flush();
    try {
      const cells = await call();
      refs.forEach((ref, index) => {
        const cell = cells[index];
        if (cell) course.put(ref.text, ref.lang, cell);
      });
    } catch (error) {
      this.problem = problemOf(error);
    }
  }
}

export const statuses = new Statuses();
