// The care of the workspace's file: backups, checking it, making a sound one of it.

import { api } from "../api";
import type { BackupView, DeskView, VerifyView } from "../api-types";
import { desk } from "./desk.svelte";
import { Job } from "./job.svelte";

/** Backups; the result is the one that was just made. */
class Backups extends Job<BackupView> {
  list = $state.raw<BackupView[]>([]);
  loaded = $state(false);

  constructor() {
    super("backup");
  }

  async load(): Promise<void> {
    try {
      this.list = await api.Backups();
      this.loaded = true;
    } catch (error) {
      this.fail(error);
    }
  }

  async make(): Promise<void> {
    if (await this.run((job) => api.BackUp(job))) await this.load();
  }
}

class Verifying extends Job<VerifyView> {
  constructor() {
    super("verify");
  }

  async start(): Promise<void> {
    await this.run((job) => api.Verify(job));
  }
}

class Repairing extends Job<DeskView> {
  open = $state(false); // the question whether to
  file = $state(""); // which

  constructor() {
    super("repair");
  }

  ask(file: string): void {
    this.file = file;
    this.reset();
    this.open = true;
  }

  /** Makes a sound workspace of the damaged one and goes on in it. */
  async start(): Promise<void> {
    const done = await this.run(async (job) => {
      const view = await api.Repair(job, this.file);
      await desk.goOn(view);
      return view;
    });
    if (!done) return;
    this.open = false;
    verifying.reset(); // what it found was of the other file
    await backups.load();
  }
}

export const backups = new Backups();
export const verifying = new Verifying();
export const repairing = new Repairing();
