/**
 * Question pools: which of a lesson's questions a learner gets, and in which order.
 *
 * Nothing is rolled twice. A seed is made once and kept in suspend data; a question's rank is a hash
 * of the seed and the question's number, so the same learner finds the same questions when she comes
 * back, in every language, and in the next version of the course, wherever they stand there then.
 *
 * The ranks put the questions in a circle. The first attempt takes the first ones of it, the next
 * attempt goes on where the one before ended, so questions come back only when all have been used:
 *
 *     20 questions, 5 are drawn:   attempt 1 has places 1–5, attempt 2 has 6–10, attempt 5 has 1–5 again
 *
 * What a later version adds may fall between; therefore questions that were answered, and those that
 * were on the page already (state.drawn), come before all others.
 */
import type { Question } from './answers';
import type { ModuleState, State } from './state';
import { moduleState } from './state';
import type { Lesson } from './standing';

/** What is drawn and mixed in a lesson. */
export interface Pool {
  readonly draw: number; // Infinity where all questions are asked
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
}

/** How long a seed is: 36⁶ are 2 thousand million. */
const seedLength = 6;

/** A new seed, of letters and digits. */
export function newSeed(crypto: Pick<Crypto, 'getRandomValues'>): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return [...crypto.getRandomValues(new Uint32Array(seedLength))].map((n) => letters[n % letters.length] ?? 'a').join('');
}

/**
 * A number from 0 to 2³² − 1 that looks random and follows from the words: FNV-1a (Fowler, Noll, Vo),
 * then the last step of MurmurHash3 (Appleby), because FNV alone hardly tells "q1" from "q2".
 */
export function rank(...words: readonly (string | number)[]): number {
  let h = 0x811c9dc5;
  for (const c of words.join('/')) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The list in the order of a rank; equal ranks stay as they were. */
export function byRank<T>(list: readonly T[], of: (item: T) => number): T[] {
  return list.map((item): [number, T] => [of(item), item]).sort(([a], [b]) => a - b).map(([, item]) => item);
}

/** The questions that a learner gets in a lesson, in the order she gets them. */
export function drawn(lesson: Lesson, state: State): readonly Question[] {
  const { pool, questions } = lesson;
  if (pool === undefined) return questions;
  const m = moduleState(state, lesson.module);
  const chosen = new Set(choose(lesson, pool.draw, m, state.seed ?? ''));
  const kept = questions.filter((q) => chosen.has(q));
  return pool.shuffleQuestions ? byRank(kept, (q) => rank(state.seed ?? '', attemptOf(m), 'order', lesson.module, q.number)) : kept;
}

function choose(lesson: Lesson, draw: number, m: ModuleState, seed: string): readonly Question[] {
  const { questions } = lesson;
  if (draw >= questions.length) return questions;
  const circle = byRank(questions, (q) => rank(seed, lesson.module, q.number));
  const start = ((attemptOf(m) - 1) * draw) % circle.length;
  const turned = [...circle.slice(start), ...circle.slice(0, start)];
  const ordered = byRank(turned, (q) => (m.answers.has(q.number) ? 0 : m.drawn.has(q.number) ? 1 : 2));
  const answered = questions.filter((q) => m.answers.has(q.number)).length;
  return ordered.slice(0, Math.max(draw, answered));
}

/** The attempt that a learner is in, from 1. */
export function attemptOf(m: ModuleState): number {
  return m.attempt?.number ?? 1;
}

/** The lessons with the questions that the learner gets. */
export function drawnLessons(lessons: readonly Lesson[], state: State): Lesson[] {
  return lessons.map((l) => (l.pool === undefined ? l : { ...l, questions: drawn(l, state) }));
}

/** Notes what the learner sees now, so that no later version of the course takes it from her. */
export function keepDrawn(lesson: Lesson, state: State): void {
  if (lesson.pool === undefined || lesson.pool.draw >= lesson.questions.length) return;
  const m = moduleState(state, lesson.module);
  for (const q of drawn(lesson, state)) if (!m.answers.has(q.number)) m.drawn.add(q.number);
}
