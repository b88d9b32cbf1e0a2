// Cells as places to write: how one gets from reading to writing and from cell to cell.
//
// The cells of a page are one stop of Tab, the one that had the focus last; arrows go from cell to
// cell, Enter or a click begins to write, Tab and Shift+Tab go on writing in the next or previous
// cell, and Escape leaves the field for the cell, from where Tab leaves the page.

import { tick } from "svelte";
import type { TextView } from "../../api-types";
import { sourceOffset } from "../../model/rebase";
import { desk } from "../../state/desk.svelte";
import { statuses } from "../../state/statuses.svelte";
import { keyOfCell, typing } from "../../state/typing.svelte";

/** What an element needs to be a cell that can be written. */
export interface WritingProps {
  "data-cell"?: string;
  tabindex: 0 | -1;
  onclick?: (event: MouseEvent) => void;
  onkeydown?: (event: KeyboardEvent) => void;
  onfocus?: () => void;
}

/** Returns the attributes and handlers of a cell; of one that cannot be written, that it can be focused, and in a workspace that is only read, walked to. */
export function writing(text: TextView, tag: string, writable: boolean): WritingProps {
  const key = keyOfCell(text.id, tag);
  if (!writable && desk.reads) return { "data-cell": key, tabindex: typing.stop === key ? 0 : -1, onfocus: () => { typing.stop = key; }, onkeydown: walk };
  if (!writable) return { tabindex: -1 };
  return {
    "data-cell": key,
    tabindex: typing.stop === key && !typing.is(text.id, tag) ? 0 : -1,
    onfocus: () => {
      typing.stop = key;
      if (typing.goesOn) begin(text, tag, Infinity);
    },
    onclick: (event) => {
      if (!typing.is(text.id, tag) && !isControl(event) && !selects()) begin(text, tag, caretAt(event, text.cells[tag]?.raw ?? ""));
    },
    onkeydown: (event) => { press(event, text, tag); },
  };
}

function begin(text: TextView, tag: string, caret: number): void {
  typing.begin(text, tag, desk.view.file, caret);
}

/** A press on a cell that is not being written. */
function press(event: KeyboardEvent, text: TextView, tag: string): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
  const cell = event.currentTarget as HTMLElement;
  if (event.altKey) {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") void statuses.move(text, tag, event.key === "ArrowUp" ? 1 : -1);
    else return;
  } else if (event.key === "Enter" || event.key === "F2") begin(text, tag, Infinity);
  else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) statuses.menu = { text, lang: tag, anchor: cell };
  else if (event.key in arrows) arrow(cell, event.key);
  else return;
  event.preventDefault();
}

/** A press on a cell that is only read. */
function walk(event: KeyboardEvent): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || !(event.key in arrows)) return;
  arrow(event.currentTarget as HTMLElement, event.key);
  event.preventDefault();
}

const arrows: Record<string, { down: number; right: number }> = {
  ArrowUp: { down: -1, right: 0 },
  ArrowDown: { down: 1, right: 0 },
  ArrowLeft: { down: 0, right: -1 },
  ArrowRight: { down: 0, right: 1 },
};

function arrow(cell: HTMLElement, key: string): void {
  const { down, right } = arrows[key] ?? { down: 0, right: 0 };
  if (right !== 0) {
    neighbour(cell, right)?.focus();
    return;
  }
  const lang = langOf(cell);
  const column = cells().filter((each) => each === cell || langOf(each) === lang);
  column[column.indexOf(cell) + down]?.focus();
}

function cells(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("#texts [data-cell]")].filter((cell) => cell.offsetParent !== null);
}

function langOf(cell: HTMLElement): string {
  const key = cell.dataset["cell"] ?? "";
  return key.slice(key.lastIndexOf(" ") + 1);
}

function neighbour(cell: HTMLElement, by: number): HTMLElement | undefined {
  const all = cells();
  return all[all.indexOf(cell) + by];
}

/** Goes on writing in the next (1) or previous (-1) cell. Returns false past either end. */
export function goOn(field: HTMLElement, by: 1 | -1): boolean {
  const cell = field.closest<HTMLElement>("[data-cell]");
  const next = cell && neighbour(cell, by);
  if (!next) return false;
  next.scrollIntoView({ block: "nearest" });
  typing.goesOn = true;
  next.focus({ preventScroll: true }); // it begins when it has the focus, and the field has been left
  typing.goesOn = false;
  return true;
}

/** Leaves a field for its cell. */
export async function leaveField(field: HTMLElement): Promise<void> {
  const cell = field.closest<HTMLElement>("[data-cell]");
  typing.leave();
  await tick();
  cell?.focus({ preventScroll: true });
}

/** Makes the first cell of the page the one that Tab comes to, unless there is one. */
export function provideStop(page: HTMLElement): void {
  const all = [...page.querySelectorAll<HTMLElement>("[data-cell]")];
  if (all.some((cell) => cell.dataset["cell"] === typing.stop)) return;
  typing.stop = all[0]?.dataset["cell"] ?? "";
}

function isControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest("button, a, input, textarea, [role=button], .details") !== null;
}

/** Whether words were marked with the mouse, to be copied. */
function selects(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

/** Returns where in the text as it is typed a click was; at its end where that cannot be told. */
function caretAt(event: MouseEvent, raw: string): number {
  const cell = event.currentTarget as HTMLElement;
  const shown = cell.querySelector(".text");
  const spot = caretPosition(event.clientX, event.clientY);
  if (!shown || !spot || !shown.contains(spot.node)) return Infinity;
  const range = document.createRange();
  range.setStart(shown, 0);
  range.setEnd(spot.node, spot.offset);
  return sourceOffset(raw, shown.textContent, range.toString().length);
}

function caretPosition(x: number, y: number): { node: Node; offset: number } | undefined {
  // WebKit has only the older of the two.
  if ("caretPositionFromPoint" in document) {
    const spot = document.caretPositionFromPoint(x, y);
    return spot ? { node: spot.offsetNode, offset: spot.offset } : undefined;
  }
  const range = (document as Document & { caretRangeFromPoint?: (x: number, y: number) => Range | null }).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
