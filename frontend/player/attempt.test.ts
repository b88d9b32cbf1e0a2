import { describe, expect, test } from 'vitest';
import type { Question } from './answers';
import type { Attempts } from './attempt';
import { attempting, beginAttempt } from './attempt';
import type { Lesson, Outcome } from './standing';
import { asCompletion, judge, nextOpen, score, told } from './standing';
import type { State } from './state';
import { decode, encode, moduleState } from './state';

const question = (number: number, points = 1): Question => ({ number, points, type: 'choice', multiple: false, options: 'ab', right: 'a', accept: [], value: 0, tolerance: 0 });
const best: Attempts = { limit: 3, counts: 'best' };
const last: Attempts = { limit: 3, counts: 'last' };
const course = (attempts?: Attempts, module = 'k'): Lesson[] => [
  { id: `${module}1`, module, number: 1, reflections: [7], questions: [], attempts },
  { id: `${module}2`, module, number: 2, reflections: [], questions: [question(1), question(2), question(3, 2)], attempts },
];

/** Answers the three questions of a module: "aab" has the first two right. */
function answer(state: State, answers: string, module = 'k'): void {
  [...answers].forEach((a, i) => moduleState(state, module).answers.set(i + 1, a));
}

function begun(): State {
  return decode('1;k.1;k:1-2:::7.note');
}

describe('what counts of several attempts', () => {
  test.each([
    ['best', 60, ['aab', 'baa', 'bbb'], [50, 75, 75]],
    ['best', 60, ['bbb', 'aab', 'bba'], [0, 50, 50]],
    ['last', 80, ['aab', 'baa', 'bbb'], [50, 75, 0]],
    ['last', 60, ['aab', 'baa', 'bbb'], [50, 75, 75]], // a pass stays
    ['last', 50, ['baa', 'aab', 'abb'], [75, 50, 50]], // a lower pass replaces a higher one, a failure does not
    ['last', 80, ['bbb', 'aab', 'aba'], [0, 50, 75]],
  ] as const)('%s, to pass at %i, of %j', (counts, mark, answers, percents) => {
    const lessons = course({ limit: 9, counts });
    const state = begun();
    const got = answers.map((a, i) => {
      if (i > 0) beginAttempt(lessons, 'k', state, mark);
      answer(state, a);
      return judge(lessons, state, mark).percent;
    });
    expect(got).toEqual(percents);
  });

  test('an attempt counts when it is finished, until then the earlier one does', () => {
    const lessons = course(last);
    const state = begun();
    answer(state, 'baa'); // 3 of 4 points
    expect(judge(lessons, state, 70)).toMatchObject({ percent: 75, outcome: 'passed', complete: true, answered: 3 });
    beginAttempt(lessons, 'k', state, 60);
    expect(judge(lessons, state, 70)).toMatchObject({ percent: 75, outcome: 'passed', complete: true, answered: 0, questions: 3, progress: 1, read: 2 });
    answer(state, 'bb');
    expect(judge(lessons, state, 70)).toMatchObject({ percent: 75, outcome: 'passed', answered: 2 });
    expect(nextOpen(lessons, state)).toEqual({ module: 'k', lesson: 2 });
    answer(state, 'aba');
    expect(judge(lessons, state, 70)).toMatchObject({ points: 3, percent: 75, outcome: 'passed', answered: 3 });
  });

  test('a new attempt keeps pages and notes, and survives suspending', () => {
    const lessons = course(best);
    const state = begun();
    answer(state, 'aab');
    moduleState(state, 'k').drafts.set(3, 'a');
    beginAttempt(lessons, 'k', state, 60);
    const resumed = decode(encode(state, 4096));
    expect(resumed).toEqual(state);
    expect(moduleState(resumed, 'k')).toMatchObject({ visited: new Set([1, 2]), notes: new Map([[7, 'note']]), answers: new Map(), drafts: new Map(), attempt: { number: 2, points: 2, total: 4 } });
  });

  test('the other modules of a programme go on as they were', () => {
    const lessons = [...course(best), ...course(undefined, 'm')];
    const state = decode('1;s;k:1-2::;m:1-2::');
    answer(state, 'bbb');
    answer(state, 'aaa', 'm');
    expect(judge(lessons, state, 50)).toMatchObject({ points: 4, total: 8, percent: 50, outcome: 'passed' });
    beginAttempt(lessons, 'm', state, 60); // has none
    beginAttempt(lessons, 'k', state, 60);
    expect(moduleState(state, 'm').answers.size).toBe(3);
    answer(state, 'aaa');
    expect(judge(lessons, state, 50)).toMatchObject({ points: 8, total: 8, outcome: 'passed' });
  });
});

