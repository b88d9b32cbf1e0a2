/** Reads the course out of the page that the export made. */
import type { Lesson, Question } from './standing';
import type { Place } from './state';
import { choice } from './state';

/** A page of the course. */
export interface Page {
  readonly section: HTMLElement;
  readonly place: Place;
  readonly lesson: Lesson | undefined;
}

/** The course as the player sees it. */
export interface Outline {
  readonly format: string;
  readonly lang: string;
  readonly title: string;
  readonly passMark: number;
  readonly pages: readonly Page[];
  readonly lessons: readonly Lesson[];
}

export function readOutline(doc: Document): Outline {
  const pages = [...doc.querySelectorAll<HTMLElement>('[data-page]')].map(readPage);
  const facts = doc.body.dataset;
  return {
    format: facts['format'] ?? '',
    lang: facts['lang'] ?? '',
    title: facts['title'] ?? '',
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
  return { section, place: { module, lesson: number }, lesson: { id: section.id, module, number, questions } };
}

/** Reads a question from its form. */
export function readQuestion(form: HTMLElement): Question {
  const options = [...form.querySelectorAll<HTMLElement>('[data-option]')];
  const ids = (list: HTMLElement[]): string => choice(list.map((o) => o.dataset['option'] ?? ''));
  return {
    number: Number(form.dataset['number']),
    points: Number(form.dataset['points']),
    multiple: form.querySelector('input[type=checkbox]') !== null,
    options: ids(options),
    right: ids(options.filter((o) => o.dataset['correct'] !== undefined)),
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
