// The ledger of hours as a table shows it.

import type { LedgerLine, LedgerView } from "../api-types";

/** Ledgers that are the same in several languages. */
export interface LedgerGroup {
  languages: string[];
  ledger: LedgerView;
}

/** Returns the ledgers, each once, with the languages it holds for. */
export function ledgerGroups(ledgers: readonly LedgerView[]): LedgerGroup[] {
  const groups = new Map<string, LedgerGroup>();
  for (const ledger of ledgers) {
    const key = JSON.stringify({ ...ledger, lang: "" });
    const group = groups.get(key) ?? { languages: [], ledger };
    group.languages.push(ledger.lang);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const cent = 0.005; // hours are kept to hundredths of a minute; nobody reads less than a hundredth of an hour

/** Returns by how much the hours of a kind exceed what was declared; 0 when they are equal or nothing was. */
export function difference(line: LedgerLine): number {
  if (line.declared === undefined) return 0;
  const by = line.all - line.declared;
  return Math.abs(by) < cent ? 0 : by;
}

/** Returns the sum of what was declared, or undefined when nothing was. */
export function declaredSum(ledger: LedgerView): number | undefined {
  const declared = ledger.lines.flatMap((line) => (line.declared === undefined ? [] : [line.declared]));
  return declared.length > 0 ? declared.reduce((sum, each) => sum + each, 0) : undefined;
}

/** Reports whether fewer hours count than the certificate requires. */
export function tooFew(ledger: LedgerView): boolean {
  return ledger.counted < ledger.certificate - cent;
}

/** Returns a number of hours for people: "1,5". */
export function hoursNumber(amount: number, locale: string): string {
  return amount.toLocaleString(locale, { maximumFractionDigits: 2 });
}

/** Returns a difference for people, with its sign: "+2", "−1,5". */
export function signed(amount: number, locale: string): string {
  return `${amount < 0 ? "−" : "+"}${hoursNumber(Math.abs(amount), locale)}`;
}