describe('whether there may be another attempt', () => {
  const at = (answers: string, number: number, rule: Attempts): object => {
    const state = begun();
    answer(state, answers);
    if (number > 1) moduleState(state, 'k').attempt = { number, points: 1, total: 4 };
    return attempting(course(rule), moduleState(state, 'k'), rule);
  };
  test.each([
    ['nothing answered', '', 1, best, { open: false, more: false, usedUp: false }],
    ['half-way', 'ab', 1, best, { open: false, more: false, usedUp: false }],
    ['finished with a mistake', 'abb', 1, best, { open: false, more: true, usedUp: false }],
    ['all right', 'aaa', 1, best, { open: false, more: false, usedUp: false }],
    ['half-way in the second', 'ab', 2, best, { open: true, more: false, usedUp: false }],
    ['the second finished', 'abb', 2, best, { number: 2, open: false, more: true, usedUp: false }],
    ['the last finished', 'abb', 3, best, { number: 3, open: false, more: false, usedUp: true }],
    ['more than a later version allows', 'abb', 5, best, { number: 5, more: false, usedUp: true }],
    ['without a limit', 'abb', 98, { limit: Infinity, counts: 'best' }, { more: true, usedUp: false }],
    ['the only one', 'abb', 1, { limit: 1, counts: 'best' }, { more: false, usedUp: true }],
  ] as const)('%s', (_, answers, number, rule, want) => {
    expect(at(answers, number, rule)).toMatchObject(want);
  });

  test('none begins that may not', () => {
    for (const [rule, answers] of [[best, 'ab'], [best, 'aaa'], [{ limit: 1, counts: 'best' }, 'bbb']] as const) {
      const state = begun();
      answer(state, answers);
      const before = encode(state, 4096);
      beginAttempt(course(rule), 'k', state, 60);
      expect(encode(state, 4096)).toBe(before);
    }
  });
});

describe('the completion rule', () => {
  const lessons = course();
  test.each([
    ['answered', '1;s;k:1-2::', false, 'incomplete', 0.4],
    ['answered', '1;s;k:2:1.a,2.a,3.a:', false, 'incomplete', 0.8],
    ['answered', '1;s;k:1-2:1.a,2.a,3.a:', true, 'passed', 1],
    ['answered', '1;s;k:1-2:1.b,2.b,3.b:', true, 'failed', 1],
    ['seen', '1;s;k:1::', false, 'incomplete', 0.5],
    ['seen', '1;s;k:1-2::', true, 'completed', 1],
    ['seen', '1;s;k:1-2:1.a,2.a,3.a:', true, 'passed', 1],
    ['seen', '1;s;k:1-2:1.b,2.b,3.b:', true, 'failed', 1],
    ['seen', '1;s;k:2:1.a,2.a,3.a:', false, 'incomplete', 0.5],
    ['passed', '1;s;k:1-2::', false, 'incomplete', 0.4],
    ['passed', '1;s;k:2:1.a,2.a,3.a:', true, 'passed', 1],
    ['passed', '1;s;k:1-2:1.b,2.b,3.b:', false, 'failed', 1],
    ['passed', '1;s;k:1-2:1.a,2.a:', false, 'incomplete', 0.8],
    ['half', '1;s;k:1-2::', false, 'incomplete', 0.4],
  ] as const)('%s: %s', (rule, data, complete, outcome, progress) => {
    expect(judge(lessons, decode(data), 80, asCompletion(rule))).toMatchObject({ complete, outcome, progress });
  });

  test('where there is nothing to pass, reading completes', () => {
    for (const rule of ['answered', 'seen', 'passed'] as const) {
      expect(judge(lessons.slice(0, 1), decode('1;s;k:1::'), 80, rule)).toMatchObject({ complete: true, outcome: 'completed' });
    }
  });

  test('a failure that completes nothing is not told as completed', () => {
    expect([told('failed', 'completed', false), told('failed', 'completed', true), told('failed', 'both', false), told('completed', 'completed', true)]).toEqual(['incomplete', 'completed', 'failed', 'completed']);
  });
});

test.each([
  ['the first score', undefined, 'incomplete', 40, 'failed', false, 40],
  ['the best', 80, 'passed', 40, 'failed', false, 80],
  ['a better one', 40, 'failed', 80, 'passed', false, 80],
  ['the last, lower', 60, 'failed', 40, 'failed', true, 40],
  ['the last, still passed', 95, 'passed', 85, 'passed', true, 85],
  ['the last never takes a pass away', 95, 'passed', 40, 'failed', true, 95],
] as const)('the score: %s', (_, prior, before, percent, outcome, lastCounts, want) => {
  expect(score({ outcome: before as Outcome, percent: prior }, { outcome: outcome as Outcome, percent }, lastCounts)).toBe(want);
});
