// Shortcuts as people read them: "Ctrl+K".

import { t } from "../i18n/language.svelte";
import type { Key } from "../i18n/messages";
import { shortcutOf, type Command } from "../model/shortcuts";

const named: Record<string, Key> = { Enter: "key.enter", PageDown: "key.pageDown", PageUp: "key.pageUp" };

/** Returns the keys of a command's shortcut, each as it is written on the keyboard. */
export function keysOf(command: Command): string[] {
  const shortcut = shortcutOf(command);
  if (!shortcut) return [];
  const name = named[shortcut.key];
  return [
    ...(shortcut.ctrl ? [t("key.ctrl")] : []),
    ...(shortcut.alt ? [t("key.alt")] : []),
    ...(shortcut.shift ? [t("key.shift")] : []),
    name ? t(name) : shortcut.key.toUpperCase(),
  ];
}
