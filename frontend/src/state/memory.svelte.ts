// The translation memory of the workspace as a whole: what is in it, its files, and its settings.

import { api } from "../api";
import type { MemoryBatch, MemorySettings, MemoryView, Problem } from "../api-types";
import { problemOf } from "./fault";

/** The parts of the memory's page. */
export const memoryTabs = ["units", "similar", "clean", "analysis", "overview"] as const;
export type MemoryTab = (typeof memoryTabs)[number];

const again = 700; // ms; a memory that is being prepared is asked how it stands

class Memory {
  view = $state.raw<MemoryView>();
  problem = $state.raw<Problem>(); // why it cannot be had
  tab = $state<MemoryTab>("units");

  /** The languages of the memory, those with most units first where there are many. */
  readonly languages = $derived(this.view?.languages.map(({ lang }) => lang) ?? []);
  readonly organisations = $derived([...new Set(this.view?.batches.map(({ organisation }) => organisation) ?? [])].filter((each) => each !== ""));
  readonly empty = $derived(this.view?.ready === true && this.view.units === 0);

  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Reads what is in the memory, and again for as long as it is being prepared. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.put(await api.Memory());
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  put(view: MemoryView): void {
    this.view = view;
    this.problem = undefined;
    clearTimeout(this.#timer);
    if (!view.ready) this.#timer = setTimeout(() => void this.load(), again);
  }

  /** No page shows it any more. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  /** Another workspace has another memory. */
  forget(): void {
    this.rest();
    this.view = undefined;
    this.problem = undefined;
    this.tab = "units";
  }
}

export const memory = new Memory();

/** The question whether a file of units is to go. */
class Detaching {
  batch = $state.raw<MemoryBatch>();
  working = $state(false);
  problem = $state.raw<Problem>();
  done = $state.raw<MemoryBatch>(); // the latest that went

  ask(batch: MemoryBatch): void {
    this.problem = undefined;
    this.batch = batch;
  }

  async confirm(): Promise<void> {
    const batch = this.batch;
    if (!batch || this.working) return;
    this.working = true;
    try {
      memory.put(await api.DetachMemory(batch.hash));
      this.done = batch;
      this.batch = undefined;
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.working = false;
    }
  }
}

export const detaching = new Detaching();

/** The points that are taken off a score, in the order they are shown. */
export const penalties = ["draft", "imported", "aligned", "machine", "organisation", "old", "pivot"] as const satisfies readonly (keyof MemorySettings)[];
export type Penalty = (typeof penalties)[number];

const most = { points: 100, years: 100 };

class Penalties {
  open = $state(false);
  fields = $state<Record<string, string>>({}); // as typed
  wrong = $state.raw<readonly string[]>([]); // fields that are no numbers
  working = $state(false);
  problem = $state.raw<Problem>();

  show(): void {
    const settings = memory.view?.settings;
    if (!settings) return;
    this.fields = Object.fromEntries([...penalties, "oldYears" as const].map((name) => [name, settings[name].toString()]));
    this.wrong = [];
    this.problem = undefined;
    this.open = true;
  }

  async save(): Promise<void> {
    const settings = memory.view?.settings;
    if (!settings || this.working) return;
    const read = Object.entries(this.fields).map(([name, typed]) => [name, number(typed)] as const);
    this.wrong = read.filter(([name, value]) => !(value >= 0 && value <= (name === "oldYears" ? most.years : most.points))).map(([name]) => name);
    if (this.wrong.length > 0) return;
    this.working = true;
    try {
      memory.put(await api.SetMemorySettings({ ...settings, ...Object.fromEntries(read) }));
      this.open = false;
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.working = false;
    }
  }
}

/** Reads a number with a comma or a point; NaN when it is none. */
function number(typed: string | number): number {
  const written = typed.toString().trim().replace(",", ".");
  return written === "" ? Number.NaN : Number(written);
}

export const penalising = new Penalties();
