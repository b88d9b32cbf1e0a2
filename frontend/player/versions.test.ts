// A course that is revised between suspend and resume: what did not change is kept.
import { describe, expect, test } from 'vitest';
import type { Question, QuestionType } from './answers';
import { asAnswer, isRight } from './answers';
import type { Pool } from './pool';
import { drawn, keepDrawn } from './pool';
import type { Lesson } from './standing';
import { prune } from './standing';
import { decode, emptyState, encode, fit, moduleState, spell } from './state';

/** A repeatable source of numbers below n (mulberry32). */
function random(seed: number): (n: number) => number {
  let a = seed;
  return (n) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const types: readonly QuestionType[] = ['choice', 'true-false', 'matching', 'sequencing', 'fill-in', 'numeric'];
const abc = 'abcdefghij';
const key = 'k2xq7a';

type Random = (n: number) => number;
type Editable<T> = { -readonly [P in keyof T]: T[P] };
interface Draft { id: string; number: number; title: string; questions: Editable<Question>[]; reflections: number[] }

function question(r: Random, number: number): Editable<Question> {
  const type = types[r(types.length)] ?? 'choice';
  const options = type === 'true-false' ? 'ft' : abc.slice(0, 2 + r(6));
  const multiple = type === 'choice' && r(2) === 0;
  const mixed = [...options].sort(() => r(3) - 1).join('');
  const right = type === 'matching' ? [...options].map((o) => o + o).join('') : type === 'sequencing' ? mixed : multiple ? options.slice(0, 1 + r(options.length)) : (options[r(options.length)] ?? '');
  return { number, points: 1 + r(3), type, multiple, options, right: type === 'fill-in' || type === 'numeric' ? '' : right, accept: type === 'fill-in' ? ['Kryzys', 'sytuacja kryzysowa'] : [], value: r(50), tolerance: r(2) };
}

/** A whole answer, right or wrong, that could be given to the question. */
function answer(r: Random, q: Question): string {
  switch (q.type) {
    case 'sequencing':
      return [...q.options].sort(() => r(3) - 1).join('');
    case 'matching':
      return [...q.options].map((o) => o + (q.options[r(q.options.length)] ?? 'a')).join('');
    case 'fill-in':
      return spell(['kryzys', 'coś innego: ą', 'Sytuacja  kryzysowa'][r(3)] ?? '');
    case 'numeric':
      return spell(`${r(50)},${r(9)}`);
    default:
      return q.multiple ? [...q.options].filter(() => r(2) === 0).join('') || (q.options[0] ?? 'a') : (q.options[r(q.options.length)] ?? 'a');
  }
}

function course(r: Random): { lessons: Draft[]; next: number } {
  let next = 1;
  const lessons = Array.from({ length: 2 + r(8) }, (_, i): Draft => ({
    id: `L${i}`, number: i + 1, title: `T${i}`,
    questions: Array.from({ length: r(5) }, () => question(r, next++)),
    reflections: Array.from({ length: r(2) }, () => next++),
  }));
  return { lessons, next };
}

/** Revises a copy: inserts, deletes, moves and rewords pages and questions; notes whose answers are touched. */
function revise(r: Random, before: Draft[], next: number): { lessons: Draft[]; touched: Set<number>; gone: Set<number> } {
  const lessons = structuredClone(before);
  const touched = new Set<number>();
  const gone = new Set<number>();
  for (let i = 1 + r(6); i > 0; i--) {
    const at = r(lessons.length);
    const lesson = lessons[at];
    const q = lesson?.questions[r(Math.max(lesson.questions.length, 1))];
    switch (r(9)) {
      case 0:
        lessons.splice(r(lessons.length + 1), 0, { id: `N${next}`, number: 100 + next, title: 'new', questions: [question(r, next++)], reflections: [] });
        break;
      case 1:
        if (lessons.length < 2 || lesson === undefined) break;
        lessons.splice(at, 1);
        gone.add(lesson.number);
        for (const x of [...lesson.questions.map((y) => y.number), ...lesson.reflections]) touched.add(x);
        break;
      case 2:
        lessons.sort(() => r(3) - 1);
        break;
      case 3:
        lesson?.questions.splice(0, 0, question(r, next++));
        break;
      case 4:
        if (q === undefined || lesson === undefined) break;
        lesson.questions.splice(lesson.questions.indexOf(q), 1);
        touched.add(q.number);
        break;
      case 5: // to another page
        if (q === undefined || lesson === undefined) break;
        lesson.questions.splice(lesson.questions.indexOf(q), 1);
        lessons[r(lessons.length)]?.questions.push(q);
        break;
      case 6: // an option goes
        if (q === undefined || q.type === 'true-false' || q.options.length < 3) break;
        q.options = q.options.slice(0, -1);
        touched.add(q.number);
        break;
      case 7: // another option is right now: the answer stays and is judged anew
        if (q?.type === 'choice') q.right = q.options.slice(0, 1);
        break;
      default:
        if (lesson !== undefined) lesson.title += ' reworded';
    }
  }
  return { lessons, touched, gone };
}

const asLessons = (drafts: Draft[]): Lesson[] => drafts.map((d) => ({ id: d.id, module: key, number: d.number, questions: d.questions, reflections: d.reflections }));

describe('resume across versions', () => {
  test.each(Array.from({ length: 400 }, (_, seed) => seed))('course %i', (seed) => {
    const r = random(seed);
    const { lessons, next } = course(r);
    const state = emptyState();
    const m = moduleState(state, key);
    for (const l of lessons) {
      if (r(4) > 0) m.visited.add(l.number);
      for (const n of l.reflections) m.notes.set(n, `Myśl ${n}: ąę; 50 %`);
      for (const q of l.questions) {
        if (r(4) === 0) continue;
        const given = answer(r, q);
        expect(asAnswer(q, given)).toBe(given);
        (r(3) === 0 ? m.drafts : m.answers).set(q.number, given);
      }
    }
    const here = lessons[r(lessons.length)]?.number ?? 1;
    state.place = { module: key, lesson: here };

    const revised = revise(r, lessons, next);
    const resumed = decode(encode(state, 4096));
    prune(resumed, asLessons(revised.lessons));
    const now = moduleState(resumed, key);
    expect(resumed.place).toEqual(state.place);
    for (const n of m.visited) expect(now.visited.has(n)).toBe(!revised.gone.has(n));
    for (const [old, kept] of [[m.answers, now.answers], [m.drafts, now.drafts], [m.notes, now.notes]] as const) {
      for (const [n, given] of old) if (!revised.touched.has(n)) expect([n, kept.get(n)]).toEqual([n, given]);
      for (const n of kept.keys()) expect(old.has(n)).toBe(true); // nothing is made up
    }
    for (const q of revised.lessons.flatMap((l) => l.questions)) {
      const kept = now.answers.get(q.number);
      if (kept !== undefined) expect(asAnswer(q, kept)).toBe(kept);
    }
  });
});

describe('pools across versions', () => {
  const withPools = (drafts: Draft[], pool: Pool): Lesson[] => asLessons(drafts).map((l) => ({ ...l, pool }));
  const numbers = (list: readonly Question[]): number[] => list.map((q) => q.number);

  test.each(Array.from({ length: 400 }, (_, seed) => seed))('course %i', (seed) => {
    const r = random(seed + 5000);
    const { lessons: drafts, next } = course(r);
    let n = next;
    for (const l of drafts) for (let i = r(12); i > 0; i--) l.questions.push(question(r, n++));
    const pool = { draw: 1 + r(5), shuffleQuestions: r(2) === 0, shuffleOptions: r(2) === 0 };
    const lessons = withPools(drafts, pool);
    const state = { ...emptyState(), seed: `s${seed}` };
    const m = moduleState(state, key);
    if (r(3) === 0) m.attempt = { number: 2 + r(3), points: r(5), total: 5 };
    const shown = new Set<number>(); // the lessons that were turned to
    for (const l of lessons) {
      if (r(3) === 0) continue;
      m.visited.add(l.number);
      shown.add(l.number);
      keepDrawn(l, state);
      for (const q of drawn(l, state)) {
        if (r(2) === 0) continue;
        m.answers.set(q.number, answer(r, q));
        m.drawn.delete(q.number);
      }
    }
    const before = new Map(lessons.map((l) => [l.number, numbers(drawn(l, state))]));

    const revised = revise(r, drafts, n);
    const resumed = decode(encode(state, 4096));
    const after = withPools(revised.lessons, pool);
    prune(resumed, after);
    const now = moduleState(resumed, key);
    for (const l of after) {
      const here = numbers(l.questions);
      const got = numbers(drawn(l, resumed));
      const answered = here.filter((q) => now.answers.has(q));
      expect(got).toHaveLength(Math.max(Math.min(pool.draw, here.length), answered.length));
      for (const q of answered) expect(got).toContain(q);
      const was = before.get(l.number) ?? [];
      const still = was.filter((q) => here.includes(q));
      const unchanged = JSON.stringify([...here].sort()) === JSON.stringify(numbers(lessons.find((x) => x.number === l.number)?.questions ?? []).sort());
      if (unchanged) expect([...got].sort()).toEqual([...was].sort());
      // What was on the page stays there, unless answers that moved here need its place.
      const claimed = new Set([...still, ...here.filter((q) => now.answers.has(q) || now.drawn.has(q))]);
      if (shown.has(l.number) && claimed.size <= pool.draw) expect(got).toEqual(expect.arrayContaining(still));
    }
  });
});

describe('the budget of SCORM 1.2', () => {
  const full = (questions: number, notes: number, long: number): ReturnType<typeof emptyState> => {
    const r = random(questions);
    const state = emptyState();
    state.place = { module: key, lesson: 40 };
    state.lang = 'pl';
    const m = moduleState(state, key);
    for (let n = 1; n <= 40; n++) m.visited.add(n * 2);
    for (let n = 1; n <= questions; n++) m.answers.set(n, answer(r, question(r, n)));
    for (let n = 1; n <= notes; n++) m.notes.set(1000 + n, 'Żółć '.repeat(long + n));
    return state;
  };

  test.each([[60, 3, 20], [100, 20, 60], [150, 12, 400], [200, 1, 500], [40, 50, 10]])('%i questions and %i reflections stay within 4,096', (questions, notes, long) => {
    const state = full(questions, notes, long);
    const { data, notesKept } = fit(state, 4096);
    expect(data.length).toBeLessThanOrEqual(4096);
    const kept = moduleState(decode(data), key);
    const all = moduleState(state, key);
    expect(kept.answers).toEqual(all.answers);
    expect(kept.visited).toEqual(all.visited);
    expect(notesKept).toBe(kept.notes.size === all.notes.size);
    // The longest go first: whatever was kept is no longer than whatever was not.
    const lost = [...all.notes].filter(([n]) => !kept.notes.has(n)).map(([, t]) => t.length);
    for (const [n, text] of kept.notes) {
      expect(all.notes.get(n)).toBe(text);
      for (const length of lost) expect(text.length).toBeLessThanOrEqual(length);
    }
  });

  test('reflections go before drafts, drafts before visited marks', () => {
    const state = full(20, 2, 30);
    moduleState(state, key).drafts.set(900, 'abc');
    const whole = encode(state, 1_000_000);
    for (let budget = whole.length; budget > 150; budget -= 7) {
      const { data, notesKept } = fit(state, budget);
      expect(data.length).toBeLessThanOrEqual(budget);
      const m = moduleState(decode(data), key);
      if (m.drafts.size === 0) expect(m.notes.size).toBe(0);
      if (m.visited.size === 0) expect(m.drafts.size).toBe(0);
      expect(notesKept).toBe(m.notes.size === 2);
      expect(decode(data).lang).toBe('pl');
    }
  });
});

describe('right and wrong', () => {
  const q = (more: Partial<Question>): Question => ({ number: 1, points: 1, type: 'choice', multiple: false, options: 'abc', right: 'a', accept: [], value: 0, tolerance: 0, ...more });
  test.each([
    ['3.5', true], ['3,5', true], [' 3,50 ', true], ['+3.5', true], ['3.4', false], ['35', false], ['drei', false], ['', false], ['3,5 %', false],
  ])('numeric %j', (said, want) => {
    expect(isRight(q({ type: 'numeric', value: 3.5 }), spell(said))).toBe(want);
  });
  test.each([['1 234,5', true], ['1.234,5', true], ['1,234.5', true], ['1234.5', true], ['−1234,5', false]])('thousands %j', (said, want) => {
    expect(isRight(q({ type: 'numeric', value: 1234.5 }), spell(said))).toBe(want);
  });
  test.each([['0.3', true], ['0,4', true], ['0.20000', true], ['0.41', false], ['0.1999', false]])('within a tolerance %j', (said, want) => {
    expect(isRight(q({ type: 'numeric', value: 0.3, tolerance: 0.1 }), spell(said))).toBe(want);
  });
  test.each([['kryzys', true], ['  KRYZYS ', true], ['Krýzys', false], ['Žemė', true], ['žemė', true], ['gruessen', false], ['Grüßen', true]])('fill-in %j', (said, want) => {
    expect(isRight(q({ type: 'fill-in', accept: ['Kryzys', 'Žemė', 'grüßen'] }), spell(said))).toBe(want);
  });
  test('answers that cannot be', () => {
    const order = q({ type: 'sequencing', right: 'cab' });
    expect([asAnswer(order, 'abc'), asAnswer(order, 'ab'), asAnswer(order, 'aab'), asAnswer(order, 'abcd')]).toEqual(['abc', undefined, undefined, undefined]);
    const pairs = q({ type: 'matching', right: 'aabacc' });
    expect([asAnswer(pairs, 'ccaaba'), asAnswer(pairs, 'aabb'), asAnswer(pairs, 'aa'), asAnswer(pairs, 'aa', true)]).toEqual(['aabacc', undefined, undefined, 'aa']);
  });
});
