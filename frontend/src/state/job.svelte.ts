// Work in the engine that takes a while, as the screens show it from its start to its end.

import type { Problem } from "../api-types";
import { problemOf } from "./fault";
import { work } from "./work.svelte";

export type Stage = "idle" | "working" | "done" | "cancelled" | "failed";

/** Work of one kind: how it stands, how far it is, what came of it last, and stopping it. */
export class Job<Result> {
  stage = $state<Stage>("idle");
  result = $state.raw<Result>();
  problem = $state.raw<Problem>(); // why it failed, or that it was cancelled

  readonly #kind: string;
  #id = $state("");

  /** How much of it is done, 0 to 1; undefined while that is unknown. */
  readonly share = $derived(work.share(this.#id));
  readonly working = $derived(this.stage === "working");

  constructor(kind: string) {
    this.#kind = kind;
  }

  /** Does it, and resolves with whether it came to its end. One that was begun later takes its place. */
  async run(act: (job: string) => Promise<Result>): Promise<boolean> {
    const id = work.job(this.#kind);
    this.#id = id;
    this.stage = "working";
    this.problem = undefined;
    try {
      const result = await act(id);
      if (this.#id !== id) return false;
      this.result = result;
      this.stage = "done";
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (this.#id === id) this.#end(problem);
      return false;
    } finally {
      work.end(id);
    }
  }

  /** Takes an error that came before there was any work. */
  fail(error: unknown): void {
    this.#end(problemOf(error));
  }

  async cancel(): Promise<void> {
    if (this.stage === "working") await work.cancel(this.#id);
  }

  /** Forgets what came of it. Whatever of it still goes on is not heard of any more. */
  reset(): void {
    this.#id = "";
    this.stage = "idle";
    this.result = undefined;
    this.problem = undefined;
  }

  #end(problem: Problem): void {
    this.problem = problem;
    this.stage = problem.code.endsWith(".cancelled") ? "cancelled" : "failed";
  }
}
