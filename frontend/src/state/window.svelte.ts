// Which parts of the window are open.

import { shell } from "../api";
import type { Problem } from "../api-types";
import { linkedId, linkKind } from "../model/links";
import { course } from "./course.svelte";
import { problemOf } from "./fault";

// Below these widths a panel slides over the texts instead of standing beside them.
const outlineBeside = matchMedia("(min-width: 900px)");
const problemsBeside = matchMedia("(min-width: 1280px)");

class Window {
  outline = $state(outlineBeside.matches);
  problems = $state(false);
  openDialog = $state(false);
  palette = $state(false);
  help = $state(false);
  openProblem = $state.raw<Problem>(); // why the last file could not be opened

  /** After going somewhere from a panel that covers the texts, it must get out of the way. */
  uncover(): void {
    if (!outlineBeside.matches) this.outline = false;
    if (!problemsBeside.matches) this.problems = false;
  }

  /** Offers what can be opened: a file, or one of the samples. */
  askForCourse(): void {
    this.openProblem = undefined;
    this.openDialog = true;
  }

  /** Asks for a file with the system's dialog, and opens it. */
  async pickCourse(): Promise<void> {
    this.openProblem = undefined;
    try {
      const path = await shell.pickCourse();
      if (path === "") return;
      this.openProblem = await course.open(path);
    } catch (error) {
      this.openProblem = problemOf(error);
    }
    if (!this.openProblem) this.openDialog = false;
  }
}

export const panes = new Window();

/** What the shell around us is and allows, for the screens. */
export const shellKind = shell.kind;
export const unlocked = shell.unlocked;

export function openExternal(href: string): void {
  shell.openExternal(href);
}

/** Follows a link of a text: to the browser, or to a place in the course. */
export function follow(href: string): void {
  const kind = linkKind(href);
  if (kind === "web") openExternal(href);
  else if (kind !== "other") void course.goToId(linkedId(href));
}
