/**
 * Turns the pages: which one is shown, how far that is, where the focus goes. In place of a page that
 * is not there yet stands its title, and a word when it takes long or does not come.
 */
import type { Outline, Page } from './outline';
import { pageOf } from './outline';
import { fill, show } from './fill';

/** After how many milliseconds it is said that a page is being loaded: what is faster would only flicker. */
const patience = 400;

/** What the pages tell the course. */
export interface PageEvents {
  turning(page: Page): void; // it is the current page now, though it may not be there yet
  turned(page: Page): void; // it is shown
}

export class Pages {
  private at = 0;
  /** Counts the times a page was asked for, so that only the latest answer is followed. */
  private asked = 0;
  private arrive: () => void = () => undefined;
  private failing = false;
  private readonly absent: HTMLElement | null;

  constructor(
    private readonly outline: Outline,
    private readonly bring: (page: Page) => Promise<void>,
    private readonly events: PageEvents,
  ) {
    this.absent = outline.root.querySelector<HTMLElement>('[data-absent]');
    this.button('back').addEventListener('click', () => this.turn(this.at - 1));
    this.button('next').addEventListener('click', () => this.turn(this.at + 1));
    outline.root.addEventListener('click', (e) => this.follow(e));
    this.absent?.querySelector('[data-reload]')?.addEventListener('click', () => {
      this.absent?.querySelector('h1')?.focus({ preventScroll: true }); // the button goes
      this.fetch();
    });
  }

  private get doc(): Document {
    return this.outline.root.ownerDocument;
  }

  get current(): Page {
    const page = this.outline.pages[this.at];
    if (page === undefined) throw new Error('course without pages');
    return page;
  }

  get index(): number {
    return this.at;
  }

  /** Shows a page and moves the focus to its heading, or to an element on it. */
  turn(index: number, target = ''): void {
    if (index < 0 || index >= this.outline.pages.length) return;
    const before = this.doc.activeElement;
    this.show(index, () => {
      // Who has gone elsewhere while the page was on its way stays there.
      const at = this.doc.activeElement;
      if (at === before || at === this.doc.body || this.absent?.contains(at) === true) this.focus(target);
    });
    // Words that were followed go with the page they stood on, and the focus with them.
    if (this.current.section === undefined && before !== null && before.closest('.page') !== null) this.absent?.querySelector('h1')?.focus();
  }

  private focus(id: string): void {
    const { section } = this.current;
    const target = id === '' ? null : this.doc.getElementById(id);
    // A question that was not drawn cannot be turned to; its page can.
    if (target === null || target.hidden || target === section) {
      this.doc.defaultView?.scrollTo(0, 0);
      section?.querySelector('h1')?.focus({ preventScroll: true });
      return;
    }
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  /** Shows a page and leaves the focus alone, as when the course opens; arrive is called when it is there. */
  show(index: number, arrive: () => void = () => undefined): void {
    for (const media of this.current.section?.querySelectorAll<HTMLMediaElement>('audio, video') ?? []) media.pause();
    this.at = index;
    this.arrive = arrive;
    const { pages, title } = this.outline;
    this.doc.title = this.current.title === title ? title : `${this.current.title} – ${title}`;
    this.doc.body.classList.toggle('at-start', this.current.place === 'start');
    this.button('back').classList.toggle('gone', index === 0);
    this.button('next').classList.toggle('gone', index === pages.length - 1);
    this.progress(index + 1, pages.length);
    this.events.turning(this.current);
    if (this.current.section !== undefined) {
      this.reveal();
      return;
    }
    this.cover();
    this.fetch();
  }

  /** Tries again when the page did not come. */
  retry(): void {
    if (this.failing) this.fetch();
  }

  private reveal(): void {
    const { pages } = this.outline;
    this.asked++;
    this.failing = false;
    show(this.absent, false);
    for (const [i, p] of pages.entries()) p.section?.toggleAttribute('hidden', i !== this.at);
    loadImages(this.current.section, pages[this.at + 1]?.section);
    this.events.turned(this.current);
    this.arrive();
  }

  /** Puts the title in place of the page. */
  private cover(): void {
    for (const p of this.outline.pages) p.section?.toggleAttribute('hidden', true);
    this.absent?.querySelector('h1')?.replaceChildren(this.current.title);
    this.say('');
    show(this.absent, true);
  }

  private fetch(): void {
    const asked = ++this.asked;
    this.failing = false;
    this.say('');
    const latest = (f: () => void): (() => void) => () => {
      if (asked === this.asked) f();
    };
    const slow = this.doc.defaultView?.setTimeout(latest(() => this.say('loading')), patience);
    this.bring(this.current)
      .then(
        latest(() => this.reveal()),
        latest(() => {
          this.failing = true;
          this.say('failed');
        }),
      )
      .finally(() => this.doc.defaultView?.clearTimeout(slow));
  }

  private say(state: '' | 'loading' | 'failed'): void {
    for (const line of this.absent?.querySelectorAll<HTMLElement>('[data-absent-state]') ?? []) show(line, line.dataset['absentState'] === state);
  }

  private progress(n: number, total: number): void {
    const label = this.outline.root.querySelector<HTMLElement>('.progress-text');
    fill(label, { n, total });
    const bar = this.outline.root.querySelector<HTMLElement>('[role=progressbar]');
    bar?.setAttribute('aria-valuenow', String(n));
    bar?.setAttribute('aria-valuetext', label?.textContent ?? '');
    this.outline.root.querySelector('.progress-fill')?.setAttribute('width', String((100 * n) / total));
  }

  private button(which: 'back' | 'next'): HTMLElement {
    const found = this.outline.root.querySelector<HTMLElement>(`[data-turn=${which}]`);
    if (found === null) throw new Error(`no ${which} button`);
    return found;
  }

  /** Follows a link within the course by turning to its page. */
  private follow(e: Event): void {
    const link = e.target instanceof Element ? e.target.closest('a[href^="#"]') : null;
    if (link === null) return;
    e.preventDefault();
    this.goTo(link.getAttribute('href')?.slice(1) ?? '');
  }

  /** Turns to the page that holds the element of an id, and to the element. */
  goTo(id: string): void {
    const index = pageOf(this.outline, id);
    if (index !== undefined) this.turn(index, id);
    else this.doc.getElementById(id)?.focus();
  }
}

/** Fetches the images of these pages now, and what their recordings tell of themselves. */
export function loadImages(...sections: (Element | undefined)[]): void {
  for (const section of sections) {
    for (const image of section?.querySelectorAll('img') ?? []) image.loading = 'eager';
    for (const media of section?.querySelectorAll<HTMLMediaElement>('audio, video') ?? []) media.preload = 'metadata';
  }
}
