import { describe, expect, test } from 'vitest';
import type { Question } from './answers';
import type { Lesson, Outcome } from './standing';
import { asRule, better, judge, nextOpen, prune, told } from './standing';
import { decode, emptyState, encode } from './state';

const question = (q: Partial<Question>): Question => ({ number: 1, points: 1, type: 'choice', multiple: false, options: 'abc', right: 'a', accept: [], value: 0, tolerance: 0, ...q });

const lessons: Lesson[] = [
  { id: 'L1', module: 'k', number: 1, questions: [], reflections: [] },
  {
    id: 'L2', module: 'k', number: 4, reflections: [],
    questions: [
      question({}),
      question({ number: 7, points: 2, multiple: true, right: 'ac' }),
    ],
  },
];

describe('judge', () => {
  test.each([
    ['nothing done', '1;s', { read: 0, answered: 0, percent: 0, complete: false, outcome: 'incomplete', progress: 0 }],
    ['all right but a page unread', '1;s;k:4:1.a,7.ac:', { read: 1, answered: 2, percent: 100, complete: false, outcome: 'incomplete', progress: 0.75 }],
    ['all read but a question open', '1;s;k:1,4:1.a:', { answered: 1, complete: false, outcome: 'incomplete' }],
    ['all right', '1;s;k:1,4:1.a,7.ac:', { points: 3, total: 3, percent: 100, complete: true, outcome: 'passed', progress: 1 }],
    ['one too many chosen', '1;s;k:1,4:1.a,7.abc:', { points: 1, percent: 33.33, complete: true, outcome: 'failed' }],
    ['one too few chosen', '1;s;k:1,4:1.a,7.a:', { points: 1, outcome: 'failed' }],
    ['a draft does not count', '1;s;k:1,4:1.a:7.ac', { answered: 1, points: 1, outcome: 'incomplete' }],
    ['two of three are not rounded up', '1;s;k:1,4:1.b,7.ac:', { percent: 66.66, outcome: 'failed' }],
  ] as const)('%s', (_, data, want) => {
    expect(judge(lessons, decode(data), 67)).toMatchObject(want);
  });

  test('66.66 passes at 66', () => {
    expect(judge(lessons, decode('1;s;k:1,4:1.b,7.ac:'), 66).outcome).toBe('passed');
  });

  test('without questions, or with none that counts, it is completed', () => {
    expect(judge(lessons.slice(0, 1), decode('1;s;k:1::'), 80)).toMatchObject({ outcome: 'completed', percent: 0, complete: true });
    const free: Lesson[] = [{ id: 'L', module: 'k', number: 1, reflections: [], questions: [question({ points: 0 })] }];
    expect(judge(free, decode('1;s;k:1:1.b:'), 80).outcome).toBe('completed');
    expect(judge(free, decode('1;s;k:1::'), 80).outcome).toBe('incomplete');
  });
});

test('nothing that was reached is taken away', () => {
  const order: Outcome[] = ['incomplete', 'failed', 'completed', 'passed'];
  for (const [i, a] of order.entries()) {
    for (const [j, b] of order.entries()) expect(better(a, b)).toBe(order[Math.max(i, j)]);
  }
});

test('what a new version of the course does not have is dropped, the rest stays', () => {
  const state = decode('1;gone.2;k:1,3-5:1.a,7.acx,9.a:1.bc,7.b;gone:1:1.a:');
  prune(state, lessons);
  expect(encode(state, 4096)).toBe('1;gone.2;k:1,4:1.a:7.b');
});

test('the next thing to do', () => {
  expect(nextOpen(lessons, emptyState())).toEqual({ module: 'k', lesson: 1 });
  expect(nextOpen(lessons, decode('1;s;k:1,4:1.a:'))).toEqual({ module: 'k', lesson: 4 });
  expect(nextOpen(lessons, decode('1;s;k:1,4:1.b,7.a:'))).toBeUndefined();
});

test.each([
  ['both', 'failed', 'failed'], ['both', 'passed', 'passed'], ['completed', 'failed', 'completed'], ['completed', 'passed', 'completed'],
  ['completed', 'incomplete', 'incomplete'], ['passed', 'failed', 'incomplete'], ['passed', 'passed', 'passed'], ['passed', 'completed', 'completed'], ['', 'failed', 'failed'],
] as const)('rule %j tells %s as %s', (rule, outcome, want) => {
  expect(told(outcome, asRule(rule))).toBe(want);
});
