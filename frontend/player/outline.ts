/** Reads what the course is out of the document that the export made: its pages, and what counts. */
import type { Question } from './answers';
import type { Attempts } from './attempt';
import type { Pool } from './pool';
import type { Lesson } from './standing';
import type { Place } from './state';

/** A page of the course. */
export interface Page {
  readonly id: string; // of its section
  readonly title: string;
  readonly place: Place;
  readonly lesson: Lesson | undefined;
  readonly part: string | undefined; // the file it lies in, where it does not stand in the document
  section: HTMLElement | undefined; // undefined until its part is there
}

/** A line of the contents above pages: a module, where a course has several. */
export interface Group {
  readonly title: string;
  readonly pages: readonly Page[];
}

/** The course in one language: the element that holds all of it, and its pages. */
export interface Outline {
  readonly root: HTMLElement;
  readonly lang: string;
  readonly title: string;
  readonly prefix: string; // of the ids within it
  readonly passMark: number;
  readonly pages: readonly Page[];
  readonly lessons: readonly Lesson[];
  readonly groups: readonly Group[];
  readonly grouped: boolean; // the contents show the groups
  readonly links: ReadonlyMap<string, string>; // blocks that links lead to, with their lessons
}

/** The facts as the export writes them, see engine/scorm/outline.go. */
export interface Facts {
  readonly modules: readonly ModuleFacts[];
  readonly grouped?: boolean;
  readonly parts?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
}

interface ModuleFacts {
  readonly key: string;
  readonly title: string;
  readonly attempts?: { readonly limit?: number; readonly counts?: Attempts['counts'] }; // without a limit any number; without counts the best
  readonly lessons: readonly LessonFacts[];
}

interface LessonFacts {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly part?: number; // from 1
  readonly questions?: readonly QuestionFacts[];
  readonly reflections?: readonly number[];
  readonly pool?: { readonly draw?: number; readonly shuffleQuestions?: boolean; readonly shuffleOptions?: boolean }; // without draw, all
}

type QuestionFacts = Pick<Question, 'number' | 'points' | 'type'> & Partial<Question>;

export function readOutline(root: HTMLElement): Outline {
  const facts = JSON.parse(root.querySelector('script[data-outline]')?.textContent ?? '{"modules":[]}') as Facts;
  const { edition = '', title = '', prefix = '', pass = '0' } = root.dataset;
  const section = (id: string): HTMLElement | undefined => root.ownerDocument.getElementById(id) ?? undefined;
  const groups = facts.modules.map((m) => ({
    title: m.title,
    pages: m.lessons.map((l) => ({ ...readLesson(l, m, prefix, facts.parts ?? []), section: section(prefix + l.id) })),
  }));
  const edge = (place: 'start' | 'end'): Page[] => {
    const there = section(prefix + place);
    const heading = there?.querySelector('h1')?.textContent?.trim() ?? '';
    return there === undefined ? [] : [{ id: there.id, title: heading, place, lesson: undefined, part: undefined, section: there }];
  };
  const pages = [...edge('start'), ...groups.flatMap((g) => g.pages), ...edge('end')];
  return {
    root, lang: edition, title, prefix, pages, groups,
    passMark: Number(pass),
    lessons: pages.flatMap((p) => (p.lesson === undefined ? [] : [p.lesson])),
    grouped: facts.grouped === true,
    links: new Map(Object.entries(facts.links ?? {})),
  };
}

/** The page of a lesson, without its section. */
export function readLesson(l: LessonFacts, m: Pick<ModuleFacts, 'key' | 'attempts'>, prefix: string, parts: readonly string[]): Omit<Page, 'section'> {
  const id = prefix + l.id;
  return {
    id,
    title: l.title,
    place: { module: m.key, lesson: l.number },
    lesson: {
      id,
      module: m.key,
      number: l.number,
      questions: (l.questions ?? []).map(readQuestion),
      reflections: l.reflections ?? [],
      pool: readPool(l),
      attempts: m.attempts === undefined ? undefined : { limit: m.attempts.limit ?? Infinity, counts: m.attempts.counts ?? 'best' },
    },
    part: l.part === undefined ? undefined : parts[l.part - 1],
  };
}

/** What is drawn and mixed in a lesson; undefined when nothing is. */
function readPool({ pool }: LessonFacts): Pool | undefined {
  if (pool === undefined) return undefined;
  return { draw: pool.draw ?? Infinity, shuffleQuestions: pool.shuffleQuestions === true, shuffleOptions: pool.shuffleOptions === true };
}

function readQuestion(q: QuestionFacts): Question {
  return { multiple: false, options: '', right: '', accept: [], value: 0, tolerance: 0, ...q };
}

/** The page of a place; undefined when this version of the course has none. */
export function pageAt(outline: Outline, place: Place): number | undefined {
  const i = outline.pages.findIndex((p) => samePlace(p.place, place));
  return i < 0 ? undefined : i;
}

function samePlace(a: Place, b: Place): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.module === b.module && a.lesson === b.lesson;
}

/** The page that an id leads to: its own, that of a block which links lead to, or of an element that is there. */
export function pageOf(outline: Outline, id: string): number | undefined {
  const { pages, prefix, links, root } = outline;
  const lesson = id.startsWith(prefix) ? links.get(id.slice(prefix.length)) : undefined;
  const own = lesson === undefined ? id : prefix + lesson;
  let i = pages.findIndex((p) => p.id === own);
  if (i < 0) {
    const element = root.ownerDocument.getElementById(id);
    if (element !== null) i = pages.findIndex((p) => p.section?.contains(element) === true);
  }
  return i < 0 ? undefined : i;
}
