import { expect, it, test } from "vitest";
import type { LedgerView } from "../api-types";
import { declaredSum, difference, ledgerGroups, signed, tooFew } from "./hours";

function ledger(lang: string, all = 12, rest: Partial<LedgerView> = {}): LedgerView {
  return { lang, unit: 45, lines: [{ kind: "session", count: 4, all, counted: 12, declared: 12 }], all, counted: 12, certificate: 12, ...rest };
}

test("languages with the same hours share a table", () => {
  const groups = ledgerGroups([ledger("pl"), ledger("de", 10), ledger("lt")]);
  expect(groups.map(({ languages }) => languages)).toEqual([["pl", "lt"], ["de"]]);
});

it.each([
  [12, 12, 0],
  [12.001, 12, 0],
  [10, 12, -2],
  [12, undefined, 0],
])("%d hours where %s were declared differ by %d", (all, declared, by) => {
  expect(difference({ kind: "session", count: 1, all, counted: 0, ...(declared === undefined ? {} : { declared }) })).toBe(by);
});

test("what was not declared has no sum", () => {
  expect(declaredSum(ledger("pl"))).toBe(12);
  expect(declaredSum(ledger("pl", 12, { lines: [{ kind: "forum", count: 1, all: 1, counted: 0 }] }))).toBeUndefined();
});

test("the certificate may require more than counts", () => {
  expect(tooFew(ledger("pl"))).toBe(false);
  expect(tooFew(ledger("pl", 12, { certificate: 12.5 }))).toBe(true);
});

test("differences have a sign", () => {
  expect([signed(2, "en"), signed(-1.5, "de")]).toEqual(["+2", "−1,5"]);
});
