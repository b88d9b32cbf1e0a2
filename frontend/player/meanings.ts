/**
 * The meaning of a term, in a small window beside the words that link to it. The words are in the
 * page already, in a list of terms; the window shows a copy. Escape, the button and a click
 * elsewhere close it, and the focus goes back to where it came from.
 */
import { show } from './fill';

export class Meanings {
  private readonly box: HTMLElement | null;
  private from: HTMLElement | undefined;

  /** rootOf gives the edition whose list explains a term that stands in an element. */
  constructor(
    root: HTMLElement,
    private readonly rootOf: (term: HTMLElement) => HTMLElement,
  ) {
    this.box = root.querySelector('.meaning');
    root.addEventListener('click', (e) => this.click(e));
    root.addEventListener('keydown', (e) => this.key(e));
  }

  private click(e: Event): void {
    const at = e.target instanceof Element ? e.target : null;
    const term = at?.closest<HTMLElement>('[data-term]') ?? null;
    if (term !== null) this.open(term);
    else if (at?.closest('[data-close]') !== null || at.closest('.meaning') === null) this.close(at?.closest('[data-close]') !== null);
  }

  private key(e: KeyboardEvent): void {
    if (this.box?.hidden !== false) return;
    if (e.key === 'Escape') {
      e.stopPropagation();
      this.close(true);
    } else if (e.key === 'Tab' && this.box.contains(e.target as Node)) {
      const stops = [...this.box.querySelectorAll<HTMLElement>('a, button')];
      const leaving = e.shiftKey ? e.target === this.box || e.target === stops[0] : e.target === stops[stops.length - 1];
      if (!leaving) return;
      e.preventDefault();
      this.close(true);
    }
  }

  private open(term: HTMLElement): void {
    const edition = this.rootOf(term);
    const entry = [...edition.querySelectorAll<HTMLElement>('[data-entry]')].find((e) => e.dataset['entry'] === term.dataset['term']);
    if (this.box === null || entry === undefined) return;
    if (!this.box.contains(term)) this.from = term;
    this.fill('.meaning-term', entry.querySelector('dt'));
    this.fill('.meaning-text', entry.querySelector('dd'));
    this.box.querySelector('.meaning-term')?.setAttribute('lang', edition.lang);
    this.box.querySelector('.meaning-text')?.setAttribute('lang', edition.lang);
    show(this.box, true);
    this.place(this.box, term);
    this.box.focus({ preventScroll: true });
    this.box.scrollIntoView({ block: 'nearest' });
  }

  private fill(selector: string, words: Element | null): void {
    this.box?.querySelector(selector)?.replaceChildren(...[...(words?.cloneNode(true).childNodes ?? [])]);
  }

  /** Puts the window under the words, within the column. */
  private place(box: HTMLElement, term: HTMLElement): void {
    if (box.contains(term)) return;
    const main = box.offsetParent?.getBoundingClientRect();
    const words = term.getBoundingClientRect();
    if (main === undefined) return;
    const side = 16;
    const left = Math.max(side, Math.min(words.left - main.left, main.width - box.offsetWidth - side));
    box.style.left = `${left}px`;
    box.style.top = `${words.bottom - main.top + 6}px`;
  }

  /** Closes the window; back gives the focus to the words it was opened from. */
  close(back: boolean): void {
    if (this.box?.hidden !== false) return;
    show(this.box, false);
    if (back) this.from?.focus();
  }
}
