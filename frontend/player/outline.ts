/** Reads the course out of the page that the export made. */
import type { Question, QuestionType } from './answers';
import type { Attempts } from './attempt';
import type { Pool } from './pool';
import type { Lesson } from './standing';
import type { Place } from './state';
import { choice } from './state';

/** A page of the course. */
export interface Page {
  readonly section: HTMLElement;
  readonly place: Place;
  readonly lesson: Lesson | undefined;
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
}

export function readOutline(root: HTMLElement): Outline {
  const pages = [...root.querySelectorAll<HTMLElement>('[data-page]')].map(readPage);
  const facts = root.dataset;
  return {
    root,
    lang: facts['edition'] ?? '',
    title: facts['title'] ?? '',
    prefix: facts['prefix'] ?? '',
    passMark: Number(facts['pass'] ?? '0'),
    pages,
    lessons: pages.flatMap((p) => (p.lesson === undefined ? [] : [p.lesson])),
  };
}

function readPage(section: HTMLElement): Page {
  const { page, module = '', lesson = '0' } = section.dataset;
  if (page === 'start' || page === 'end') return { section, place: page, lesson: undefined };
  const number = Number(lesson);
  const questions = [...section.querySelectorAll<HTMLElement>('form[data-number]')].map(readQuestion);
  const reflections = [...section.querySelectorAll<HTMLElement>('[data-reflection]')].map((r) => Number(r.dataset['reflection']));
  return { section, place: { module, lesson: number }, lesson: { id: section.id, module, number, questions, reflections, pool: readPool(section), attempts: readAttempts(section) } };
}

/** Reads what is drawn and mixed in a lesson; undefined when nothing is. */
function readPool({ dataset }: HTMLElement): Pool | undefined {
  const { draw, shuffle } = dataset;
  if (draw === undefined && shuffle === undefined) return undefined;
  const shuffled = (shuffle ?? '').split(' ');
  return { draw: Number(draw ?? '0') || Infinity, shuffleQuestions: shuffled.includes('questions'), shuffleOptions: shuffled.includes('options') };
}

/** Reads how often the questions of a lesson's module may be worked through; undefined when nothing is said. */
function readAttempts({ dataset }: HTMLElement): Attempts | undefined {
  const { attempts, counts } = dataset;
  return attempts === undefined ? undefined : { limit: Number(attempts) || Infinity, counts: counts === 'last' ? 'last' : 'best' };
}

/** Reads a question from its form. */
export function readQuestion(form: HTMLElement): Question {
  const { number, points, type, right, accept, value, tolerance } = form.dataset;
  const options = [...form.querySelectorAll<HTMLElement>('[data-option]')];
  const ids = (list: HTMLElement[]): string => choice(list.map((o) => o.dataset['option'] ?? ''));
  const pairs = [...form.querySelectorAll<HTMLElement>('[data-pair]')].map((p) => p.dataset['pair'] ?? '');
  return {
    number: Number(number),
    points: Number(points),
    type: (type ?? 'choice') as QuestionType,
    multiple: form.querySelector('input[type=checkbox]') !== null,
    options: pairs.length > 0 ? choice(pairs) : ids(options),
    right: right ?? ids(options.filter((o) => o.dataset['correct'] !== undefined)),
    accept: accept === undefined ? [] : (JSON.parse(accept) as string[]),
    value: Number(value ?? '0'),
    tolerance: Number(tolerance ?? '0'),
  };
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
