import { expect, it, test } from "vitest";
import { commandOf, shortcuts, type Press } from "./shortcuts";

function press(key: string, rest: Partial<Press> = {}): Press {
  return { key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...rest };
}

it.each<[string, Press, string | undefined]>([
  ["Ctrl+K", press("k", { ctrlKey: true }), "palette"],
  ["Ctrl+K with caps lock", press("K", { ctrlKey: true }), "palette"],
  ["command key of a Mac", press("k", { metaKey: true }), "palette"],
  ["AltGr+E, which is Ctrl+Alt+E on Windows: ę", press("ę", { ctrlKey: true, altKey: true }), undefined],
  ["AltGr+O reported as the letter o", press("o", { ctrlKey: true, altKey: true }), undefined],
  ["a plain letter", press("k"), undefined],
  ["Shift+F8", press("F8", { shiftKey: true }), "previousProblem"],
  ["F8", press("F8"), "nextProblem"],
  ["Alt+Enter", press("Enter", { altKey: true }), "confirm"],
  ["F9", press("F9"), "sentences"],
  ["a Lithuanian letter on the digit row", press("ė", { ctrlKey: true }), undefined],
])("%s", (_, pressed, command) => {
  expect(commandOf(pressed)).toBe(command);
});

test("no shortcut collides with typing or with the browser", () => {
  for (const { key, ctrl, alt } of shortcuts) {
    expect(ctrl && alt, key).toBeFalsy();
    if (key.length > 1) continue;
    expect(key, "a letter").toMatch(/[a-z]/);
    expect(ctrl, key).toBe(true);
    expect("ntw", key).not.toContain(key);
  }
});

test("no two commands share a shortcut", () => {
  const seen = shortcuts.map(({ key, ctrl, shift, alt }) => [key, ctrl, shift, alt].join());
  expect(new Set(seen).size).toBe(seen.length);
});
