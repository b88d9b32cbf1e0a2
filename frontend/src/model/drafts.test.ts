import { describe, expect, test } from "vitest";
import { draftsOf, forgetDraft, keepDraft, type Store } from "./drafts";
import type { Draft } from "./saving";

/** A store like a browser's, with room for so many entries. */
function store(room = Infinity): Store & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get length() { return entries.size; },
    key: (at) => [...entries.keys()][at] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => { entries.delete(key); },
    setItem: (key, value) => {
      if (entries.size >= room) throw new DOMException("full", "QuotaExceededError");
      entries.set(key, value);
    },
  };
}

const draft: Draft = { file: "/a.trivium", text: "t/title", lang: "lt", value: "Ąžuolas", base: ["r1"], gesture: "g", from: "pl" };

test("a draft comes back at the next start, without the gesture that ended", () => {
  const kept = store();
  expect(keepDraft(kept, draft)).toBe(true);
  expect(keepDraft(kept, { ...draft, value: "Ąžuolai" })).toBe(true);
  expect(draftsOf(kept, draft.file)).toEqual([{ ...draft, value: "Ąžuolai", gesture: "" }]);
  expect(draftsOf(kept, "/b.trivium")).toEqual([]);
  forgetDraft(kept, draft);
  expect(draftsOf(kept, draft.file)).toEqual([]);
});

test("a full store loses nothing that was in it", () => {
  const kept = store(1);
  keepDraft(kept, draft);
  expect(keepDraft(kept, { ...draft, lang: "de" })).toBe(false);
  expect(draftsOf(kept, draft.file)).toHaveLength(1);
});

describe("what is no draft", () => {
  test.each(["", "{", "null", "[]", '{"file":"/a.trivium"}', '{"file":"/a.trivium","text":"t","lang":"de","value":1,"base":[]}'])("%j is passed over", (written) => {
    const kept = store();
    kept.setItem("trivium.draft.x", written);
    kept.setItem("trivium.theme", "dark");
    expect(draftsOf(kept, "/a.trivium")).toEqual([]);
    expect(kept.entries.size).toBe(2);
  });
});
