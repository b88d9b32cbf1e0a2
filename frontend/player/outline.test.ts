import { expect, test } from 'vitest';
import type { Outline } from './outline';
import { pageAt, pageOf, readLesson } from './outline';

const facts = {
  id: '01A', number: 3, title: 'Pierwsza rozmowa', part: 2,
  questions: [
    { number: 4, points: 2, type: 'choice' as const, options: 'abc', right: 'b' },
    { number: 5, points: 1, type: 'numeric' as const, value: 3.5, tolerance: 0.5 },
  ],
};

test('a lesson is read with what its questions leave out', () => {
  const lesson = { ...facts, pool: { draw: 1, shuffleOptions: true } };
  expect(readLesson(lesson, { key: 'k2xq7a', attempts: { limit: 3 } }, 'pl-', ['pages/a.js', 'pages/b.js'])).toEqual({
    id: 'pl-01A', title: 'Pierwsza rozmowa', place: { module: 'k2xq7a', lesson: 3 }, part: 'pages/b.js',
    lesson: {
      id: 'pl-01A', module: 'k2xq7a', number: 3, reflections: [],
      pool: { draw: 1, shuffleQuestions: false, shuffleOptions: true }, attempts: { limit: 3, counts: 'best' },
      questions: [
        { number: 4, points: 2, type: 'choice', multiple: false, options: 'abc', right: 'b', accept: [], value: 0, tolerance: 0 },
        { number: 5, points: 1, type: 'numeric', multiple: false, options: '', right: '', accept: [], value: 3.5, tolerance: 0.5 },
      ],
    },
  });
  const plain = readLesson({ id: '01B', number: 1, title: 'x' }, { key: 'k', attempts: { counts: 'last' } }, '', []);
  expect(plain).toMatchObject({ id: '01B', part: undefined, lesson: { pool: undefined, attempts: { limit: Infinity, counts: 'last' } } });
  const all = { id: '01B', number: 1, title: 'x', pool: { shuffleQuestions: true } };
  expect(readLesson(all, { key: 'k' }, '', []).lesson).toMatchObject({ pool: { draw: Infinity, shuffleQuestions: true }, attempts: undefined });
});

test('pages are found by place and by id, also those that are not there', () => {
  const there = { id: 'pl-start', contains: (e: unknown) => e === 'within' };
  const page = (l: typeof facts) => ({ ...readLesson(l, { key: 'k2xq7a' }, 'pl-', ['a', 'b']), section: undefined });
  const outline = {
    prefix: 'pl-', links: new Map([['01X', '01B']]),
    root: { ownerDocument: { getElementById: (id: string) => (id === 'pl-inner' ? 'within' : null) } },
    pages: [
      { id: 'pl-start', title: 'Start', place: 'start', lesson: undefined, part: undefined, section: there },
      page(facts),
      page({ ...facts, id: '01B', number: 7 }),
    ],
  } as unknown as Outline;
  const ids: [string, number | undefined][] = [
    ['pl-start', 0], ['pl-01A', 1], ['pl-01B', 2], ['pl-01X', 2], ['pl-inner', 0], ['01X', undefined], ['pl-none', undefined], ['', undefined],
  ];
  expect(ids.map(([id]) => [id, pageOf(outline, id)])).toEqual(ids);
  expect(pageAt(outline, 'start')).toBe(0);
  expect(pageAt(outline, { module: 'k2xq7a', lesson: 7 })).toBe(2);
  expect(pageAt(outline, { module: 'other', lesson: 7 })).toBeUndefined();
  expect(pageAt(outline, 'end')).toBeUndefined();
});
