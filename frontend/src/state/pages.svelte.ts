// Which page the middle of the window shows: the course, or one about the workspace.

import { desk } from "./desk.svelte";

export type Page = "course" | "history" | "compare" | "memory" | "exchange" | "care";

class Pages {
  current = $state<Page>("course");

  /** Whether a page about the workspace stands in place of the course. */
  readonly shown = $derived(desk.open && this.current !== "course");

  show(page: Page): void {
    this.current = page;
  }

  /** Goes back: from a comparison to the history it was chosen in, from all else to the course. */
  close(): void {
    this.current = this.current === "compare" ? "history" : "course";
  }
}

export const pages = new Pages();
