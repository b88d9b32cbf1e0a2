/**
 * What a learner has done, and its form in the LMS's suspend data.
 *
 * The form is made for the 4,096 characters of SCORM 1.2, of which a strict LMS stores nothing
 * when there is one too many, and for courses that go on being revised: everything is named by
 * stable numbers, so what a later version of the course no longer has is skipped and the rest
 * stays. Only ASCII.
 *
 *     data    = "1;" place { ";" module }
 *     place   = "s" | "e" | key "." lesson          the start, the result, or a lesson
 *     module  = key ":" visited ":" answers ":" drafts
 *     visited = [ range { "," range } ]             lesson numbers: "1-4,7"
 *     answers = [ answer { "," answer } ]           question number "." option ids: "3.ac"
 *     drafts  = answers                             chosen, not yet checked
 *
 * Example: lessons 1 to 3 read, question 1 answered with b, question 2 with a and c, in question 3
 * d is chosen, and the learner is on lesson 3:
 *
 *     1;k2xq7a.3;k2xq7a:1-3:1.b,2.ac:3.d
 */

/** The learner's place: a page that keeps its name in every version of the course. */
export type Place = 'start' | 'end' | { readonly module: string; readonly lesson: number };

/** What was done in one module. Answers are option ids, sorted and joined. */
export interface ModuleState {
  visited: Set<number>;
  answers: Map<number, string>;
  drafts: Map<number, string>;
}

export interface State {
  place: Place;
  modules: Map<string, ModuleState>;
}

export function emptyState(): State {
  return { place: 'start', modules: new Map() };
}

/** The state of a module, made when it is not there yet. */
export function moduleState(state: State, key: string): ModuleState {
  let m = state.modules.get(key);
  if (m === undefined) {
    m = { visited: new Set(), answers: new Map(), drafts: new Map() };
    state.modules.set(key, m);
  }
  return m;
}

/** Option ids in the one order that answers are written and compared in. */
export function choice(options: Iterable<string>): string {
  return [...new Set(options)].sort().join('');
}

/**
 * The state as suspend data of at most `budget` characters. When it is too long, drafts go first,
 * then visited marks. Answers and place alone fit: the export measures them and refuses a course
 * where they would not; should they still not fit, the last answers go, for something cut short by
 * the LMS would be worse.
 */
export function encode(state: State, budget: number): string {
  for (const keep of [{ drafts: true, visited: true }, { drafts: false, visited: true }, { drafts: false, visited: false }]) {
    const data = write(state, keep.visited, keep.drafts);
    if (data.length <= budget) return data;
  }
  const full = write(state, false, false);
  const cut = full.lastIndexOf(',', budget);
  return cut > 0 ? full.slice(0, cut) : '';
}

function write(state: State, visited: boolean, drafts: boolean): string {
  const parts = ['1', encodePlace(state.place)];
  for (const [key, m] of state.modules) {
    const fields = [visited ? writeRanges(m.visited) : '', writeAnswers(m.answers), drafts ? writeAnswers(m.drafts) : ''];
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
    const [key, visited, answers, drafts] = part.split(':');
    if (key === undefined || !/^[a-z0-9]{1,64}$/.test(key)) continue;
    const m = moduleState(state, key);
    readRanges(visited ?? '', m.visited);
    readAnswers(answers ?? '', m.answers);
    readAnswers(drafts ?? '', m.drafts);
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
    const m = /^(\d{1,9})\.([a-z0-9]{1,36})$/.exec(answer);
    if (m !== null) into.set(Number(m[1]), choice(m[2] ?? ''));
  }
}
