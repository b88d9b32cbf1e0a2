// Cleaning the memory up: units that say the same twice, or contradict each other.

import { api } from "../api";
import type { QuarrelsView } from "../api-types";
import { desk } from "./desk.svelte";
import { Job } from "./job.svelte";
import { memory } from "./memory.svelte";

const shown = 100; // groups; more are looked at when these are settled

class Quarrels extends Job<QuarrelsView> {
  kind = $state<"" | "duplicate" | "conflict">("");

  readonly groups = $derived(this.result?.groups ?? []);
  readonly total = $derived(this.result?.total ?? 0);

  constructor() {
    super("quarrels");
  }

  async search(): Promise<void> {
    await this.run((job) => api.Quarrels(job, this.kind, shown));
  }
}

export const quarrels = new Quarrels();

/** The question whether all duplicates are to go, and doing it. */
class Cleaning extends Job<number> {
  open = $state(false);
  cleaned = $state.raw<{ count: number }>(); // a new object each time

  constructor() {
    super("clean");
  }

  ask(): void {
    if (!this.working) this.reset();
    this.open = true;
  }

  /** Takes all duplicates away but one of each group. */
  async start(): Promise<void> {
    if (!(await this.run((job) => api.CleanMemory(job)))) return;
    this.open = false;
    this.cleaned = { count: this.result ?? 0 };
    await desk.read();
    await memory.load();
    await quarrels.search();
  }
}

export const cleaning = new Cleaning();
