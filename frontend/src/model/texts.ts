// What the screens need to know about the texts of a module.

import type { AboutView, BlockView, CourseView, LessonView, ModuleView, TextView } from "../api-types";
import { standing } from "./blocks";

/** Returns the texts of a lesson in reading order, its title first. */
export function lessonTexts(lesson: LessonView): TextView[] {
  return [lesson.title, ...lesson.blocks.flatMap((block) => block.texts)];
}

/** Returns what describes a programme or module, but for its description, which is read before the rest. */
export function aboutTexts(about: AboutView): TextView[] {
  return about.texts.filter((text) => text.role !== "description");
}

/** The learning outcomes of an area, in the order of the course. */
export interface Area {
  area: string; // knowledge, skills, responsibility
  outcomes: TextView[];
}

const areas = ["knowledge", "skills", "responsibility"];

/** Returns the learning outcomes by area: those of the European framework first, in its order. */
export function outcomeAreas(about: AboutView): Area[] {
  const found = new Map<string, TextView[]>(areas.map((area) => [area, []]));
  for (const text of about.texts) {
    if (text.role !== "outcome") continue;
    const area = text.area ?? "";
    found.set(area, [...(found.get(area) ?? []), text]);
  }
  return [...found].filter(([, outcomes]) => outcomes.length > 0).map(([area, outcomes]) => ({ area, outcomes }));
}

/** Returns the level that all outcomes have, 0 when they differ or have none. */
export function commonLevel(outcomes: readonly TextView[]): number {
  const first = outcomes[0]?.eqf ?? 0;
  return outcomes.every((text) => (text.eqf ?? 0) === first) ? first : 0;
}

/** Reports whether there is more to say about a course than what its lessons say. */
export function hasOverview(view: CourseView): boolean {
  return view.about.texts.length > 0 || view.ledgers.length > 0 || view.editions.length > 0;
}

/** Returns the texts of the page about a module. */
export function ownTexts(module: ModuleView): TextView[] {
  return [module.title, ...(module.description ? [module.description] : []), ...aboutTexts(module.about)];
}

/** Returns all texts of a module in reading order. */
export function moduleTexts(module: ModuleView): TextView[] {
  return [
    ...ownTexts(module),
    ...module.lessons.flatMap(lessonTexts),
  ];
}

/** Returns the text with an id, of a module or of what is said about a course. */
export function findText(module: ModuleView | undefined, about: AboutView | undefined, id: string): TextView | undefined {
  return (module ? moduleTexts(module) : []).find((text) => text.id === id) ?? (about ? aboutTexts(about) : []).find((text) => text.id === id);
}

/** Returns how many of the texts have no cell in a language. */
export function missing(texts: readonly TextView[], tag: string): number {
  return texts.filter((text) => !text.cells[tag]?.raw).length;
}

/** Returns how many texts of a lesson a language lacks: those that it is to have and has not. */
export function missingInLesson(lesson: LessonView, tag: string): number {
  const lacking = lesson.blocks.map((block) => block.texts.filter((text) => standing(text, tag, block) === "missing").length);
  return lacking.reduce((sum, each) => sum + each, missing([lesson.title], tag));
}

/** Returns the language all texts were first written in, or "" when they differ. */
export function commonOrigin(texts: readonly TextView[]): string {
  const first = texts[0]?.origin ?? "";
  return texts.every((text) => text.origin === first) ? first : "";
}

/** A part of a question: a text with what hangs on it. */
export interface Answer {
  option: TextView;
  feedback: TextView | undefined;
}

/** A question's texts by what they do. */
export interface Question {
  prompt: TextView | undefined;
  answers: Answer[];
  feedback: TextView[]; // on the whole answer: when right, when wrong
}

export function question(block: BlockView): Question {
  const ofRole = (role: string): TextView[] => block.texts.filter((text) => text.role === role);
  const feedback = ofRole("option-feedback");
  return {
    prompt: ofRole("prompt")[0],
    answers: ofRole("option").map((option) => ({
      option,
      feedback: feedback.find((text) => text.option === option.option),
    })),
    feedback: block.texts.filter((text) => text.role === "feedback-correct" || text.role === "feedback-wrong"),
  };
}

/** Returns the lesson and the place of a lesson, block or term of a module; undefined when it is not there. */
export function find(module: ModuleView, id: string): { lesson: string; place: string } | undefined {
  for (const lesson of module.lessons) {
    if (lesson.id === id) return { lesson: id, place: lesson.path };
    for (const block of lesson.blocks) {
      if (block.id === id) return { lesson: lesson.id, place: block.path };
      const term = block.texts.find((text) => text.id === `${block.id}/terms/${id}`);
      if (term) return { lesson: lesson.id, place: term.path };
    }
  }
  return undefined;
}

/** Returns the lesson `by` places after the one named, or undefined past either end. */
export function neighbour(module: ModuleView, lesson: string, by: 1 | -1): string | undefined {
  const pages = ["", ...module.lessons.map((each) => each.id)];
  const at = pages.indexOf(lesson);
  return at < 0 ? undefined : pages[at + by];
}
