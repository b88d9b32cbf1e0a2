// The care of the workspace's file: backups, checking it, making a sound one of it.

import { api } from "../api";
import type { BackupView, Problem, VerifyView } from "../api-types";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { work } from "./work.svelte";

type Stage = "idle" | "working" | "done" | "failed";

class Backups {
  list = $state.raw<BackupView[]>([]);
  stage = $state<"loading" | "ready" | "working" | "failed">("loading");
  made = $state.raw<BackupView>(); // just now
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  async load(): Promise<void> {
    try {
      this.list = await api.Backups();
      this.stage = "ready";
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    }
  }

  async make(): Promise<void> {
    this.job = work.job("backup");
    this.stage = "working";
    try {
      this.made = await api.BackUp(this.job);
      await this.load();
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    } finally {
      work.end(this.job);
    }
  }
}

class Verifying {
  stage = $state<Stage>("idle");
  view = $state.raw<VerifyView>();
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  async start(): Promise<void> {
    this.job = work.job("verify");
    this.stage = "working";
    try {
      this.view = await api.Verify(this.job);
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
}

class Repairing {
  open = $state(false); // the question whether to
  file = $state(""); // which
  stage = $state<Stage>("idle");
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  ask(file: string): void {
    this.file = file;
    this.stage = "idle";
    this.open = true;
  }

  /** Makes a sound workspace of the damaged one and goes on in it. */
  async start(): Promise<void> {
    this.job = work.job("repair");
    this.stage = "working";
    try {
      await desk.goOn(await api.Repair(this.job, this.file));
      this.stage = "done";
      this.open = false;
      verifying.stage = "idle"; // what it found was of the other file
      await backups.load();
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    } finally {
      work.end(this.job);
    }
  }
}

export const backups = new Backups();
export const verifying = new Verifying();
export const repairing = new Repairing();
