/** One launch of the course in an LMS, the same for every edition of SCORM. */
import type { Question } from './answers';
import type { Outcome } from './standing';

/** How the LMS launched the course; only in `normal` anything is written. */
export type Mode = 'normal' | 'browse' | 'review';

/** What the LMS has from earlier launches. */
export interface Before {
  data: string; // suspend data
  place: string; // bookmark
  outcome: Outcome;
  percent: number | undefined; // the score
}

/** What the LMS is told. */
export interface Report {
  data: string;
  place: string;
  outcome: Outcome;
  complete: boolean; // what the completion rule asks for was done
  percent: number | undefined; // undefined until it is final enough
  progress: number; // 0 to 1
  seconds: number; // since the launch
}

/** An answer that was checked. */
export interface Interaction {
  id: string; // ASCII
  summary: string; // at most 250 characters
  lang: string;
  question: Question;
  answer: string;
  seconds: number; // since the question was shown
  at: Date;
}

export interface Session {
  readonly mode: Mode;
  readonly budget: number; // characters of suspend data
  /** The language the learner uses the LMS in, as the LMS tells it; "" when it does not. */
  language(): string;
  /** Her name as the LMS tells it: "Nowak, Anna". */
  learner(): string;
  before(): Before;
  /** Sets what has changed; false when the LMS refused something that matters. */
  report(r: Report): boolean;
  record(i: Interaction): void;
  commit(): boolean;
  close(): void;
}

/** A setter that leaves out what the LMS has already. */
export function onlyChanges(set: (element: string, value: string) => boolean): (element: string, value: string) => boolean {
  const last = new Map<string, string>();
  return (element, value) => {
    if (last.get(element) === value) return true;
    const done = set(element, value);
    if (done) last.set(element, value);
    return done;
  };
}

/** Reads a mode; anything unknown is normal. */
export function asMode(s: string): Mode {
  return s === 'browse' || s === 'review' ? s : 'normal';
}

/** The position of a new interaction, or undefined when the LMS keeps none. */
export function nextIndex(count: string): number | undefined {
  return /^\d+$/.test(count) ? Number(count) : undefined;
}
