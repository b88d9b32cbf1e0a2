/**
 * What a learner has done, and its form in the LMS's suspend data.
 *
 * The form is made for the 4,096 characters of SCORM 1.2, of which a strict LMS stores nothing
 * when there is one too many, and for courses that go on being revised: everything is named by
 * stable numbers, so what a later version of the course no longer has is skipped and the rest
 * stays. Only ASCII.
 *
 *     data     = "1;" place [ ";=" language [ "+" language ] ] [ ";~" seed ] { ";" module }
 *     place    = "s" | "e" | key "." lesson          the start, the result, or a lesson
 *     language = "pl" | "de" | …                     the one chosen; the one shown beside it
 *     seed     = letters and digits                  what pools are drawn by, see pool.ts
 *     module   = key ":" visited ":" answers ":" drafts [ ":" notes [ ":" drawn [ ":" attempt ] ] ]
 *     visited  = [ range { "," range } ]             lesson numbers: "1-4,7"
 *     answers  = [ answer { "," answer } ]           question number "." answer: "3.ac"
 *     drafts   = answers                             chosen, not yet checked
 *     notes    = answers                             reflections, by their number
 *     drawn    = visited                             question numbers: on the page, not answered
 *     attempt  = number "." points "." total         after the first: what counts of those before
 *
 * What an answer is follows from the question's type: of a choice the ids of the options, sorted;
 * of an order the ids in it; of pairs left and right id in turn, sorted by left; of what was written
 * the words, spelt by `spell`. So no answer depends on the order or the wording of a version.
 *
 * Example: lessons 1 to 3 read, question 1 answered with b, question 2 with a and c, in question 3
 * d is chosen, the learner is on lesson 3, reads German, and noted "Später" at reflection 4:
 *
 *     1;k2xq7a.3;=de;k2xq7a:1-3:1.b,2.ac:3.d:4.Sp*qter
 *
 * The same learner in her second attempt, of which the first had 3 of 5 points; the pool was drawn
 * by the seed "x7k2mq", and of question 9 nothing is chosen yet:
 *
 *     1;k2xq7a.3;=de;~x7k2mq;k2xq7a:1-3:1.b,2.ac:3.d:4.Sp*qter:3,9:2.3.5
 */

/** The learner's place: a page that keeps its name in every version of the course. */
export type Place = 'start' | 'end' | { readonly module: string; readonly lesson: number };

/** What was done in one module. Notes are the reflections, as they were typed. */
export interface ModuleState {
  visited: Set<number>;
  answers: Map<number, string>;
  drafts: Map<number, string>;
  notes: Map<number, string>;
  drawn: Set<number>; // questions of a pool that were on the page and are not answered
  attempt?: Attempt;
}

/** An attempt after the first. */
export interface Attempt {
  readonly number: number;
  readonly points: number; // what counts of the attempts before: so many points
  readonly total: number; // of so many
}

export interface State {
  place: Place;
  lang?: string; // chosen by the learner, in a package of several languages
  beside?: string; // the second language shown
  seed?: string; // of pools
  modules: Map<string, ModuleState>;
}

export function emptyState(): State {
  return { place: 'start', modules: new Map() };
}

/** The state of a module, made when it is not there yet. */
export function moduleState(state: State, key: string): ModuleState {
  let m = state.modules.get(key);
  if (m === undefined) {
    m = { visited: new Set(), answers: new Map(), drafts: new Map(), notes: new Map(), drawn: new Set() };
    state.modules.set(key, m);
  }
  return m;
}

/** Option ids in the one order that answers are written and compared in. */
export function choice(options: Iterable<string>): string {
  return [...new Set(options)].sort().join('');
}

/**
 * The state as suspend data of at most `budget` characters. When it is too long, reflections go
 * first, the longest before the others, then drafts and what was drawn, which the seed gives again,
 * then visited marks. Answers, attempts, place, seed and languages alone fit: the export measures them and refuses a course where they would not; should
 * they still not fit, the last answers go, for something cut short by the LMS would be worse.
 */
export function encode(state: State, budget: number): string {
  return fit(state, budget).data;
}

