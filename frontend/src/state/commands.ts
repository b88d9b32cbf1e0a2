// What each command does, wherever it is given: by key, button or palette.

import type { Command } from "../model/shortcuts";
import { course } from "./course.svelte";
import { compare } from "./compare.svelte";
import { desk } from "./desk.svelte";
import { exporting } from "./export.svelte";
import { matches } from "./lookup.svelte";
import { pages } from "./pages.svelte";
import { preview } from "./preview.svelte";
import { sentences } from "./sentences.svelte";
import { typing } from "./typing.svelte";
import { undoing } from "./undo.svelte";
import { panes } from "./window.svelte";

/** The commands that concern the course and not the focus, which the window moves itself. */
export type CourseCommand = Exclude<Command, "regions" | "regionsBack">;

/** Reports whether a command makes sense now. */
export function possible(command: CourseCommand): boolean {
  const usable = course.view?.usable === true;
  switch (command) {
    case "export":
    case "preview":
    case "nextLesson":
    case "previousLesson":
      return usable;
    case "history":
    case "memory":
      return desk.open;
    case "matches":
    case "sentences":
      return desk.open && usable;
    case "confirm":
      return desk.writes && usable;
    case "undo":
    case "redo":
      return desk.writable;
    case "nextProblem":
    case "previousProblem":
      if (pages.current === "compare") return compare.rows.length > 0;
      return usable && course.problems.length > 0;
    default:
      return true;
  }
}

export async function run(command: CourseCommand): Promise<void> {
  if (!possible(command)) return;
  switch (command) {
    case "palette":
      panes.palette = true;
      return;
    case "help":
      panes.help = true;
      return;
    case "open":
      return panes.askForCourse();
    case "export":
      exporting.show();
      return;
    case "history":
      if (preview.open) preview.close();
      pages.show("history");
      return;
    case "memory":
      if (preview.open) preview.close();
      pages.show("memory");
      return;
    case "matches":
      return toPanel("matches", matches, "[data-insert]");
    case "sentences":
      return toPanel("sentences", sentences, "[role=option][tabindex='0']");
    case "confirm":
      return confirm();
    case "preview":
      return preview.toggle();
    case "undo":
      return undoing.undo();
    case "redo":
      return undoing.redo();
    default:
      if (pages.current === "compare" && (command === "nextProblem" || command === "previousProblem")) {
        compare.step(command === "nextProblem" ? 1 : -1); // on this page a change is what one goes to next
        return;
      }
      pages.show("course");
      if (preview.open) preview.close();
      if (command === "nextLesson") return course.goBy(1);
      if (command === "previousLesson") return course.goBy(-1);
      return course.jumpBy(command === "nextProblem" ? 1 : -1);
  }
}

/** Shows a panel for the cell one is in; from there once more goes into the panel, and from the panel back to the cell. */
function toPanel(id: string, pane: { readonly open: boolean; show(): void }, inside: string): void {
  if (preview.open) preview.close();
  pages.show("course");
  const panel = document.getElementById(id);
  if (!pane.open || !panel) {
    pane.show();
    return;
  }
  const within = panel.contains(document.activeElement);
  const cells = [...document.querySelectorAll<HTMLElement>("#texts [data-cell]")];
  const target = within ? cells.find((cell) => cell.dataset["cell"] === typing.stop) : (panel.querySelector<HTMLElement>(inside) ?? panel);
  target?.focus();
}

/** Confirms the sentence in focus; in a field the caret goes to the next. Who does not see the sentences yet is shown them. */
async function confirm(): Promise<void> {
  if (!sentences.open) {
    toPanel("sentences", sentences, "");
    return;
  }
  const field = document.activeElement;
  await sentences.confirm();
  const next = sentences.stretch();
  if (next && field instanceof HTMLTextAreaElement && field === document.activeElement) field.setSelectionRange(next.start, next.start);
}
