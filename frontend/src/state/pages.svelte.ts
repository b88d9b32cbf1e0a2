// Which page the middle of the window shows: the course, or one about the workspace.

export type Page = "course" | "history" | "compare" | "exchange" | "care";

class Pages {
  current = $state<Page>("course");

  show(page: Page): void {
    this.current = page;
  }

  /** Goes back: from a comparison to the history it was chosen in, from all else to the course. */
  close(): void {
    this.current = this.current === "compare" ? "history" : "course";
  }
}

export const pages = new Pages();
