// What was typed and is not known to be saved, kept by the window for its next start.

import type { Draft } from "./saving";

const prefix = "trivium.draft.";

/** As much of a browser's storage as is needed here. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

function keyOf(draft: Pick<Draft, "file" | "text" | "lang">): string {
  return prefix + JSON.stringify([draft.file, draft.text, draft.lang]);
}

/** Keeps a draft. Returns false where the store is full or denied. */
export function keepDraft(store: Store, draft: Draft): boolean {
  try {
    store.setItem(keyOf(draft), JSON.stringify(draft));
    return true;
  } catch {
    return false; // the save that is due in a moment does without
  }
}

export function forgetDraft(store: Store, draft: Pick<Draft, "file" | "text" | "lang">): void {
  store.removeItem(keyOf(draft));
}

/** Returns the drafts of a workspace. What cannot be read as one is left alone. */
export function draftsOf(store: Store, file: string): Draft[] {
  const found: Draft[] = [];
  for (let at = 0; at < store.length; at++) {
    const key = store.key(at) ?? "";
    const draft = key.startsWith(prefix) ? read(store.getItem(key)) : undefined;
    if (draft?.file === file) found.push(draft);
  }
  return found;
}

function read(written: string | null): Draft | undefined {
  try {
    const value = JSON.parse(written ?? "null") as Partial<Draft> | null;
    const { file, text, lang, value: typed, base } = value ?? {};
    if (file === undefined || text === undefined || lang === undefined || typeof typed !== "string" || !Array.isArray(base)) return undefined;
    return { file, text, lang, value: typed, base, gesture: "", from: value?.from ?? "" }; // the gesture ended with the window
  } catch {
    return undefined;
  }
}
