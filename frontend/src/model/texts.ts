// What the screens need to know about the texts of a module.

import type { BlockView, LessonView, ModuleView, TextView } from "../api-types";

/** Returns the texts of a lesson in reading order, its title first. */
export function lessonTexts(lesson: LessonView): TextView[] {
  return [lesson.title, ...lesson.blocks.flatMap((block) => block.texts)];
}

/** Returns all texts of a module in reading order. */
export function moduleTexts(module: ModuleView): TextView[] {
  return [
    module.title,
    ...(module.description ? [module.description] : []),
    ...module.lessons.flatMap(lessonTexts),
  ];
}

/** Returns how many of the texts have no cell in a language. */
export function missing(texts: readonly TextView[], tag: string): number {
  return texts.filter((text) => !text.cells[tag]?.raw).length;
}

/** Returns the language all texts were first written in, or "" when they differ. */
export function commonOrigin(texts: readonly TextView[]): string {
  const first = texts[0]?.origin ?? "";
  return texts.every((text) => text.origin === first) ? first : "";
}

export function isQuestion(block: BlockView): boolean {
  return block.kind === "single" || block.kind === "multiple";
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

/** Returns the lesson `by` places after the one named, or undefined past either end. */
export function neighbour(module: ModuleView, lesson: string, by: 1 | -1): string | undefined {
  const pages = ["", ...module.lessons.map((each) => each.id)];
  const at = pages.indexOf(lesson);
  return at < 0 ? undefined : pages[at + by];
}
