/**
 * A question on the page: answering, checking, the verdict, another try.
 *
 * It has three faces. Open: the learner answers; what is there is a draft. Answered wrong: the
 * verdict stands and she may try again; the answer counts until a better one is checked. Answered
 * right: final. Where the module is worked through in attempts, a wrong answer is final too.
 */
import type { Question } from './answers';
import { isRight } from './answers';
import type { Field } from './fields';
import { field } from './fields';
import { show } from './fill';
import type { Lesson } from './standing';

/** What a question tells the course. */
export interface QuestionEvents {
  drafted(q: QuestionView): void; // something else is chosen now
  checked(q: QuestionView): void; // an answer counts now
}

export class QuestionView {
  readonly id: string;
  readonly summary: string;
  /** The answer that counts, "" before the first. */
  answer = '';
  /** What is chosen and not checked, "" when nothing is. */
  draft = '';
  private readonly field: Field;
  private locked = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly lesson: Lesson,
    readonly facts: Question,
    events: QuestionEvents,
  ) {
    this.id = form.dataset['interaction'] ?? '';
    this.summary = form.dataset['summary'] ?? '';
    this.field = field(form, this.facts, () => {
      this.draft = this.field.read();
      this.result(undefined);
      events.drafted(this);
    });
    form.addEventListener('submit', (e) => {
      e.preventDefault();
      if (this.check()) events.checked(this);
    });
    this.again.addEventListener('click', () => {
      this.open('');
      this.field.focus();
    });
  }

  get module(): string {
    return this.lesson.module;
  }

  /** An answer is final: the module is worked through in attempts. */
  private get once(): boolean {
    return this.lesson.attempts !== undefined;
  }

  /** Puts the question as it was left. */
  restore(answer: string, draft: string): void {
    this.answer = answer;
    if (answer === '' || draft !== '') this.open(draft);
    else this.judge();
  }

  private get again(): HTMLElement {
    return this.part('[data-again]');
  }

  private part(selector: string): HTMLElement {
    const found = this.form.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`question without ${selector}`);
    return found;
  }

  /** Makes what is there the answer; false when it is nothing that can be checked. */
  private check(): boolean {
    if (this.locked) return false;
    const answer = this.field.whole();
    if (answer === '') {
      this.result('nothing');
      return false;
    }
    this.answer = answer;
    this.judge();
    // The button that had the focus is gone; the next thing to do takes it. The verdict above it
    // is what is to be seen.
    const right = isRight(this.facts, this.answer);
    const verdict = this.part(right ? '[data-result=right]' : '[data-result=wrong]');
    (right || this.once ? verdict : this.again).focus({ preventScroll: true });
    verdict.scrollIntoView({ block: 'nearest' });
    return true;
  }

  private open(draft: string): void {
    this.draft = draft;
    this.lock(false);
    this.field.write(draft);
    this.field.mark(undefined, false);
    this.result(undefined);
    show(this.part('[data-check]'), true);
    show(this.again, false);
  }

  private judge(): void {
    const right = isRight(this.facts, this.answer);
    this.draft = '';
    this.field.write(this.answer);
    this.lock(true);
    this.field.mark(this.answer, right);
    for (const note of this.form.querySelectorAll<HTMLElement>('[data-note]')) {
      show(note, this.answer.includes(note.dataset['note'] ?? ''));
    }
    show(this.part('[data-check]'), false);
    show(this.again, !right && !this.once);
    this.result(right ? 'right' : 'wrong');
  }

  private lock(locked: boolean): void {
    this.locked = locked;
    this.field.lock(locked);
    this.form.classList.toggle('answered', locked);
  }

  private result(which: 'nothing' | 'right' | 'wrong' | undefined): void {
    for (const r of this.form.querySelectorAll<HTMLElement>('[data-result]')) {
      show(r, r.dataset['result'] === which);
    }
  }
}
