/**
 * The parts of a question that a learner answers with, one kind for each type: boxes, a list to be
 * put in order, pairs to be chosen, something to write. All are worked with the keyboard alone.
 */
import { joinPairs, pairsOf, readNumber } from './answers';
import type { Question } from './answers';
import { fill, show } from './fill';
import { choice, spell, spellShort, unspell } from './state';

/** What the learner has put in, as it stands in suspend data. */
export interface Field {
  /** What is there now, "" when there is nothing. */
  read(): string;
  /** What is there, if it can be checked. */
  whole(): string;
  write(answer: string): void;
  lock(locked: boolean): void;
  /** Shows beside each part whether it was right; takes the marks away for undefined. */
  mark(answer: string | undefined, right: boolean): void;
  focus(): void;
}

export function field(form: HTMLFormElement, q: Question, changed: () => void): Field {
  switch (q.type) {
    case 'sequencing':
      return new Order(form, q, changed);
    case 'matching':
      return new Pairs(form, q, changed);
    case 'fill-in':
    case 'numeric':
      return new Written(form, q, changed);
    default:
      return new Boxes(form, changed);
  }
}

function rightOrWrong(part: Element, right: boolean | undefined): void {
  show(part.querySelector('[data-mark=right]'), right === true);
  show(part.querySelector('[data-mark=wrong]'), right === false);
}

class Boxes implements Field {
  private readonly inputs: HTMLInputElement[];

  constructor(private readonly form: HTMLFormElement, changed: () => void) {
    this.inputs = [...form.querySelectorAll('input')];
    form.addEventListener('change', changed);
  }

  read(): string {
    return choice(this.inputs.filter((i) => i.checked).map((i) => i.value));
  }

  whole(): string {
    return this.read();
  }

  write(answer: string): void {
    for (const i of this.inputs) i.checked = answer.includes(i.value);
  }

  lock(locked: boolean): void {
    for (const i of this.inputs) i.disabled = locked;
  }

  mark(answer: string | undefined): void {
    for (const option of this.form.querySelectorAll<HTMLElement>('[data-option]')) {
      const chosen = answer?.includes(option.dataset['option'] ?? '') ?? false;
      show(option.querySelector('[data-mark=chosen]'), chosen);
      show(option.querySelector('[data-mark=missed]'), answer !== undefined && !chosen);
    }
  }

  focus(): void {
    this.form.querySelector('input')?.focus(); // the first one there is now: options may be mixed
  }
}

class Order implements Field {
  private readonly list: HTMLElement | null;
  private readonly start: string;

  constructor(private readonly form: HTMLFormElement, private readonly q: Question, private readonly changed: () => void) {
    this.list = form.querySelector('.order');
    this.start = this.read();
    this.ends();
    form.addEventListener('click', (e) => {
      const button = e.target instanceof Element ? e.target.closest<HTMLButtonElement>('[data-move]') : null;
      if (button !== null) this.move(button);
    });
  }

  private get items(): HTMLElement[] {
    return [...this.form.querySelectorAll<HTMLElement>('.order-item')];
  }

  read(): string {
    return this.items.map((i) => i.dataset['option'] ?? '').join('');
  }

  whole(): string {
    return this.read();
  }

  write(answer: string): void {
    for (const id of answer === '' ? this.start : answer) {
      const item = this.items.find((i) => i.dataset['option'] === id);
      if (item !== undefined) this.list?.append(item);
    }
    this.ends();
  }

  lock(locked: boolean): void {
    for (const b of this.form.querySelectorAll<HTMLButtonElement>('[data-move]')) show(b, !locked);
  }

  mark(answer: string | undefined): void {
    this.items.forEach((item, i) => rightOrWrong(item, answer === undefined ? undefined : this.q.right[i] === item.dataset['option']));
  }

  focus(): void {
    this.form.querySelector<HTMLElement>('[data-move]:not([aria-disabled=true])')?.focus();
  }

  /** Moves the item of a button by one place; the focus stays on the button. */
  private move(button: HTMLButtonElement): void {
    const item = button.closest<HTMLElement>('.order-item');
    if (item === null || button.getAttribute('aria-disabled') === 'true') return;
    if (button.dataset['move'] === '-1') item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    this.ends();
    button.focus();
    const place = this.items.indexOf(item) + 1;
    fill(this.form.querySelector('[data-moved]'), { text: item.dataset['plain'] ?? '', n: place, total: this.items.length });
    this.changed();
  }

  /** The first cannot go up, the last not down. They can still be focused, so that no focus is lost. */
  private ends(): void {
    this.items.forEach((item, i, all) => {
      item.querySelector('[data-move="-1"]')?.setAttribute('aria-disabled', String(i === 0));
      item.querySelector('[data-move="1"]')?.setAttribute('aria-disabled', String(i === all.length - 1));
    });
  }
}

class Pairs implements Field {
  private readonly rows: { row: HTMLElement; left: string; select: HTMLSelectElement }[];

  constructor(form: HTMLFormElement, private readonly q: Question, changed: () => void) {
    this.rows = [...form.querySelectorAll<HTMLElement>('[data-pair]')].flatMap((row) => {
      const select = row.querySelector('select');
      return select === null ? [] : [{ row, left: row.dataset['pair'] ?? '', select }];
    });
    form.addEventListener('change', changed);
  }

  read(): string {
    return joinPairs(this.rows.filter((r) => r.select.value !== '').map((r): [string, string] => [r.left, r.select.value]));
  }

  whole(): string {
    return this.rows.every((r) => r.select.value !== '') ? this.read() : '';
  }

  write(answer: string): void {
    const pairs = new Map(pairsOf(answer));
    for (const r of this.rows) r.select.value = pairs.get(r.left) ?? '';
  }

  lock(locked: boolean): void {
    for (const r of this.rows) r.select.disabled = locked;
  }

  mark(answer: string | undefined): void {
    const right = new Map(pairsOf(this.q.right));
    const given = new Map(pairsOf(answer ?? ''));
    for (const r of this.rows) rightOrWrong(r.row, answer === undefined ? undefined : given.get(r.left) === right.get(r.left));
  }

  focus(): void {
    this.rows[0]?.select.focus();
  }
}

/** What is kept of a wrong answer, in characters of suspend data; the export counts with it. */
const keptLength = 40;

class Written implements Field {
  private readonly input: HTMLInputElement | null;

  constructor(private readonly form: HTMLFormElement, private readonly q: Question, changed: () => void) {
    this.input = form.querySelector('input');
    form.addEventListener('input', changed);
  }

  read(): string {
    const said = (this.input?.value ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');
    const longest = Math.max(keptLength, ...this.q.accept.map((a) => spell(a).length));
    return spellShort(said, longest);
  }

  whole(): string {
    const answer = this.read();
    return this.q.type === 'numeric' && readNumber(unspell(answer)) === undefined ? '' : answer;
  }

  write(answer: string): void {
    if (this.input !== null) this.input.value = unspell(answer);
  }

  lock(locked: boolean): void {
    if (this.input !== null) this.input.readOnly = locked;
  }

  mark(answer: string | undefined, right: boolean): void {
    rightOrWrong(this.form, answer === undefined ? undefined : right);
  }

  focus(): void {
    this.input?.focus();
  }
}
