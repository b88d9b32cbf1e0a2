import { describe, expect, test } from 'vitest';
import type { Question } from './answers';
import type { Pool } from './pool';
import { byRank, drawn, drawnLessons, keepDrawn, newSeed, rank } from './pool';
import type { Lesson } from './standing';
import { judge, nextOpen } from './standing';
import type { State } from './state';
import { emptyState, moduleState } from './state';

const question = (number: number): Question => ({ number, points: 1, type: 'choice', multiple: false, options: 'ab', right: 'a', accept: [], value: 0, tolerance: 0 });

const lesson = (count: number, pool: Partial<Pool> = {}): Lesson => ({
  id: 'L', module: 'k', number: 1, reflections: [],
  questions: Array.from({ length: count }, (_, i) => question(i + 1)),
  pool: { draw: Infinity, shuffleQuestions: false, shuffleOptions: false, ...pool },
});

const learner = (seed: string): State => ({ ...emptyState(), seed });
const numbers = (l: Lesson, s: State): number[] => drawn(l, s).map((q) => q.number);
const ascending = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

describe('what is drawn', () => {
  test.each([[20, 5, 5], [20, 1, 1], [5, 5, 5], [3, 9, 3], [0, 4, 0], [7, Infinity, 7]])('of %i questions %d: %i', (count, draw, want) => {
    const got = numbers(lesson(count, { draw }), learner('abc123'));
    expect(got).toHaveLength(want);
    expect(new Set(got).size).toBe(want);
    expect(got).toEqual(ascending(got)); // in the order of the page
  });

  test('the same learner gets the same, others get others, each question as often as any', () => {
    const l = lesson(20, { draw: 5 });
    const times = new Map<number, number>();
    const draws = new Set<string>();
    for (let i = 0; i < 4000; i++) {
      const got = numbers(l, learner(`s${i}`));
      expect(numbers(l, learner(`s${i}`))).toEqual(got);
      draws.add(got.join());
      for (const n of got) times.set(n, (times.get(n) ?? 0) + 1);
    }
    // 4,000 learners get each of 20 questions 1,000 times, with a standard deviation of 27.
    for (let n = 1; n <= 20; n++) expect(Math.abs((times.get(n) ?? 0) - 1000)).toBeLessThan(5 * 27);
    expect(draws.size).toBeGreaterThan(3000); // of 15,504
  });

  test('the next attempts bring new questions until the pool is used up', () => {
    const l = lesson(20, { draw: 5 });
    const state = learner('x7k2mq');
    const attempts = [1, 2, 3, 4, 5].map((number) => {
      moduleState(state, 'k').attempt = { number, points: 0, total: 5 };
      return numbers(l, state);
    });
    expect(ascending(attempts.slice(0, 4).flat())).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(attempts[4]).toEqual(attempts[0]);
  });

  test('what was answered stays, and what was on the page, whatever is added', () => {
    const state = learner('x7k2mq');
    const before = lesson(8, { draw: 4 });
    keepDrawn(before, state);
    const first = numbers(before, state);
    const [answered = 0] = first;
    moduleState(state, 'k').answers.set(answered, 'a');
    moduleState(state, 'k').drawn.delete(answered);
    for (let count = 9; count < 60; count++) expect(numbers(lesson(count, { draw: 4 }), state)).toEqual(first);
  });

  test('when fewer are drawn than were answered, all of them stay', () => {
    const state = learner('x7k2mq');
    for (const n of [2, 5, 6]) moduleState(state, 'k').answers.set(n, 'a');
    expect(numbers(lesson(9, { draw: 2 }), state)).toEqual([2, 5, 6]);
    expect(numbers(lesson(9, { draw: 4 }), state)).toHaveLength(4);
    expect(numbers(lesson(9, { draw: 4 }), state)).toEqual(expect.arrayContaining([2, 5, 6]));
  });

  test('an older state without a seed keeps its answers', () => {
    const state = emptyState();
    moduleState(state, 'k').answers.set(3, 'b');
    expect(numbers(lesson(9, { draw: 2 }), state)).toContain(3);
  });

  test('nothing is noted where nothing is drawn', () => {
    for (const l of [lesson(5), lesson(5, { draw: 5 }), { ...lesson(5), pool: undefined }]) {
      const state = learner('s');
      keepDrawn(l, state);
      expect(moduleState(state, 'k').drawn.size).toBe(0);
    }
  });
});

describe('the order', () => {
  const l = lesson(10, { draw: 6, shuffleQuestions: true });

  test('differs between learners and stays for each', () => {
    const orders = new Set(Array.from({ length: 50 }, (_, i) => numbers(l, learner(`s${i}`)).join()));
    expect(orders.size).toBeGreaterThan(45);
    const plain = { ...l, pool: { draw: 6, shuffleQuestions: false, shuffleOptions: false } };
    for (let i = 0; i < 50; i++) expect(ascending(numbers(l, learner(`s${i}`)))).toEqual(numbers(plain, learner(`s${i}`)));
  });

  test('does not change for the rest when a question goes', () => {
    const all = lesson(10, { shuffleQuestions: true });
    const less = { ...all, questions: all.questions.filter((q) => q.number !== 4) };
    for (let i = 0; i < 50; i++) expect(numbers(less, learner(`s${i}`))).toEqual(numbers(all, learner(`s${i}`)).filter((n) => n !== 4));
  });
});

test('only what was drawn counts', () => {
  const state = learner('x7k2mq');
  const all = [lesson(20, { draw: 5 })];
  moduleState(state, 'k').visited.add(1);
  expect(nextOpen(drawnLessons(all, state), state)).toEqual({ module: 'k', lesson: 1 });
  for (const n of numbers(lesson(20, { draw: 5 }), state)) moduleState(state, 'k').answers.set(n, 'a');
  expect(judge(drawnLessons(all, state), state, 80)).toMatchObject({ answered: 5, questions: 5, points: 5, total: 5, outcome: 'passed', progress: 1 });
  expect(nextOpen(drawnLessons(all, state), state)).toBeUndefined();
});

test('ranks are whole numbers of 32 bits and follow from the words alone', () => {
  expect([rank('a', 1), rank('a', 2), rank('b', 1), rank()]).toEqual([rank('a', 1), rank('a', 2), rank('b', 1), rank()]);
  const seen = new Set<number>();
  for (let n = 0; n < 5000; n++) {
    const r = rank('x7k2mq', 'k', n);
    expect(Number.isInteger(r) && r >= 0 && r < 2 ** 32).toBe(true);
    seen.add(r);
  }
  expect(seen.size).toBeGreaterThan(4995);
  // Kept for ever: another hash would give every learner other questions.
  expect([rank('x7k2mq', 'k2xq7a', 1), rank('x7k2mq', 'k2xq7a', 2)]).toMatchInlineSnapshot(`
    [
      2408422221,
      3960939768,
    ]
  `);
});

test('equal ranks stay in their order', () => {
  expect(byRank(['c', 'a', 'b'], () => 1)).toEqual(['c', 'a', 'b']);
  expect(byRank([3, 1, 2], (n) => n)).toEqual([1, 2, 3]);
});

test('a seed is six letters and digits, each time another', () => {
  const seeds = Array.from({ length: 200 }, () => newSeed(globalThis.crypto));
  for (const s of seeds) expect(s).toMatch(/^[a-z0-9]{6}$/);
  expect(new Set(seeds).size).toBe(200);
});
