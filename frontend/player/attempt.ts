/**
 * Attempts at the questions of a module: what counts of several, and when there may be another.
 *
 * The state holds one attempt, the present one, and beside it what counts of those before. An
 * attempt counts once each of its questions is answered; until then the earlier result stands.
 */
import { isRight } from './answers';
import { attemptOf } from './pool';
import type { Lesson } from './standing';
import type { ModuleState, State } from './state';
import { moduleState } from './state';

/** How often a module's questions may be worked through. */
export interface Attempts {
  readonly limit: number; // Infinity without one
  readonly counts: 'best' | 'last';
}

/** What the questions of the present attempt have come to. */
export interface Tally {
  answered: number;
  questions: number;
  points: number;
  total: number;
}

/** Counts the present attempt at the questions of a module's lessons. */
export function tally(lessons: readonly Lesson[], m: ModuleState): Tally {
  const t: Tally = { answered: 0, questions: 0, points: 0, total: 0 };
  for (const q of lessons.flatMap((l) => l.questions)) {
    const answer = m.answers.get(q.number);
    t.questions++;
    t.total += q.points;
    if (answer !== undefined) t.answered++;
    if (isRight(q, answer)) t.points += q.points;
  }
  return t;
}

/**
 * The points that count: of the present attempt, or of those before it. Where the last one counts, a
 * failure does not replace a pass. passMark is in percent.
 */
export function counted(now: Tally, m: ModuleState, rule: Attempts | undefined, passMark: number): { points: number; total: number } {
  if (m.attempt === undefined) return now;
  if (now.answered < now.questions) return m.attempt;
  // A share of the points is compared without dividing, so that no rounding decides.
  const better = now.points * m.attempt.total >= m.attempt.points * now.total;
  const passes = (t: { points: number; total: number }): boolean => 100 * t.points >= passMark * t.total;
  const replaced = rule?.counts === 'last' && (passes(now) || !passes(m.attempt));
  return better || replaced ? now : m.attempt;
}

/** Where a learner stands with the attempts at a module. */
export interface Attempting {
  readonly number: number; // of the present attempt, from 1
  readonly open: boolean; // it has begun anew and is not finished, so the earlier result stands
  readonly more: boolean; // another may begin now: this one is finished and not all of it is right
  readonly usedUp: boolean; // this one is finished, and was the last
}

export function attempting(lessons: readonly Lesson[], m: ModuleState, rule: Attempts): Attempting {
  const now = tally(lessons, m);
  const finished = now.questions > 0 && now.answered === now.questions;
  const perfect = lessons.flatMap((l) => l.questions).every((q) => isRight(q, m.answers.get(q.number)));
  const number = attemptOf(m);
  return {
    number,
    open: m.attempt !== undefined && !finished,
    more: finished && !perfect && number < rule.limit,
    usedUp: finished && !perfect && number >= rule.limit,
  };
}

/** Begins a new attempt: the present one is counted and its answers go; pages and notes stay. */
export function beginAttempt(lessons: readonly Lesson[], key: string, state: State, passMark: number): void {
  const own = lessons.filter((l) => l.module === key);
  const rule = own.find((l) => l.attempts !== undefined)?.attempts;
  const m = moduleState(state, key);
  if (rule === undefined || !attempting(own, m, rule).more) return;
  const { points, total } = counted(tally(own, m), m, rule, passMark);
  m.attempt = { number: attemptOf(m) + 1, points, total };
  m.answers.clear();
  m.drafts.clear();
  m.drawn.clear();
}
