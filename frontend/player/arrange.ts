/** Puts the questions of pools on their pages as a learner gets them: which, in what order, with which numbers. */
import type { Attempts } from './attempt';
import { fill, show } from './fill';
import type { Outline, Page } from './outline';
import { attemptOf, byRank, drawn, rank } from './pool';
import type { Question } from './answers';
import type { Lesson } from './standing';
import type { ModuleState, State } from './state';
import { moduleState } from './state';

/** Arranges pages, as far as they are there. No second language may stand beside their text meanwhile. */
export function arrange(outline: Outline, state: State, pages: readonly Page[] = outline.pages): void {
  for (const { section, lesson } of pages) {
    if (section !== undefined && lesson?.attempts !== undefined) fillAttempt(section, lesson.attempts, moduleState(state, lesson.module));
  }
  if (outline.lessons.every((l) => l.pool === undefined)) return;
  const total = outline.lessons.reduce((sum, l) => sum + drawn(l, state).length, 0);
  let before = 0; // questions on the pages before
  for (const page of outline.pages) {
    const { section, lesson } = page;
    if (lesson === undefined) continue;
    const asked = drawn(lesson, state);
    if (section !== undefined && pages.includes(page)) {
      const forms = formsOf(section);
      if (lesson.pool !== undefined) arrangeLesson(lesson, asked, forms, state);
      asked.forEach((q, i) => fill(forms.get(q.number)?.querySelector<HTMLElement>('[data-position]') ?? null, { n: before + i + 1, total }));
    }
    before += asked.length;
  }
}

/** Writes which attempt this is where the page tells of it. */
export function fillAttempt(within: HTMLElement, rule: Attempts, m: ModuleState): void {
  fill(within.querySelector<HTMLElement>('[data-attempt]'), { n: attemptOf(m), total: rule.limit });
}

/** The questions of a page by their number. */
function formsOf(section: HTMLElement): Map<number, HTMLElement> {
  return new Map([...section.querySelectorAll<HTMLElement>('form[data-number]')].map((form) => [Number(form.dataset['number']), form]));
}

function arrangeLesson(lesson: Lesson, asked: readonly Question[], forms: Map<number, HTMLElement>, state: State): void {
  const numbers = asked.map((q) => q.number);
  for (const [number, form] of forms) show(form, numbers.includes(number));
  const inOrder = [...numbers];
  const order = lesson.questions.map((q) => (numbers.includes(q.number) ? (inOrder.shift() ?? q.number) : q.number));
  put([...forms.values()], order.flatMap((n) => forms.get(n) ?? []));
  if (lesson.pool?.shuffleOptions !== true) return;
  const attempt = attemptOf(moduleState(state, lesson.module));
  for (const q of asked.filter((x) => x.type === 'choice')) {
    const options = [...(forms.get(q.number)?.querySelectorAll<HTMLElement>('.option') ?? [])];
    const sorted = [...options].sort((a, b) => ((a.dataset['option'] ?? '') < (b.dataset['option'] ?? '') ? -1 : 1));
    put(options, byRank(sorted, (o) => rank(state.seed ?? '', attempt, 'option', lesson.module, q.number, o.dataset['option'] ?? '')));
  }
}

/** Puts elements, in their new order, where the same elements stand now. */
function put(now: readonly HTMLElement[], then: readonly HTMLElement[]): void {
  if (now.every((e, i) => e === then[i])) return;
  const places = now.map((e) => {
    const place = e.ownerDocument.createComment('');
    e.replaceWith(place);
    return place;
  });
  places.forEach((place, i) => {
    const e = then[i];
    if (e !== undefined) place.replaceWith(e);
  });
}