/** encode, and whether every reflection is in the data. */
export function fit(state: State, budget: number): { data: string; notesKept: boolean } {
  const bare = write(state, { visited: true, drafts: true, notes: 0 });
  const longest = bare.length > budget ? 0 : roomForNotes(state, budget - bare.length);
  if (bare.length <= budget) {
    const data = write(state, { visited: true, drafts: true, notes: longest });
    return { data, notesKept: longest === Infinity };
  }
  const notesKept = [...state.modules.values()].every((m) => m.notes.size === 0);
  for (const visited of [true, false]) {
    const data = write(state, { visited, drafts: false, notes: 0 });
    if (data.length <= budget) return { data, notesKept };
  }
  const full = write(state, { visited: false, drafts: false, notes: 0 });
  const cut = full.lastIndexOf(',', budget);
  return { data: cut > 0 ? full.slice(0, cut) : '', notesKept };
}

/** The length, as it is spelt, of the longest reflection that is kept when they have so much room. */
function roomForNotes(state: State, room: number): number {
  const modules = [...state.modules].map(([key, m]) => ({ key, m, bare: m.visited.size + m.answers.size + m.drafts.size === 0, ends: m.drawn.size > 0 || m.attempt !== undefined }));
  const sizes = modules.flatMap(({ m }) => [...m.notes].map(([n, text]) => ({ spelt: spell(text).length, whole: `,${n}.${spell(text)}`.length })));
  // The colon before a module's notes, and all of a module that has nothing else. Where something
  // stands after the notes, both are there already.
  let used = modules.reduce((sum, { key, m, bare, ends }) => (m.notes.size === 0 || ends ? sum : sum + 1 + (bare ? `;${key}:::`.length : 0)), 0);
  sizes.sort((a, b) => a.spelt - b.spelt);
  let longest = 0;
  for (let i = 0; i < sizes.length; i++) {
    const size = sizes[i];
    used += size?.whole ?? 0;
    if (used > room) return longest;
    // Of two that are equally long, both are kept or none.
    if (sizes[i + 1]?.spelt !== size?.spelt) longest = size?.spelt ?? 0;
  }
  return Infinity;
}

interface Kept {
  visited: boolean;
  drafts: boolean;
  notes: number; // the longest reflection, as it is spelt
}

function write(state: State, keep: Kept): string {
  const parts = ['1', encodePlace(state.place)];
  if (state.lang !== undefined) parts.push(`=${state.lang}${state.beside === undefined ? '' : `+${state.beside}`}`);
  if (state.seed !== undefined) parts.push(`~${state.seed}`);
  for (const [key, m] of state.modules) {
    const notes = new Map([...m.notes].map(([n, text]): [number, string] => [n, spell(text)]).filter(([, text]) => text !== '' && text.length <= keep.notes));
    const fields = [keep.visited ? writeRanges(m.visited) : '', writeAnswers(m.answers), keep.drafts ? writeAnswers(m.drafts) : ''];
    fields.push(writeAnswers(notes), keep.drafts ? writeRanges(m.drawn) : '', m.attempt === undefined ? '' : `${m.attempt.number}.${m.attempt.points}.${m.attempt.total}`);
    while (fields.length > 3 && fields[fields.length - 1] === '') fields.pop();
    if (fields.some((f) => f !== '')) parts.push(`${key}:${fields.join(':')}`);
  }
  return parts.join(';');
}

/** A place as it stands in suspend data and in the LMS's bookmark. */
export function encodePlace(place: Place): string {
  if (place === 'start') return 's';
  if (place === 'end') return 'e';
  return `${place.module}.${place.lesson}`;
}

/** Reads a place; undefined for anything else. */
export function decodePlace(s: string): Place | undefined {
  if (s === 's') return 'start';
  if (s === 'e') return 'end';
  const m = /^([a-z0-9]{1,64})\.(\d{1,9})$/.exec(s);
  return m === null ? undefined : { module: m[1] ?? '', lesson: Number(m[2]) };
}

