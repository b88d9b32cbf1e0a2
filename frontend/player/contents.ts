/** The table of contents: a button that opens a list of the pages, with those visited marked. */
import { show } from './fill';

export class Contents {
  private readonly list: HTMLElement | null;
  private readonly button: HTMLElement | null;

  constructor(doc: Document) {
    this.list = doc.getElementById('contents');
    this.button = doc.querySelector('.contents-button');
    this.button?.addEventListener('click', () => this.open(this.list?.hidden === true));
    doc.addEventListener('keydown', (e) => {
      if (e.key !== 'Escape' || this.list?.hidden !== false) return;
      this.open(false);
      this.button?.focus();
    });
  }

  /** Opens or closes the list. */
  open(visible: boolean): void {
    show(this.list, visible);
    this.button?.setAttribute('aria-expanded', String(visible));
  }

  /** Marks the current page and those visited, both by the id of their section. */
  mark(current: string, visited: ReadonlySet<string>): void {
    for (const entry of this.list?.querySelectorAll<HTMLAnchorElement>('.entry') ?? []) {
      const id = entry.getAttribute('href')?.slice(1) ?? '';
      if (id === current) entry.setAttribute('aria-current', 'page');
      else entry.removeAttribute('aria-current');
      show(entry.querySelector('.entry-mark'), visited.has(id));
    }
  }
}
