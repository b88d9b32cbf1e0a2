// Asking what learning platforms would say to a package: the one just made, or any other.

import { api, shell } from "../api";
import type { PackageView, Problem } from "../api-types";
import { problemOf } from "./fault";
import { work } from "./work.svelte";

export type CheckStage = "idle" | "working" | "done" | "cancelled" | "failed";

/** A check and what came of it. */
export class Check {
  stage = $state<CheckStage>("idle");
  view = $state.raw<PackageView>();
  problem = $state.raw<Problem>();
  job = $state("");

  readonly share = $derived(work.share(this.job));

  /** Checks a package: a file on this computer, or the one made last for download. */
  async start(file: { path: string; download: string }): Promise<void> {
    const job = work.job("check");
    this.job = job;
    this.stage = "working";
    try {
      const view = await api.CheckPackage({ job, ...file });
      if (this.job !== job) return; // another check has taken its place
      this.view = view;
      this.stage = "done";
    } catch (error) {
      const problem = problemOf(error);
      if (this.job !== job) return;
      this.problem = problem;
      this.stage = problem.code === "export.cancelled" ? "cancelled" : "failed";
    } finally {
      work.end(job);
    }
  }

  cancel(): Promise<void> {
    return work.cancel(this.job);
  }

  /** Forgets what came of it, and stops what still goes on. */
  forget(): void {
    if (this.stage === "working") void this.cancel();
    this.job = "";
    this.stage = "idle";
  }
}

/** The check of any package, with a window of its own. */
class AnyPackage extends Check {
  open = $state(false);
  path = $state("");

  show(): void {
    this.open = true;
  }

  /** Asks for the package with the system's dialog, then checks it. */
  async pick(): Promise<void> {
    try {
      const path = await shell.pickPackage();
      if (path === "") return;
      this.path = path;
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
      return;
    }
    await this.start({ path: this.path, download: "" });
  }
}

export const anyPackage = new AnyPackage();