/** Reads suspend data. What cannot be read is skipped; nothing in it can throw. */
export function decode(data: string): State {
  const state = emptyState();
  const [version, place, ...modules] = data.split(';');
  if (version !== '1') return state;
  state.place = decodePlace(place ?? '') ?? 'start';
  for (const part of modules) {
    const langs = /^=([a-z]{2})(?:\+([a-z]{2}))?$/.exec(part);
    if (langs !== null) {
      state.lang = langs[1] ?? '';
      if (langs[2] !== undefined) state.beside = langs[2];
      continue;
    }
    const seed = /^~([a-z0-9]{1,16})$/.exec(part);
    if (seed !== null) {
      state.seed = seed[1] ?? '';
      continue;
    }
    const [key, visited, answers, drafts, notes, drawn, attempt] = part.split(':');
    if (key === undefined || !/^[a-z0-9]{1,64}$/.test(key)) continue;
    const m = moduleState(state, key);
    readRanges(visited ?? '', m.visited);
    readAnswers(answers ?? '', m.answers);
    readAnswers(drafts ?? '', m.drafts);
    const spelt = new Map<number, string>();
    readAnswers(notes ?? '', spelt);
    for (const [n, text] of spelt) if (unspell(text) !== '') m.notes.set(n, unspell(text));
    readRanges(drawn ?? '', m.drawn);
    const tried = /^(\d{1,3})\.(\d{1,6})\.(\d{1,6})$/.exec(attempt ?? '');
    if (tried !== null && Number(tried[1]) > 1) m.attempt = { number: Number(tried[1]), points: Number(tried[2]), total: Number(tried[3]) };
  }
  return state;
}

function writeRanges(numbers: Set<number>): string {
  const ranges: string[] = [];
  const sorted = [...numbers].sort((a, b) => a - b);
  for (let i = 0; i < sorted.length; ) {
    const first = sorted[i] ?? 0;
    let last = first;
    while (++i < sorted.length && sorted[i] === last + 1) last++;
    ranges.push(first === last ? `${first}` : `${first}-${last}`);
  }
  return ranges.join(',');
}

/** The longest range that is believed; a garbled one must not fill the memory. */
const longestRange = 10_000;

function readRanges(s: string, into: Set<number>): void {
  for (const range of s.split(',')) {
    const m = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(range);
    if (m === null) continue;
    const first = Number(m[1]);
    const last = m[2] === undefined ? first : Number(m[2]);
    if (last - first > longestRange) continue;
    for (let n = first; n <= last; n++) into.add(n);
  }
}

function writeAnswers(answers: Map<number, string>): string {
  return [...answers]
    .sort(([a], [b]) => a - b)
    .map(([number, options]) => `${number}.${options}`)
    .join(',');
}

function readAnswers(s: string, into: Map<number, string>): void {
  for (const answer of s.split(',')) {
    const m = /^(\d{1,9})\.([A-Za-z0-9_*()]{1,20000})$/.exec(answer);
    if (m !== null) into.set(Number(m[1]), m[2] ?? '');
  }
}

/** What the languages of our courses have beside a–z, each spelt with "*" and a letter. */
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const others = 'ąćęłńóśźżčėįšųūžäöüßĄĆĘŁŃÓŚŹŻČĖĮŠŲŪŽÄÖÜ.,;:!?-–…„”“"\'()/\n%&+=';

/**
 * A text in the characters of suspend data that separate nothing: letters and digits as they
 * are, a blank as "_", one of `others` as "*" and a letter; anything else as "(" code point in hex ")".
 */
export function spell(text: string): string {
  return [...text].map((c) => {
    if (/^[A-Za-z0-9]$/.test(c)) return c;
    if (c === ' ') return '_';
    const i = others.indexOf(c);
    return i >= 0 && c.length === 1 ? `*${letters[i] ?? ''}` : `(${(c.codePointAt(0) ?? 0).toString(16)})`;
  }).join('');
}

/** Reads what spell wrote; what it never writes is left out. */
export function unspell(s: string): string {
  return s.replace(/\*(.?)|\(([^()]*)\)|_|[()]/g, (whole, letter: string | undefined, hex: string | undefined) => {
    if (whole === '_') return ' ';
    if (letter !== undefined && letter !== '') return others[letters.indexOf(letter)] ?? '';
    const code = hex !== undefined && /^[0-9a-f]{1,6}$/.test(hex) ? Number.parseInt(hex, 16) : -1;
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '';
  });
}

/** spell of the beginning of a text that takes at most `length` characters. */
export function spellShort(text: string, length: number): string {
  let short = '';
  for (const c of text) {
    const next = spell(c);
    if (short.length + next.length > length) break;
    short += next;
  }
  return short;
}
