// Long work in the engine: how far each job is, and stopping it.

import { api, shell } from "../api";
import type { ProgressEvent } from "../api-types";

class Work {
  #progress = $state.raw<Readonly<Record<string, ProgressEvent>>>({});
  #last = 0;

  /** Returns a name for a new job. */
  job(kind: string): string {
    this.#last++;
    return `${kind}-${this.#last.toString()}-${Date.now().toString(36)}`;
  }

  /** How much of a job is done, 0 to 1; undefined while that is unknown. */
  share(job: string): number | undefined {
    const event = this.#progress[job];
    return event && event.total > 0 ? Math.min(1, event.done / event.total) : undefined;
  }

  /** Stops a job. When the engine cannot be reached there is none left to stop. */
  async cancel(job: string): Promise<void> {
    await api.Cancel(job).catch(() => undefined);
  }

  /** Forgets the progress of a job that has ended. */
  end(job: string): void {
    this.#progress = Object.fromEntries(Object.entries(this.#progress).filter(([name]) => name !== job));
  }

  /** Follows the progress of all jobs until the returned function is called. */
  follow(): () => void {
    return shell.onProgress((event) => {
      this.#progress = { ...this.#progress, [event.job]: event };
    });
  }
}

export const work = new Work();
