// The keyboard shortcuts: one table for the keys, the list in the help and the hints in menus.
//
// They work in both shells and on the Polish, German and Lithuanian layouts: none uses AltGr,
// which Windows reports as Ctrl+Alt; none uses a digit, which the Lithuanian layout has not got;
// none is a bare character, which would be typed by accident or by speech (WCAG 2.1.4); none is
// one that browsers keep for themselves (Ctrl+N, T, W, Tab).

export type Command =
  | "regions"
  | "regionsBack"
  | "palette"
  | "open"
  | "export"
  | "preview"
  | "history"
  | "memory"
  | "matches"
  | "sentences"
  | "confirm"
  | "nextLesson"
  | "previousLesson"
  | "undo"
  | "redo"
  | "nextProblem"
  | "previousProblem"
  | "help";

export interface Shortcut {
  command: Command;
  key: string; // KeyboardEvent.key, letters in lower case
  ctrl?: true;
  shift?: true;
  alt?: true;
}

export const shortcuts: readonly Shortcut[] = [
  { command: "palette", key: "k", ctrl: true },
  { command: "open", key: "o", ctrl: true },
  { command: "export", key: "e", ctrl: true },
  { command: "preview", key: "Enter", ctrl: true },
  { command: "history", key: "h", ctrl: true },
  { command: "matches", key: "m", ctrl: true },
  { command: "sentences", key: "F9" },
  { command: "confirm", key: "Enter", alt: true },
  { command: "memory", key: "m", ctrl: true, shift: true },
  { command: "undo", key: "z", ctrl: true },
  { command: "redo", key: "z", ctrl: true, shift: true },
  { command: "nextLesson", key: "PageDown", alt: true },
  { command: "previousLesson", key: "PageUp", alt: true },
  { command: "nextProblem", key: "F8" },
  { command: "previousProblem", key: "F8", shift: true },
  { command: "regions", key: "F6" },
  { command: "regionsBack", key: "F6", shift: true },
  { command: "help", key: "F1" },
];

/** What of a KeyboardEvent a shortcut is told by. */
export type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "shiftKey" | "altKey" | "metaKey">;

// The other key for the same, as people know it from office programs.
const also: readonly Shortcut[] = [{ command: "redo", key: "y", ctrl: true }];

/** Returns the command a key press asks for. The command key of a Mac counts as Ctrl. */
export function commandOf(press: Press): Command | undefined {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return [...shortcuts, ...also].find(
    (shortcut) =>
      shortcut.key === key &&
      Boolean(shortcut.ctrl) === (press.ctrlKey || press.metaKey) &&
      Boolean(shortcut.shift) === press.shiftKey &&
      Boolean(shortcut.alt) === press.altKey,
  )?.command;
}

/** Returns the shortcut of a command. Every command has one. */
export function shortcutOf(command: Command): Shortcut | undefined {
  return shortcuts.find((shortcut) => shortcut.command === command);
}
