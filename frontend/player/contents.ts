/** A panel under the band: a button opens and closes it, Escape gives the focus back. */
import { rowOf, show } from './fill';
import type { Outline } from './outline';

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

/** The table of contents: the pages, with those visited marked. It is made when it is first opened. */
export class Contents extends Panel {
  private made = false;
  private current = '';
  private visited: ReadonlySet<string> = new Set();

  constructor(
    private readonly outline: Outline,
    opened: () => void,
  ) {
    super(outline.root, 'contents', opened);
  }

  override open(visible: boolean): void {
    if (visible && !this.made) {
      this.make();
      this.draw();
    }
    super.open(visible);
  }

  /** Marks the current page and those visited, both by the id of their section. */
  mark(current: string, visited: ReadonlySet<string>): void {
    this.current = current;
    this.visited = visited;
    if (this.made) this.draw();
  }

  private make(): void {
    this.made = true;
    const { groups, grouped, root } = this.outline;
    const before = this.element?.querySelector('[data-after-lessons]') ?? null;
    for (const group of groups) {
      const rows = group.pages.map((page) => {
        const row = rowOf(root, 'lesson');
        row?.querySelector('a')?.setAttribute('href', `#${page.id}`);
        row?.querySelector('.entry-title')?.append(page.title);
        return row;
      }).filter((row) => row !== null);
      const title = grouped ? rowOf(root, 'module') : null;
      title?.querySelector('.contents-module-title')?.append(group.title);
      title?.querySelector('.contents-list')?.append(...rows);
      before?.before(...(title === null ? rows : [title]));
    }
  }

  private draw(): void {
    for (const entry of this.element?.querySelectorAll<HTMLAnchorElement>('.entry') ?? []) {
      const id = entry.getAttribute('href')?.slice(1) ?? '';
      if (id === this.current) entry.setAttribute('aria-current', 'page');
      else entry.removeAttribute('aria-current');
      show(entry.querySelector('.entry-mark'), this.visited.has(id));
    }
  }
}
