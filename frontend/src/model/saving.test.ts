import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SetTextResult } from "../api-types";
import { pause, Saving, type Draft, type Standing } from "./saving";

function draft(value: string, text = "t", base = ["r0"]): Draft {
  return { file: "w", text, lang: "de", value, base, gesture: "", from: "pl" };
}

/** An engine that takes 100 ms for each save, fails while `broken`, and a store of drafts. */
function engine() {
  const sent: Draft[] = [];
  const drafts = new Map<string, Draft>();
  const stands: Standing[] = [];
  const it = { broken: false as boolean | string, sent, drafts, stands, busy: 0, most: 0 };
  const saving = new Saving({
    async send(what): Promise<SetTextResult> {
      it.most = Math.max(it.most, ++it.busy);
      await new Promise((done) => setTimeout(done, 100));
      it.busy--;
      if (it.broken === true || it.broken === what.text) throw new Error("disk full");
      sent.push(what);
      const rev = `r${sent.length.toString()}`;
      return { cell: { raw: what.value, plain: what.value, spans: [] }, gesture: what.gesture || `g${rev}`, base: [rev] };
    },
    keep: (what) => drafts.set(what.text, what),
    forget: (what) => drafts.delete(what.text),
    saved: (_sent, now, result) => ({ value: now, base: result.base }),
    stands: (standing) => { if (stands[stands.length - 1] !== standing) stands.push(standing); },
    now: () => Date.now(),
  });
  return { ...it, it, saving };
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("typing", () => {
  test("is saved once each pause, and the next save stands on the answer to the last", async () => {
    const { saving, sent, drafts, stands } = engine();
    saving.typed(draft("a"));
    await later(pause - 1);
    saving.typed(draft("ab"));
    expect(sent).toEqual([]);
    expect(drafts.get("t")?.value).toBe("ab");
    await later(50);
    saving.typed(draft("abc")); // while the save is on its way
    await later(100);
    expect(sent.map(({ value }) => value)).toEqual(["ab"]);
    expect(drafts.get("t")).toMatchObject({ value: "abc", base: ["r1"], gesture: "gr1" });
    await later(pause + 100);
    expect(sent[1]).toMatchObject({ value: "abc", base: ["r1"], gesture: "gr1" });
    expect(drafts.size).toBe(0);
    expect(stands).toEqual(["saving", "saved"]);
  });

  test("in several cells is saved in order, one at a time", async () => {
    const { saving, sent, it } = engine();
    for (const text of ["x", "y", "z"]) saving.typed(draft(text, text));
    const flushed = saving.flush();
    await later(300);
    expect(await flushed).toBe(true);
    expect(sent.map(({ text }) => text)).toEqual(["x", "y", "z"]);
    expect(it.most).toBe(1);
  });
});

describe("a save that fails", () => {
  test("keeps the draft, says so, and is tried again with what is typed by then", async () => {
    const { saving, sent, drafts, stands, it } = engine();
    it.broken = true;
    saving.typed(draft("a"));
    const flushed = saving.flush();
    await later(100);
    expect(await flushed).toBe(false);
    saving.typed(draft("ab"));
    expect(stands[stands.length - 1]).toBe("failed");
    expect(drafts.get("t")).toMatchObject({ value: "ab", base: ["r0"] });
    it.broken = false;
    await later(20_000);
    expect(sent).toMatchObject([{ value: "ab", base: ["r0"] }]);
    expect(drafts.size).toBe(0);
    expect(stands[stands.length - 1]).toBe("saved");
  });

  test("holds up no other cell", async () => {
    const { saving, sent, drafts, it } = engine();
    it.broken = "x";
    saving.typed(draft("1", "x"));
    saving.typed(draft("2", "y"));
    await later(20_000);
    expect(sent.map(({ text }) => text)).toEqual(["y"]);
    expect([...drafts.keys()]).toEqual(["x"]);
  });
});

test("stopping keeps drafts for the next start", async () => {
  const { saving, sent, drafts } = engine();
  saving.typed(draft("a"));
  saving.stop();
  await later(20_000);
  expect(sent).toEqual([]);
  expect(drafts.get("t")?.value).toBe("a");
});
