/** The course in one language, with all that listens in it. */
import { arrange } from './arrange';
import { Contents, Panel } from './contents';
import { show } from './fill';
import { Meanings } from './meanings';
import type { Outline, Page } from './outline';
import { readOutline } from './outline';
import { Pages } from './pages';
import type { QuestionEvents } from './question';
import { QuestionView } from './question';
import type { State } from './state';
import { moduleState } from './state';

/** What an edition tells the course. */
export interface EditionEvents extends QuestionEvents {
  turned(page: Page): void;
  started(): void;
  noted(module: string, number: number, text: string): void;
  switched(lang: string): void;
  beside(lang: string): void;
  again(module: string): void; // another attempt
}

export class Edition {
  readonly outline: Outline;
  readonly contents: Contents;
  readonly langs: Panel;
  readonly pages: Pages;
  private readonly questions: QuestionView[];

  constructor(
    readonly root: HTMLElement,
    events: EditionEvents,
    rootOf: (lang: string) => HTMLElement | undefined,
  ) {
    this.outline = readOutline(root);
    this.contents = new Contents(root, () => this.langs.open(false));
    this.langs = new Panel(root, 'langs', () => this.contents.open(false));
    this.pages = new Pages(this.outline, (page) => events.turned(page));
    new Meanings(root, (term) => rootOf(term.closest<HTMLElement>('.beside')?.lang ?? '') ?? root);
    this.questions = [...root.querySelectorAll<HTMLFormElement>('form[data-number]')].map((form) => new QuestionView(form, moduleOf(form), events));
    root.querySelector('[data-start]')?.addEventListener('click', () => events.started());
    for (const box of this.reflections) {
      box.area.addEventListener('input', () => {
        mirror(box.area);
        events.noted(box.module, box.number, box.area.value);
      });
    }
    for (const b of root.querySelectorAll<HTMLElement>('[data-switch]')) b.addEventListener('click', () => events.switched(b.dataset['switch'] ?? ''));
    for (const b of root.querySelectorAll<HTMLElement>('[data-beside]')) b.addEventListener('click', () => events.beside(b.dataset['beside'] ?? ''));
    for (const b of root.querySelectorAll<HTMLElement>('[data-retry]')) b.addEventListener('click', () => events.again(b.dataset['retry'] ?? ''));
    root.querySelector('[data-print]')?.addEventListener('click', () => printCertificate(root));
  }

  get lang(): string {
    return this.outline.lang;
  }

  private get reflections(): { area: HTMLTextAreaElement; module: string; number: number }[] {
    return [...this.root.querySelectorAll<HTMLTextAreaElement>('[data-reflection] textarea')].map((area) => ({
      area,
      module: moduleOf(area),
      number: Number(area.closest<HTMLElement>('[data-reflection]')?.dataset['reflection']),
    }));
  }

  /** Puts the questions that were drawn in their places. */
  arrange(state: State): void {
    arrange(this.outline, state);
  }

  /** Puts every question and reflection as the state has it. */
  restore(state: State): void {
    for (const q of this.questions) {
      const m = moduleState(state, q.module);
      q.restore(m.answers.get(q.facts.number) ?? '', m.drafts.get(q.facts.number) ?? '');
    }
    for (const { area, module, number } of this.reflections) {
      area.value = moduleState(state, module).notes.get(number) ?? '';
      mirror(area);
    }
  }

  /** Shows the edition or hides it. */
  show(visible: boolean): void {
    show(this.root, visible);
    if (visible) this.root.ownerDocument.documentElement.lang = this.lang;
  }

  /** Tells the panel of languages which is shown beside this one; opens it with the focus on the choice. */
  markBeside(lang: string): void {
    for (const b of this.root.querySelectorAll<HTMLElement>('[data-beside]')) b.setAttribute('aria-pressed', String(b.dataset['beside'] === lang));
  }

  /** Opens the panel of languages, with the focus on this one: where the learner pressed it in the other. */
  openLangs(): void {
    this.langs.open(true);
    this.root.querySelector<HTMLElement>(`[data-switch="${this.lang}"]`)?.focus();
  }

  /** Writes the learner's name and the day on the certificate. */
  name(learner: string): void {
    const [last, first] = learner.split(',').map((s) => s.trim());
    const line = this.root.querySelector('[data-learner]');
    if (line !== null) line.textContent = first === undefined || first === '' ? (last ?? '') : `${first} ${last ?? ''}`;
    const day = this.root.querySelector('[data-today]');
    if (day !== null) day.textContent = new Date().toLocaleDateString(this.lang);
  }
}

function moduleOf(element: Element): string {
  return element.closest<HTMLElement>('[data-page]')?.dataset['module'] ?? '';
}

/** What was typed, as text that prints whole. */
function mirror(area: HTMLTextAreaElement): void {
  const print = area.parentElement?.querySelector('.written-print');
  if (print instanceof HTMLElement) print.textContent = area.value;
}

function printCertificate(root: HTMLElement): void {
  const win = root.ownerDocument.defaultView;
  root.classList.add('certificate-only');
  win?.print();
  root.classList.remove('certificate-only');
}
