// Parts on networks that lose, spoil and delay.
import { describe, expect, test } from 'vitest';
import { Parts } from './parts';

type Answer = 'comes' | 'fails' | 'is something else';

/** A network that answers in turn as said, the last answer for ever; no time passes. */
function network(...answers: Answer[]) {
  const asked: string[] = [];
  const waited: number[] = [];
  const table = new Map<string, string>();
  const parts = new Parts({
    fetch: (address) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)] ?? 'comes';
      asked.push(address);
      if (answer === 'comes') table.set(address.split('?')[0] ?? '', `<p>${asked.length}</p>`);
      return answer === 'fails' ? Promise.reject(new Error('network')) : Promise.resolve();
    },
    take: (name) => {
      const html = table.get(name);
      table.delete(name);
      return html;
    },
    wait: (seconds) => {
      waited.push(seconds);
      return Promise.resolve();
    },
  });
  return { parts, asked, waited, table };
}

describe('a part is loaded', () => {
  const rows: { name: string; answers: Answer[]; patient: boolean; html?: string; asked: string[]; waited: number[] }[] = [
    { name: 'at once', answers: ['comes'], patient: true, html: '<p>1</p>', asked: ['a.js'], waited: [] },
    { name: 'at the second try, under another address', answers: ['fails', 'comes'], patient: true, html: '<p>2</p>', asked: ['a.js', 'a.js?again=1'], waited: [1] },
    { name: 'at the third, under its own again', answers: ['fails', 'is something else', 'comes'], patient: true, html: '<p>3</p>', asked: ['a.js', 'a.js?again=1', 'a.js'], waited: [1, 3] },
    { name: 'not at all', answers: ['fails'], patient: true, asked: ['a.js', 'a.js?again=1', 'a.js'], waited: [1, 3] },
    { name: 'not where a page to sign in comes instead', answers: ['is something else'], patient: true, asked: ['a.js', 'a.js?again=1', 'a.js'], waited: [1, 3] },
    { name: 'with one try for what is not needed yet', answers: ['fails', 'comes'], patient: false, asked: ['a.js'], waited: [] },
  ];
  test.each(rows)('$name', async ({ answers, patient, html, asked, waited }) => {
    const n = network(...answers);
    const loaded = n.parts.load('a.js', patient);
    if (html === undefined) await expect(loaded).rejects.toThrow('a.js');
    else expect(await loaded).toBe(html);
    expect(n.asked).toEqual(asked);
    expect(n.waited).toEqual(waited);
  });
});

test('who asks while it is on its way gets the same answer, and later ones are new', async () => {
  const n = network('comes');
  expect(await Promise.all([n.parts.load('a.js'), n.parts.load('a.js', false)])).toEqual(['<p>1</p>', '<p>1</p>']);
  expect(await n.parts.load('a.js')).toBe('<p>2</p>');
});

test('who needs it goes on trying when the look ahead has failed', async () => {
  const n = network('fails', 'fails', 'comes');
  const ahead = n.parts.load('a.js', false);
  const needed = n.parts.load('a.js');
  await expect(ahead).rejects.toThrow();
  expect(await needed).toBe('<p>3</p>');
});

test('it can be had after it was given up', async () => {
  const n = network('fails', 'fails', 'fails', 'comes');
  await expect(n.parts.load('a.js')).rejects.toThrow();
  expect(await n.parts.load('a.js')).toBe('<p>4</p>');
});

test('what comes after it was no longer waited for is taken', async () => {
  const n = network('fails');
  n.table.set('a.js', '<p>late</p>');
  expect(await n.parts.load('a.js', false)).toBe('<p>late</p>');
});
