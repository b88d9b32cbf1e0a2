// What keys do in the list of sentences. Those with a letter or a digit do nothing: they are not on every layout.

import { sentences } from "../../state/sentences.svelte";

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "shiftKey" | "altKey" | "metaKey">;

/** Returns what a key press asks for in the list; undefined for any other, which is for the window. */
export function pressed(press: Press): (() => void) | undefined {
  if (press.ctrlKey || press.metaKey) return undefined;
  const by = press.key === "ArrowDown" ? 1 : press.key === "ArrowUp" ? -1 : undefined;
  if (by !== undefined && press.altKey) return () => void sentences.move(by, press.shiftKey ? "source" : "target");
  if (by !== undefined && press.shiftKey) return () => void (by > 0 ? sentences.join() : sentences.divide());
  if (by !== undefined) return () => { sentences.go(sentences.at + by); };
  if (press.altKey || press.shiftKey) return undefined;
  switch (press.key) {
    case "Enter":
      return () => void sentences.confirm();
    case "Delete":
    case "Backspace":
      return () => void sentences.release();
    case "Home":
      return () => { sentences.go(0); };
    case "End":
      return () => { sentences.go(Infinity); };
    default:
      return undefined;
  }
}
