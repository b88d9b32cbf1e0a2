import { describe, expect, test } from 'vitest';
import type { Place, State } from './state';
import { choice, decode, decodePlace, emptyState, encode, encodePlace, moduleState } from './state';

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

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

function randomState(seed: number, size: number): State {
  const r = random(seed);
  const state = emptyState();
  const keys = Array.from({ length: 1 + r(3) }, () => Array.from({ length: 6 }, () => letters[r(32)]).join(''));
  for (const key of keys) {
    const m = moduleState(state, key);
    for (let i = r(size); i > 0; i--) m.visited.add(1 + r(size * 2));
    for (const answers of [m.answers, m.drafts]) {
      for (let i = r(size); i > 0; i--) {
        answers.set(1 + r(size * 3), choice(Array.from({ length: 1 + r(5) }, () => letters[r(36)] ?? 'a')));
      }
    }
    if (r(3) === 0) for (let i = r(5); i > 0; i--) m.drawn.add(1 + r(size * 3));
    if (r(3) === 0) m.attempt = { number: 2 + r(20), points: r(50), total: r(80) };
    if (m.visited.size + m.answers.size + m.drafts.size + m.drawn.size === 0 && m.attempt === undefined) state.modules.delete(key);
  }
  const places: Place[] = ['start', 'end', { module: keys[0] ?? 'k', lesson: 1 + r(99) }];
  state.place = places[r(3)] ?? 'start';
  if (r(2) === 0) state.seed = `s${r(1_000_000)}`;
  return state;
}

