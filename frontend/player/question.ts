/**
 * A question on the page: choosing, checking, the verdict, another try.
 *
 * It has three faces. Open: the learner chooses; what is chosen is a draft. Answered wrong: the
 * verdict stands and she may try again; the answer counts until a better one is checked. Answered
 * right: final.
 */
import type { Question } from './standing';
import { choice } from './state';
import { readQuestion } from './outline';
import { show } from './fill';

/** What a question tells the course. */
export interface QuestionEvents {
  drafted(q: QuestionView): void; // something else is chosen now
  checked(q: QuestionView): void; // an answer counts now
}

export class QuestionView {
  readonly facts: Question;
  readonly id: string;
  readonly summary: string;
  /** The answer that counts, "" before the first. */
  answer = '';
  /** What is chosen and not checked, "" when nothing is. */
  draft = '';

  constructor(
    private readonly form: HTMLFormElement,
    readonly module: string,
    events: QuestionEvents,
  ) {
    this.facts = readQuestion(form);
    this.id = form.dataset['interaction'] ?? '';
    this.summary = form.dataset['summary'] ?? '';
    form.addEventListener('change', () => {
      this.draft = choice(this.inputs.filter((i) => i.checked).map((i) => i.value));
      this.result(undefined);
      events.drafted(this);
    });
    form.addEventListener('submit', (e) => {
      e.preventDefault();
      if (this.check()) events.checked(this);
    });
    this.again.addEventListener('click', () => {
      this.open('');
      this.inputs[0]?.focus();
    });
  }

  /** Puts the question as it was left. */
  restore(answer: string, draft: string): void {
    this.answer = answer;
    if (draft !== '') this.open(draft);
    else if (answer !== '') this.judge();
  }

  private get inputs(): HTMLInputElement[] {
    return [...this.form.querySelectorAll('input')];
  }

  private get again(): HTMLElement {
    return this.part('[data-again]');
  }

  private part(selector: string): HTMLElement {
    const found = this.form.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`question without ${selector}`);
    return found;
  }

  /** Makes what is chosen the answer; false when nothing is. */
  private check(): boolean {
    if (this.inputs.every((i) => i.disabled)) return false;
    if (this.draft === '') {
      this.result('nothing');
      return false;
    }
    this.answer = this.draft;
    this.judge();
    // The button that had the focus is gone; the next thing to do takes it. The verdict above it
    // is what is to be seen.
    const right = this.answer === this.facts.right;
    (right ? this.part('[data-result=right]') : this.again).focus({ preventScroll: true });
    this.part(right ? '[data-result=right]' : '[data-result=wrong]').scrollIntoView({ block: 'nearest' });
    return true;
  }

  private open(draft: string): void {
    this.draft = draft;
    for (const i of this.inputs) {
      i.disabled = false;
      i.checked = draft.includes(i.value);
    }
    this.form.classList.remove('answered');
    for (const m of this.form.querySelectorAll('[data-mark]')) show(m, false);
    this.result(undefined);
    show(this.part('[data-check]'), true);
    show(this.again, false);
  }

  private judge(): void {
    const right = this.answer === this.facts.right;
    this.draft = '';
    for (const i of this.inputs) {
      i.checked = this.answer.includes(i.value);
      i.disabled = true;
    }
    this.form.classList.add('answered');
    for (const option of this.form.querySelectorAll<HTMLElement>('[data-option]')) {
      const chosen = this.answer.includes(option.dataset['option'] ?? '');
      show(option.querySelector('[data-mark=chosen]'), chosen);
      show(option.querySelector('[data-mark=missed]'), !chosen);
    }
    for (const note of this.form.querySelectorAll<HTMLElement>('[data-note]')) {
      show(note, this.answer.includes(note.dataset['note'] ?? ''));
    }
    show(this.part('[data-check]'), false);
    show(this.again, !right);
    this.result(right ? 'right' : 'wrong');
  }

  private result(which: 'nothing' | 'right' | 'wrong' | undefined): void {
    for (const r of this.form.querySelectorAll<HTMLElement>('[data-result]')) {
      show(r, r.dataset['result'] === which);
    }
  }
}
