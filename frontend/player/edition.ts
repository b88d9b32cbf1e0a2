/** The course in one language, with all that listens in it. */
import { arrange } from './arrange';
import { Contents, Panel } from './contents';
import { show } from './fill';
import { Meanings } from './meanings';
import type { Outline, Page } from './outline';
import { readOutline } from './outline';
import type { PageEvents } from './pages';
import { Pages } from './pages';
import type { Parts } from './parts';
import type { QuestionEvents } from './question';
import { QuestionView } from './question';
import type { State } from './state';
import { moduleState } from './state';

/** What an edition tells the course. */
export interface EditionEvents extends QuestionEvents, PageEvents {
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
  private readonly questions: QuestionView[] = [];
  private readonly notes: Note[] = [];

  constructor(
    readonly root: HTMLElement,
    private readonly events: EditionEvents,
    private readonly parts: Parts,
    private readonly state: State,
    rootOf: (lang: string) => HTMLElement | undefined,
  ) {
    this.outline = readOutline(root);
    this.contents = new Contents(this.outline, () => this.langs.open(false));
    this.langs = new Panel(root, 'langs', () => this.contents.open(false));
    this.pages = new Pages(this.outline, (page) => this.bring(page), events);
    new Meanings(root, (term) => rootOf(term.closest<HTMLElement>('.beside')?.lang ?? '') ?? root);
    for (const page of this.outline.pages) this.attach(page);
    root.querySelector('[data-start]')?.addEventListener('click', () => events.started());
    for (const b of root.querySelectorAll<HTMLElement>('[data-switch]')) b.addEventListener('click', () => events.switched(b.dataset['switch'] ?? ''));
    for (const b of root.querySelectorAll<HTMLElement>('[data-beside]')) b.addEventListener('click', () => events.beside(b.dataset['beside'] ?? ''));
    for (const b of root.querySelectorAll<HTMLElement>('[data-retry]')) b.addEventListener('click', () => events.again(b.dataset['retry'] ?? ''));
    root.querySelector('[data-print]')?.addEventListener('click', () => printCertificate(root));
  }

  get lang(): string {
    return this.outline.lang;
  }

  /** Brings a page's part into the document, when it is not there yet; rejects when it cannot be had. */
  async bring(page: Page, patient = true): Promise<void> {
    if (page.section !== undefined || page.part === undefined) return;
    const html = await this.parts.load(page.part, patient);
    if (page.section === undefined) this.insert(html);
  }

  /** Brings in every page; progress is told how many parts of all that were missing are there. */
  async bringAll(progress: (n: number, total: number) => void): Promise<void> {
    const missing = [...new Map(this.outline.pages.filter((p) => p.section === undefined).map((p) => [p.part, p])).values()];
    const total = missing.length;
    let n = 0;
    const next = async (): Promise<void> => {
      for (let page = missing.shift(); page !== undefined; page = missing.shift()) {
        await this.bring(page);
        progress(++n, total);
      }
    };
    await Promise.all([next(), next(), next()]);
  }

  /** Whether every page is in the document. */
  get whole(): boolean {
    return this.outline.pages.every((p) => p.section !== undefined);
  }

  /** Puts the pages of a part where they belong. What the part holds was made by the export, and no script runs in it. */
  private insert(html: string): void {
    const { pages, root } = this.outline;
    const holder = root.ownerDocument.createElement('template');
    holder.innerHTML = html;
    for (const section of holder.content.querySelectorAll<HTMLElement>('[data-page]')) {
      const at = pages.findIndex((p) => p.id === section.id);
      const page = pages[at];
      if (page === undefined || page.section !== undefined) continue;
      pages.slice(at + 1).find((p) => p.section !== undefined)?.section?.before(section);
      page.section = section;
      arrange(this.outline, this.state, [page]);
      this.attach(page).forEach((part) => part.restore(this.state));
    }
    root.querySelector('main')?.append(holder.content);
    root.classList.toggle('partly', !this.whole);
  }

  /** Listens to what is on a page; returns it. */
  private attach(page: Page): { restore(state: State): void }[] {
    const { section, lesson } = page;
    if (section === undefined || lesson === undefined) return [];
    const questions = [...section.querySelectorAll<HTMLFormElement>('form[data-number]')].flatMap((form) => {
      const facts = lesson.questions.find((q) => q.number === Number(form.dataset['number']));
      return facts === undefined ? [] : [new QuestionView(form, lesson, facts, this.events)];
    });
    const notes = [...section.querySelectorAll<HTMLTextAreaElement>('[data-reflection] textarea')].map((area) => new Note(area, lesson.module, this.events));
    this.questions.push(...questions);
    this.notes.push(...notes);
    return [...questions.map((q) => ({ restore: (state: State) => restore(q, state) })), ...notes];
  }

  /** Puts the questions that were drawn in their places. */
  arrange(state: State): void {
    arrange(this.outline, state);
  }

  /** Puts every question and reflection as the state has it. */
  restore(state: State): void {
    for (const q of this.questions) restore(q, state);
    for (const note of this.notes) note.restore(state);
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

function restore(q: QuestionView, state: State): void {
  const m = moduleState(state, q.module);
  q.restore(m.answers.get(q.facts.number) ?? '', m.drafts.get(q.facts.number) ?? '');
}

/** A reflection: what is typed into it, and the same as text that prints whole. */
class Note {
  private readonly number: number;

  constructor(
    private readonly area: HTMLTextAreaElement,
    private readonly module: string,
    events: EditionEvents,
  ) {
    this.number = Number(area.closest<HTMLElement>('[data-reflection]')?.dataset['reflection']);
    area.addEventListener('input', () => {
      this.mirror();
      events.noted(module, this.number, area.value);
    });
  }

  restore(state: State): void {
    this.area.value = moduleState(state, this.module).notes.get(this.number) ?? '';
    this.mirror();
  }

  private mirror(): void {
    const print = this.area.parentElement?.querySelector('.written-print');
    if (print instanceof HTMLElement) print.textContent = this.area.value;
  }
}

function printCertificate(root: HTMLElement): void {
  const win = root.ownerDocument.defaultView;
  root.classList.add('certificate-only');
  win?.print();
  root.classList.remove('certificate-only');
}
