/** Where a learner stands: pure arithmetic over the course's outline and her state. */
import type { Place, State } from './state';
import { moduleState } from './state';
import type { Question } from './answers';
import { asAnswer, isRight } from './answers';

/** A lesson with its questions. */
export interface Lesson {
  readonly id: string;
  readonly module: string;
  readonly number: number;
  readonly questions: readonly Question[];
  readonly reflections: readonly number[]; // their numbers
}

/** What the LMS is told of the learner. */
export type Outcome = 'incomplete' | 'completed' | 'passed' | 'failed';

export interface Standing {
  read: number; // lessons
  answered: number; // questions
  questions: number;
  points: number;
  total: number;
  percent: number; // of the points, two decimals, never rounded up: 79.999 must not pass at 80
  complete: boolean; // every lesson was read, every question answered
  outcome: Outcome;
  progress: number; // 0 to 1
}

/** Judges the state against the course. passMark is in percent. */
export function judge(lessons: readonly Lesson[], state: State, passMark: number): Standing {
  const s: Standing = {
    read: 0, answered: 0, questions: 0, points: 0, total: 0, percent: 0, complete: false, outcome: 'incomplete', progress: 0,
  };
  for (const lesson of lessons) {
    const m = moduleState(state, lesson.module);
    if (m.visited.has(lesson.number)) s.read++;
    for (const q of lesson.questions) {
      const answer = m.answers.get(q.number);
      s.questions++;
      s.total += q.points;
      if (answer !== undefined) s.answered++;
      if (isRight(q, answer)) s.points += q.points;
    }
  }
  s.percent = s.total > 0 ? Math.floor((s.points * 10_000) / s.total) / 100 : 0;
  s.complete = s.read === lessons.length && s.answered === s.questions;
  if (s.complete) s.outcome = s.total === 0 ? 'completed' : s.percent >= passMark ? 'passed' : 'failed';
  const steps = lessons.length + s.questions;
  s.progress = steps > 0 ? (s.read + s.answered) / steps : 1;
  return s;
}

/** What the LMS is told: everything, only completion, or only a pass. */
export type StatusRule = 'both' | 'completed' | 'passed';

/** What the learner has come to, as the rule lets it be told. A failure is not told where only a pass counts. */
export function told(outcome: Outcome, rule: StatusRule): Outcome {
  if (rule === 'completed' && (outcome === 'passed' || outcome === 'failed')) return 'completed';
  if (rule === 'passed' && outcome === 'failed') return 'incomplete';
  return outcome;
}

/** Reads a rule; anything unknown is both. */
export function asRule(s: string | undefined): StatusRule {
  return s === 'completed' || s === 'passed' ? s : 'both';
}

/** The better of what the LMS has and what is true now: no relaunch and no new version of a course takes a pass away. */
export function better(prior: Outcome, now: Outcome): Outcome {
  const rank: Record<Outcome, number> = { incomplete: 0, failed: 1, completed: 2, passed: 3 };
  return rank[prior] > rank[now] ? prior : now;
}

/**
 * Removes from the state what this version of the course does not have: lessons and questions that
 * are gone, answers with an option that is gone. Everything else stays.
 */
export function prune(state: State, lessons: readonly Lesson[]): void {
  const byModule = new Map<string, Lesson[]>();
  for (const l of lessons) byModule.set(l.module, [...(byModule.get(l.module) ?? []), l]);
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
