/** Where a learner stands: pure arithmetic over the course's outline and her state. */
import type { Place, State } from './state';
import { moduleState } from './state';
import type { Question } from './answers';
import { asAnswer } from './answers';
import type { Attempts } from './attempt';
import { counted, tally } from './attempt';
import type { Pool } from './pool';

/** A lesson with its questions. */
export interface Lesson {
  readonly id: string;
  readonly module: string;
  readonly number: number;
  readonly questions: readonly Question[];
  readonly reflections: readonly number[]; // their numbers
  readonly pool?: Pool | undefined;
  readonly attempts?: Attempts | undefined; // of its module
}

/** What the LMS is told of the learner. */
export type Outcome = 'incomplete' | 'completed' | 'passed' | 'failed';

export interface Standing {
  read: number; // lessons
  answered: number; // questions of the present attempt
  questions: number;
  points: number; // of the attempt that counts
  total: number;
  percent: number; // of the points, two decimals, never rounded up: 79.999 must not pass at 80
  judged: boolean; // the score is final enough to be told
  complete: boolean; // what the completion rule asks for was done
  outcome: Outcome;
  progress: number; // 0 to 1
}

/**
 * What completes the course: every lesson read and every question answered; every lesson read; or
 * the pass mark reached, where there are points, with every question answered.
 */
export type CompletionRule = 'answered' | 'seen' | 'passed';

/** Reads a rule; anything unknown is "answered". */
export function asCompletion(s: string | undefined): CompletionRule {
  return s === 'seen' || s === 'passed' ? s : 'answered';
}

/** Judges the state against the course, whose lessons have the questions that were drawn. passMark is in percent. */
export function judge(lessons: readonly Lesson[], state: State, passMark: number, rule: CompletionRule = 'answered'): Standing {
  const s: Standing = {
    read: 0, answered: 0, questions: 0, points: 0, total: 0, percent: 0, judged: false, complete: false, outcome: 'incomplete', progress: 0,
  };
  let done = 0; // questions that are answered now, or were in an attempt that counts
  for (const [key, own] of modulesOf(lessons)) {
    const m = moduleState(state, key);
    s.read += own.filter((l) => m.visited.has(l.number)).length;
    const now = tally(own, m);
    s.answered += now.answered;
    s.questions += now.questions;
    done += m.attempt === undefined ? now.answered : now.questions;
    const { points, total } = counted(now, m, own.find((l) => l.attempts !== undefined)?.attempts, passMark);
    s.points += points;
    s.total += total;
  }
  s.percent = s.total > 0 ? Math.floor((s.points * 10_000) / s.total) / 100 : 0;
  const seen = s.read === lessons.length;
  const byMark = rule === 'passed' && s.total > 0;
  s.judged = done === s.questions && (seen || byMark);
  s.complete = byMark ? s.judged && s.percent >= passMark : rule === 'seen' ? seen : s.judged;
  if (s.judged && s.total > 0) s.outcome = s.percent >= passMark ? 'passed' : 'failed';
  else if (s.complete) s.outcome = 'completed';
  const steps = lessons.length + (rule === 'seen' ? 0 : s.questions);
  s.progress = s.complete || steps === 0 ? 1 : (s.read + (rule === 'seen' ? 0 : done)) / steps;
  return s;
}

/** The lessons of each module. */
function modulesOf(lessons: readonly Lesson[]): Map<string, Lesson[]> {
  const modules = new Map<string, Lesson[]>();
  for (const l of lessons) {
    const own = modules.get(l.module);
    if (own === undefined) modules.set(l.module, [l]);
    else own.push(l);
  }
  return modules;
}

/** What the LMS is told: everything, only completion, or only a pass. */
export type StatusRule = 'both' | 'completed' | 'passed';

/**
 * What the learner has come to, as the rule lets it be told. A failure is not told where only a pass
 * counts, nor where only completion does and a failure completes nothing.
 */
export function told(outcome: Outcome, rule: StatusRule, complete = true): Outcome {
  if (rule === 'completed' && !complete) return 'incomplete';
  if (rule === 'completed' && (outcome === 'passed' || outcome === 'failed')) return 'completed';
  if (rule === 'passed' && outcome === 'failed') return 'incomplete';
  return outcome;
}

/** Reads a rule; anything unknown is both. */
export function asRule(s: string | undefined): StatusRule {
  return s === 'completed' || s === 'passed' ? s : 'both';
}

/** The better of what the LMS has and what is true now: no relaunch, no new attempt and no new version of a course takes a pass away. */
export function better(prior: Outcome, now: Outcome): Outcome {
  const rank: Record<Outcome, number> = { incomplete: 0, failed: 1, completed: 2, passed: 3 };
  return rank[prior] > rank[now] ? prior : now;
}

/**
 * The score that is told. The best counts; where the last attempt does, a lower one replaces a higher
 * one, but never a pass: an LMS that compares the score with the mark would take it away.
 */
export function score(prior: { outcome: Outcome; percent: number | undefined }, now: { outcome: Outcome; percent: number }, lastCounts: boolean): number {
  const before = prior.percent ?? 0;
  const stands = better(prior.outcome, now.outcome) !== now.outcome;
  return lastCounts && !stands ? now.percent : Math.max(before, now.percent);
}

/**
 * Removes from the state what this version of the course does not have: lessons and questions that
 * are gone, answers with an option that is gone. Everything else stays.
 */
export function prune(state: State, lessons: readonly Lesson[]): void {
  const byModule = modulesOf(lessons);
  for (const [key, m] of [...state.modules]) {
    const known = byModule.get(key);
    if (known === undefined) {
      state.modules.delete(key);
      continue;
    }
    const numbers = new Set(known.map((l) => l.number));
    for (const n of [...m.visited]) if (!numbers.has(n)) m.visited.delete(n);
    const questions = new Map(known.flatMap((l) => l.questions).map((q) => [q.number, q]));
    for (const answers of [m.answers, m.drafts]) {
      for (const [n, given] of [...answers]) {
        const answer = asAnswer(questions.get(n), given, answers === m.drafts);
        if (answer === undefined) answers.delete(n);
        else answers.set(n, answer);
      }
    }
    for (const n of [...m.drawn]) if (!questions.has(n)) m.drawn.delete(n);
    const reflections = new Set(known.flatMap((l) => l.reflections));
    for (const n of [...m.notes.keys()]) if (!reflections.has(n)) m.notes.delete(n);
  }
}

/** The first lesson that is unread or has an open question; undefined when none is. */
export function nextOpen(lessons: readonly Lesson[], state: State): Place | undefined {
  for (const l of lessons) {
    const m = moduleState(state, l.module);
    if (!m.visited.has(l.number) || l.questions.some((q) => !m.answers.has(q.number))) {
      return { module: l.module, lesson: l.number };
    }
  }
  return undefined;
}
