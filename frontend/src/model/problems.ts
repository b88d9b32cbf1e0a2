// Problems in the order people mend them, and the place on screen each belongs to.

import type { CourseView, EditionView, LessonView, ModuleView, Problem, Sentences, TextView } from "../api-types";
import { ownTexts } from "./texts";

const weight: Record<string, number> = { error: 0, warning: 1 };

/** Returns the problems with errors first, then by file and place. */
export function sorted(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      (weight[a.severity] ?? 2) - (weight[b.severity] ?? 2) ||
      a.file.localeCompare(b.file) ||
      a.line - b.line ||
      a.column - b.column,
  );
}

export function count(problems: readonly Problem[], severity: string): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

/** Returns the problem's sentences in the first language of `order` that has them. */
export function sentences(problem: Pick<Problem, "texts">, order: readonly string[]): Sentences | undefined {
  for (const tag of order) {
    const found = problem.texts[tag];
    if (found) return found;
  }
  return undefined;
}

/**
 * Returns the longest of the places that is the path itself or one of its parents, as JSON
 * Pointers (RFC 6901); undefined when none is. "/a/1" is no parent of "/a/10".
 */
export function nearest(places: Iterable<string>, path: string): string | undefined {
  let best: string | undefined;
  for (const place of places) {
    if (path !== place && !path.startsWith(`${place}/`)) continue;
    if (best === undefined || place.length > best.length) best = place;
  }
  return best;
}

/** Returns every place of a text that can be pointed at: the text, and each language's cell. */
function textPlaces(text: TextView, languages: readonly string[]): string[] {
  return [text.path, ...languages.map((tag) => `${text.path}/${tag}`)];
}

/** Returns every place of a lesson that can be pointed at, the lesson first. */
export function lessonPlaces(lesson: LessonView, languages: readonly string[]): string[] {
  return [
    lesson.path,
    ...textPlaces(lesson.title, languages),
    ...lesson.blocks.flatMap((block) => [
      block.path,
      ...block.texts.flatMap((text) => textPlaces(text, languages)),
    ]),
  ];
}

/** Returns every place of a module outside its lessons. The module itself is "". */
export function modulePlaces(module: ModuleView, languages: readonly string[]): string[] {
  return ["", ...ownTexts(module).flatMap((text) => textPlaces(text, languages))];
}

/** Where a problem is shown. */
export interface Spot {
  lesson: string; // id, "" for the page about the module
  place: string; // a JSON Pointer that a part of that page carries
}

/** Returns where in the module a problem is shown; at worst at the head of the module's page. */
export function spot(module: ModuleView, problem: Problem, languages: readonly string[]): Spot {
  for (const lesson of module.lessons) {
    const place = nearest(lessonPlaces(lesson, languages), problem.path);
    if (place !== undefined) return { lesson: lesson.id, place };
  }
  return { lesson: "", place: nearest(modulePlaces(module, languages), problem.path) ?? "" };
}

/** Returns every place of an edition that can be pointed at, the edition first. They begin with its id. */
export function editionPlaces(edition: EditionView): string[] {
  return [edition.id, ...edition.sessions.map((_, index) => slotPlace(edition, index))];
}

/** Returns the place of an appointment of an edition. */
export function slotPlace(edition: EditionView, index: number): string {
  return `${edition.id}/sessions/${index.toString()}`;
}

/** Returns the place on the page about the programme where a problem outside its modules is shown. */
export function courseSpot(view: CourseView, problem: Problem): string {
  const edition = (view.editions as EditionView[]).find(({ id }) => id === problem.edition);
  if (edition) return nearest(editionPlaces(edition), `${edition.id}${problem.path}`) ?? "";
  return nearest(view.about.texts.flatMap((text) => textPlaces(text, view.languages)), problem.path) ?? "";
}

/** Returns the problems outside the modules by the place they are shown at. */
export function courseMarks(view: CourseView, problems: readonly Problem[]): Map<string, Problem[]> {
  const places = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.module !== "") continue;
    const place = courseSpot(view, problem);
    places.set(place, [...(places.get(place) ?? []), problem]);
  }
  return places;
}

/** Returns the problems of a module by the place they are shown at. */
export function byPlace(
  module: ModuleView,
  problems: readonly Problem[],
  languages: readonly string[],
): Map<string, Problem[]> {
  const places = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.module !== module.id) continue;
    const { place } = spot(module, problem, languages);
    places.set(place, [...(places.get(place) ?? []), problem]);
  }
  return places;
}
