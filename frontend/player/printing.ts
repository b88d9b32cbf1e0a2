/**
 * Printing. The whole course is printed, whichever page is shown. Where its pages lie in parts, they
 * must be there first, and a browser that prints waits for nothing: so a button in the contents and
 * the keys that print fetch all of it and print then. What is printed by the browser's own menu before
 * that is the page that is shown, with a line that says so.
 */
import type { Edition } from './edition';
import { fill } from './fill';
import { loadImages } from './pages';

/** How long pictures are waited for, in seconds; a printout without one of them is better than none. */
const longest = 15;

export class Printing {
  private busy = false;

  /** editions gives the one that is shown and the one beside it; pair puts them side by side on every page. */
  constructor(
    private readonly win: Window,
    private readonly editions: () => Edition[],
    pair: () => void,
  ) {
    let closed: HTMLDetailsElement[] = [];
    win.addEventListener('beforeprint', () => {
      const [shown] = editions();
      if (shown === undefined) return;
      pair();
      loadImages(shown.root);
      closed = [...shown.root.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const d of closed) d.open = true;
    });
    win.addEventListener('afterprint', () => {
      for (const d of closed) d.open = false;
    });
    win.addEventListener('keydown', (e) => {
      const [shown] = editions();
      if (e.key.toLowerCase() !== 'p' || !(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey || shown === undefined || shown.whole) return;
      e.preventDefault();
      shown.contents.open(true); // it says there how far it is
      void this.printAll();
    });
  }

  /** Fetches what is missing, and prints. */
  async printAll(): Promise<void> {
    const editions = this.editions();
    const state = editions[0]?.root.querySelector<HTMLElement>('[data-print-state]') ?? null;
    if (this.busy || state === null) return;
    this.busy = true;
    try {
      for (const e of editions) await e.bringAll((n, total) => this.say(state, state.dataset['loading'], { n, total }));
      loadImages(editions[0]?.root);
      await this.pictures(editions[0]?.root);
      this.say(state, '');
      this.win.print();
    } catch {
      this.say(state, state.dataset['failed']);
    } finally {
      this.busy = false;
    }
  }

  private say(state: HTMLElement, words = '', values: Readonly<Record<string, number>> = {}): void {
    state.dataset['text'] = words;
    fill(state, values);
  }

  private pictures(root: HTMLElement | undefined): Promise<unknown> {
    const all = [...(root?.querySelectorAll('img') ?? [])].map((image) => image.decode().catch(() => undefined));
    return Promise.race([Promise.all(all), new Promise((done) => this.win.setTimeout(done, longest * 1000))]);
  }
}
