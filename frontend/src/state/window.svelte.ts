// Which parts of the window are open.

import { shell } from "../api";
import type { Problem } from "../api-types";
import { linkedId, linkKind } from "../model/links";
import { course } from "./course.svelte";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";

// Below these widths a panel slides over the texts instead of standing beside them.
const outlineBeside = matchMedia("(min-width: 900px)");
const problemsBeside = matchMedia("(min-width: 1280px)");

class Window {
  outline = $state(outlineBeside.matches);
  problems = $state(false);
  openDialog = $state(false);
  importing = $state(false); // whether that dialog takes a course into the workspace instead of opening it
  newDialog = $state(false);
  takeAfter = $state(""); // the file to be taken into the workspace that is being made
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
    this.importing = false;
    this.openDialog = true;
  }

  /** Offers to take a course into the workspace. */
  askForImport(): void {
    this.askForCourse();
    this.importing = true;
  }

  /** Offers to make a workspace, and to take a file into it. */
  askForNew(take = ""): void {
    this.takeAfter = take;
    this.newDialog = true;
  }

  /** Opens what was chosen, or takes it in. */
  async openChosen(path: string): Promise<void> {
    const done = await (this.importing ? desk.take(path) : desk.openFile(path));
    this.openProblem = desk.problem;
    if (done) this.openDialog = false;
  }

  /** Asks for a file with the system's dialog, and opens it. */
  async pickCourse(): Promise<void> {
    this.openProblem = undefined;
    try {
      const path = await shell.pickCourse();
      if (path !== "") await this.openChosen(path);
    } catch (error) {
      this.openProblem = problemOf(error);
    }
  }
}

export const panes = new Window();

/** What the shell around us is and allows, for the screens. */
export const shellKind = shell.kind;
export const unlocked = shell.unlocked;

export function openExternal(href: string): void {
  shell.openExternal(href);
}

/** Reports the paths of files that are dropped on the window until the returned function is called; in a browser none. */
export function onDrop(report: (paths: string[]) => void): () => void {
  return shell.onDrop(report);
}

/** Follows a link of a text: to the browser, or to a place in the course. */
export function follow(href: string): void {
  const kind = linkKind(href);
  if (kind === "web") openExternal(href);
  else if (kind !== "other") void course.goToId(linkedId(href));
}
