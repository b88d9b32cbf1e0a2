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

  /** Asks for a course: with the system's dialog where there is one, else with ours. */
  async askForCourse(): Promise<void> {
    this.openProblem = undefined;
    if (shell.kind === "browser") {
      this.openDialog = true;
      return;
    }
    try {
      const path = await shell.pickCourse();
      if (path !== "") this.openProblem = await course.open(path);
    } catch (error) {
      this.openProblem = problemOf(error);
    }
    if (this.openProblem) this.openDialog = true;
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
