/**
 * Keeps the LMS up to date without ever making the learner wait.
 *
 * `note` tells the LMS's API (which is in the same browser), `save` also has it commit (which goes
 * over the network). A commit that fails is tried again with growing pauses, and a notice stands
 * while it is due. The session ends once: when the page goes away. Chrome blocks synchronous
 * requests then, and a commit would only fail, so by that time everything must have been
 * committed: on every page, every answer, soon after every choice, and whenever the page is hidden.
 */
import type { Report, Session } from './session';

/** Pauses between attempts, in seconds. The last one repeats. */
const pauses = [2, 4, 8, 15, 30, 60];

/** How long after a choice it is committed, in seconds: once for several clicks in a row. */
const soon = 1.5;

/** The pieces of a window that the saver needs. */
export interface Surroundings {
  setTimeout(f: () => void, ms: number): number;
  clearTimeout(id: number): void;
}

export class Saver {
  private failures = 0;
  private timer: number | undefined;
  private closed = false;

  constructor(
    private readonly session: Session,
    private readonly report: () => Report,
    private readonly onFailing: (failing: boolean) => void,
    private readonly around: Surroundings,
  ) {}

  /** True after close: nothing may be said to the LMS any more. */
  get ended(): boolean {
    return this.closed;
  }

  /** Tells the API what changed now, and commits a little later. */
  note(): void {
    if (this.closed) return;
    this.session.report(this.report());
    if (this.timer === undefined) this.later(soon);
  }

  /** Tells the API and commits; on failure comes back later. */
  save(): void {
    if (this.closed) return;
    this.stopTimer();
    const done = this.session.report(this.report());
    if (this.session.commit() && done) {
      if (this.failures > 0) this.onFailing(false);
      this.failures = 0;
      return;
    }
    const pause = pauses[Math.min(this.failures, pauses.length - 1)] ?? 60;
    this.failures++;
    this.onFailing(true);
    this.later(pause);
  }

  /** Ends the session, the first time it is called. */
  close(): void {
    if (this.closed) return;
    this.stopTimer();
    this.session.report(this.report());
    this.closed = true;
    this.session.close();
  }

  private later(seconds: number): void {
    this.timer = this.around.setTimeout(() => this.save(), seconds * 1000);
  }

  private stopTimer(): void {
    if (this.timer !== undefined) this.around.clearTimeout(this.timer);
    this.timer = undefined;
  }
}
