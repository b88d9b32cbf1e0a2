// Cleaning the memory up: units that say the same twice, or contradict each other.

import { api } from "../api";
import type { Problem, QuarrelView } from "../api-types";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { memory } from "./memory.svelte";
import { work } from "./work.svelte";

const shown = 100; // groups; more are looked at when these are settled

class Quarrels {
  kind = $state<"" | "duplicate" | "conflict">("");
  groups = $state.raw<QuarrelView[]>([]);
  total = $state(0);
  stage = $state<"idle" | "working" | "done" | "failed">("idle");
  asking = $state(false); // whether all duplicates are to go
  cleaning = $state(false);
  cleaned = $state.raw<{ count: number }>(); // a new object each time
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  async search(): Promise<void> {
    this.job = work.job("quarrels");
    this.stage = "working";
    try {
      const found = await api.Quarrels(this.job, this.kind, shown);
      this.groups = found.groups;
      this.total = found.total;
      this.stage = "done";
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    } finally {
      work.end(this.job);
    }
  }

  cancel(): Promise<void> {
    return work.cancel(this.job);
  }

  forget(): void {
    this.groups = [];
    this.stage = "idle";
  }

  ask(): void {
    this.problem = undefined;
    this.asking = true;
  }

  /** Takes all duplicates away but one of each group. */
  async clean(): Promise<void> {
    this.job = work.job("clean");
    this.cleaning = true;
    this.problem = undefined;
    try {
      const count = await api.CleanMemory(this.job);
      this.asking = false;
      this.cleaned = { count };
      await desk.read();
      await memory.load();
      await this.search();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.cleaning = false;
      work.end(this.job);
    }
  }
}

export const quarrels = new Quarrels();
