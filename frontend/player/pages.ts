/** Turns the pages: which one is shown, how far that is, where the focus goes. */
import type { Outline, Page } from './outline';
import { fill } from './fill';

export class Pages {
  private at = 0;

  constructor(
    private readonly outline: Outline,
    private readonly turned: (page: Page) => void,
  ) {
    this.button('back').addEventListener('click', () => this.turn(this.at - 1));
    this.button('next').addEventListener('click', () => this.turn(this.at + 1));
    outline.root.addEventListener('click', (e) => this.follow(e));
  }

  private get doc(): Document {
    return this.outline.root.ownerDocument;
  }

  get current(): Page {
    const page = this.outline.pages[this.at];
    if (page === undefined) throw new Error('course without pages');
    return page;
  }

  /** Shows a page and moves the focus to its heading, or to an element on it. */
  turn(index: number, target?: HTMLElement): void {
    if (index < 0 || index >= this.outline.pages.length) return;
    this.show(index);
    const heading = this.current.section.querySelector('h1');
    // A question that was not drawn cannot be turned to; its page can.
    if (target === undefined || target.hidden || target === this.current.section) {
      this.doc.defaultView?.scrollTo(0, 0);
      heading?.focus({ preventScroll: true });
      return;
    }
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  /** Shows a page and leaves the focus alone, as when the course opens. */
  show(index: number): void {
    for (const media of this.current.section.querySelectorAll<HTMLMediaElement>('audio, video')) media.pause();
    this.at = index;
    const { pages, title } = this.outline;
    pages.forEach((p, i) => p.section.toggleAttribute('hidden', i !== index));
    const heading = this.current.section.querySelector('h1')?.textContent?.trim() ?? '';
    this.doc.title = heading === title ? title : `${heading} – ${title}`;
    this.doc.body.classList.toggle('at-start', this.current.place === 'start');
    this.button('back').classList.toggle('gone', index === 0);
    this.button('next').classList.toggle('gone', index === pages.length - 1);
    this.progress(index + 1, pages.length);
    loadImages(this.current.section, pages[index + 1]?.section);
    this.turned(this.current);
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
    const target = this.doc.getElementById(link.getAttribute('href')?.slice(1) ?? '');
    if (target !== null) this.goTo(target);
  }

  /** Turns to the page that holds an element, and to the element. */
  goTo(target: HTMLElement): void {
    const index = this.outline.pages.findIndex((p) => p.section.contains(target));
    if (index >= 0) this.turn(index, target);
    else target.focus();
  }
}

/** Fetches the images of these pages now, and what their recordings tell of themselves. */
export function loadImages(...sections: (Element | undefined)[]): void {
  for (const section of sections) {
    for (const image of section?.querySelectorAll('img') ?? []) image.loading = 'eager';
    for (const media of section?.querySelectorAll<HTMLMediaElement>('audio, video') ?? []) media.preload = 'metadata';
  }
}
