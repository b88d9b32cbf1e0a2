// How much of courses the memory knows, and filling empty cells from it.

import { api } from "../api";
import type { AnalysisView } from "../api-types";
import { toggled } from "../model/units";
import { desk } from "./desk.svelte";
import { Job } from "./job.svelte";

class Analysis extends Job<AnalysisView> {
  courses = $state.raw<string[]>([]); // ids; none means all
  from = $state("");
  to = $state("");
  all = $state(false); // also what is translated already

  constructor() {
    super("analyse");
  }

  toggle(id: string): void {
    this.courses = toggled(this.courses, id);
  }

  async start(): Promise<void> {
    await this.run((job) => api.Analyse(job, { courses: this.courses, from: this.from, to: this.to, all: this.all }));
  }

  forget(): void {
    this.courses = [];
    this.from = "";
    this.to = "";
    this.reset();
  }
}

export const analysis = new Analysis();

/** The lowest scores that empty cells can be filled from, in percent. */
export const fillFrom = [100, 95, 85, 75] as const;

class Pretranslating extends Job<number> {
  open = $state(false);
  threshold = $state(100);
  cells = $state<number>(); // that would be filled; undefined while they are counted
  filled = $state.raw<{ count: number }>(); // a new object each time

  constructor() {
    super("pretranslate");
  }

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
    void this.cancel(); // what is counted is asked for no more
    this.cells = undefined;
    if (await this.run((job) => this.#ask(job, true))) {
      this.cells = this.result;
      this.stage = "idle";
    }
  }

  async start(): Promise<void> {
    if (!(await this.run((job) => this.#ask(job, false)))) return;
    this.filled = { count: this.result ?? 0 };
    this.open = false;
    await desk.refresh();
    await analysis.start(); // what is filled is known by now
  }

  close(): void {
    this.open = false;
    void this.cancel();
  }

  #ask(job: string, count: boolean): Promise<number> {
    return api.Pretranslate(job, { courses: analysis.courses, from: analysis.from, to: analysis.to, threshold: this.threshold, count });
  }
}

export const pretranslating = new Pretranslating();
