/** A panel under the band: a button opens and closes it, Escape gives the focus back. */
import { show } from './fill';

export class Panel {
  readonly element: HTMLElement | null;
  private readonly button: HTMLElement | null;

  /** name is that of the button's class and of the panel's id, without what goes before it. */
  constructor(root: HTMLElement, name: string, opened: () => void = () => undefined) {
    this.button = root.querySelector(`.${name}-button`);
    this.element = root.querySelector(`.${name}`);
    this.button?.addEventListener('click', () => {
      const visible = this.element?.hidden === true;
      if (visible) opened();
      this.open(visible);
    });
    root.addEventListener('keydown', (e) => {
      if (e.key !== 'Escape' || this.element?.hidden !== false) return;
      this.open(false);
      this.button?.focus();
    });
  }

  open(visible: boolean): void {
    show(this.element, visible);
    this.button?.setAttribute('aria-expanded', String(visible));
  }
}

/** The table of contents: the pages, with those visited marked. */
export class Contents extends Panel {
  constructor(root: HTMLElement, opened: () => void) {
    super(root, 'contents', opened);
  }

  /** Marks the current page and those visited, both by the id of their section. */
  mark(current: string, visited: ReadonlySet<string>): void {
    for (const entry of this.element?.querySelectorAll<HTMLAnchorElement>('.entry') ?? []) {
      const id = entry.getAttribute('href')?.slice(1) ?? '';
      if (id === current) entry.setAttribute('aria-current', 'page');
      else entry.removeAttribute('aria-current');
      show(entry.querySelector('.entry-mark'), visited.has(id));
    }
  }
}
