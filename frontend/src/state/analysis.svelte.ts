// How much of courses the memory knows, and filling empty cells from it.

import { api } from "../api";
import type { AnalysisView, Problem } from "../api-types";
import { toggled } from "../model/units";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { work } from "./work.svelte";

type Stage = "idle" | "working" | "done" | "failed";

class Analysis {
  courses = $state.raw<string[]>([]); // ids; none means all
  from = $state("");
  to = $state("");
  all = $state(false); // also what is translated already
  stage = $state<Stage>("idle");
  report = $state.raw<AnalysisView>();
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  toggle(id: string): void {
    this.courses = toggled(this.courses, id);
  }

  async start(): Promise<void> {
    this.job = work.job("analyse");
    this.stage = "working";
    try {
      this.report = await api.Analyse(this.job, { courses: this.courses, from: this.from, to: this.to, all: this.all });
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
    this.courses = [];
    this.from = "";
    this.to = "";
    this.report = undefined;
    this.stage = "idle";
  }
}

export const analysis = new Analysis();

/** The lowest scores that empty cells can be filled from, in percent. */
export const fillFrom = [100, 95, 85, 75] as const;

class Pretranslating {
  open = $state(false);
  threshold = $state(100);
  cells = $state<number>(); // that would be filled; undefined while they are counted
  stage = $state<Stage>("idle");
  filled = $state.raw<{ count: number }>(); // a new object each time
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  show(): void {
    this.open = true;
    void this.count();
  }

  choose(threshold: number): void {
    this.threshold = threshold;
    void this.count();
  }

  /** Counts the cells that would be filled. */
  async count(): Promise<void> {
    if (this.stage === "working") void work.cancel(this.job); // what is counted is asked for no more
    const job = work.job("fillable");
    this.job = job;
    this.stage = "working";
    this.cells = undefined;
    try {
      const cells = await this.#ask(job, true);
      if (this.job !== job) return;
      this.cells = cells;
      this.stage = "idle";
    } catch (error) {
      if (this.job === job) this.#failed(error);
    } finally {
      work.end(job);
    }
  }

  async start(): Promise<void> {
    const job = work.job("pretranslate");
    this.job = job;
    this.stage = "working";
    try {
      this.filled = { count: await this.#ask(job, false) };
      this.stage = "done";
      this.open = false;
      await desk.refresh();
      await analysis.start(); // what is filled is known by now
    } catch (error) {
      this.#failed(error);
    } finally {
      work.end(job);
    }
  }

  close(): void {
    this.open = false;
    void this.cancel();
  }

  async cancel(): Promise<void> {
    if (this.stage === "working") await work.cancel(this.job);
  }

  #ask(job: string, count: boolean): Promise<number> {
    return api.Pretranslate(job, { courses: analysis.courses, from: analysis.from, to: analysis.to, threshold: this.threshold, count });
  }

  #failed(error: unknown): void {
    this.problem = problemOf(error);
    this.stage = "failed";
  }
}

export const pretranslating = new Pretranslating();