describe('suspend data', () => {
  test('the example of the format', () => {
    const state = emptyState();
    state.place = { module: 'k2xq7a', lesson: 3 };
    const m = moduleState(state, 'k2xq7a');
    for (const n of [3, 1, 2]) m.visited.add(n);
    m.answers.set(2, 'ac').set(1, 'b');
    m.drafts.set(3, 'd');
    expect(encode(state, 4096)).toBe('1;k2xq7a.3;k2xq7a:1-3:1.b,2.ac:3.d');
  });

  test('the example with a pool and a second attempt', () => {
    const data = '1;k2xq7a.3;=de;~x7k2mq;k2xq7a:1-3:1.b,2.ac:3.d:4.Sp*qter:3,9:2.3.5';
    const state = decode(data);
    expect(state.seed).toBe('x7k2mq');
    expect(moduleState(state, 'k2xq7a')).toMatchObject({ drawn: new Set([3, 9]), attempt: { number: 2, points: 3, total: 5 } });
    expect(encode(state, 4096)).toBe(data);
  });

  test('a player that knows neither seeds nor attempts reads all the rest', () => {
    // What such a player takes: parts that begin with a key, of these five fields.
    const old = (data: string): string[] =>
      data.split(';').slice(2).map((part) => part.split(':')).filter(([key]) => /^[a-z0-9]{1,64}$/.test(key ?? ''))
        .map((fields) => fields.slice(0, 5).join(':').replace(/:$/, '').replace(/^[a-z0-9]+::$/, ''))
        .map((part) => (part.split(':').length === 3 ? `${part}:` : part)).filter((part) => part !== ':' && part !== '');
    for (let seed = 0; seed < 300; seed++) {
      const state = randomState(seed, 12);
      const plain = structuredClone(state);
      delete plain.seed;
      for (const m of plain.modules.values()) {
        m.drawn.clear();
        delete m.attempt;
      }
      expect(old(encode(state, 100_000))).toEqual(old(encode(plain, 100_000)));
    }
  });

  test.each(['k:::::', 'k::::::1.2.3', 'k::::::0.2.3', 'k::::::2.3', 'k::::::2.x.3', 'k::::::2.-1.3', '~', '~A', '~abc:1'])('neither an attempt nor a seed: %j', (part) => {
    const state = decode(`1;s;${part}`);
    expect(state.seed).toBeUndefined();
    expect(state.modules.get('k')?.attempt).toBeUndefined();
  });

  test('what is written is read again', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const state = randomState(seed, 1 + (seed % 40));
      const data = encode(state, 1_000_000);
      expect(data).toMatch(/^[\x21-\x7e]*$/);
      expect(decode(data)).toEqual(state);
    }
  });

  test('never longer than the budget; drafts go first, then visited marks, answers and place last', () => {
    for (let seed = 0; seed < 300; seed++) {
      const state = randomState(seed, 40);
      const full = encode(state, 1_000_000).length;
      for (const budget of [full, full - 1, Math.floor(full * 0.7), Math.floor(full * 0.4)]) {
        const data = encode(state, budget);
        expect(data.length).toBeLessThanOrEqual(Math.max(budget, 0));
        const kept = decode(data);
        const sum = (of: (key: string) => number): number => [...kept.modules.keys()].reduce((n, k) => n + of(k), 0);
        const visited = sum((k) => kept.modules.get(k)?.visited.size ?? 0);
        const drafts = sum((k) => kept.modules.get(k)?.drafts.size ?? 0);
        const all = [...state.modules.values()];
        const answers = all.reduce((n, m) => n + m.answers.size, 0);
        if (sum((k) => kept.modules.get(k)?.answers.size ?? 0) < answers) expect(visited + drafts).toBe(0);
        if (visited < all.reduce((n, m) => n + m.visited.size, 0)) expect(drafts).toBe(0);
        if (data !== '') expect(kept.place).toEqual(state.place);
      }
    }
  });

  test.each(['', ';', '1', '2;s', '1;;;;', 'null', '{"a":1}', '1;x.y;k:a-b:1.:,', '1;k.1;K:1:1.a:', '1;e;k:5-1:0.a:9999999999.b', '1;s;k:1-999999999::', '\u0000\uffff', '1;s;__proto__:1:1.a:2.b', 'a'.repeat(100_000)])(
    'garbage does not throw: %j',
    (data) => {
      const state = decode(data);
      expect(encode(state, 4096).length).toBeLessThanOrEqual(4096);
      for (const m of state.modules.values()) expect(m.visited.size).toBeLessThan(20_000);
    },
  );

  test('random garbage keeps what can be read', () => {
    const r = random(7);
    for (let i = 0; i < 3000; i++) {
      const data = [...encode(randomState(i, 10), 4096)];
      for (let n = r(6); n >= 0; n--) data[r(data.length)] = String.fromCharCode(r(200));
      const state = decode(data.join(''));
      expect(decode(encode(state, 100_000))).toEqual(dropEmpty(state));
    }
    expect(decode('1;k.2;k:1-2,x,4:1.a,9.?,3.b:zz').modules.get('k')).toEqual({
      visited: new Set([1, 2, 4]), answers: new Map([[1, 'a'], [3, 'b']]), drafts: new Map(), notes: new Map(), drawn: new Set(),
    });
  });

  test('two hundred lessons and questions fit into SCORM 1.2', () => {
    const state = emptyState();
    const m = moduleState(state, 'abcdef');
    for (let n = 1; n <= 200; n++) {
      m.visited.add(n);
      m.answers.set(n, 'abcd');
      m.drafts.set(n, 'ab');
    }
    expect(encode(state, 1_000_000).length).toBeLessThan(4096);
  });
});

/** Modules with nothing in them are not written. */
function dropEmpty(state: State): State {
  const modules = [...state.modules].filter(([, m]) => m.visited.size + m.answers.size + m.drafts.size + m.notes.size + m.drawn.size > 0 || m.attempt !== undefined);
  return { ...state, modules: new Map(modules) };
}

test('places', () => {
  for (const p of ['start', 'end', { module: 'k2', lesson: 12 }] as Place[]) expect(decodePlace(encodePlace(p))).toEqual(p);
  for (const s of ['', 'x', '.', 'k.', '.1', 'k.1.2', 'K.1', 'k.-1', 'index.html']) expect(decodePlace(s)).toBeUndefined();
});

test('a choice has one form', () => {
  expect(choice(['c', 'a', 'c', '1'])).toBe('1ac');
  expect(choice([])).toBe('');
});
