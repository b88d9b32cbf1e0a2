// What is said of units and matches: states, classes, where something comes from, and why a score is what it is.

import type { MatchView, UnitView } from "../../api-types";
import { language, t } from "../../i18n/language.svelte";
import { isKey } from "../../i18n/messages";
import { day } from "../../model/dates";
import { localDate } from "../../model/days";
import { before, byReason, differences, percent, repairs } from "../../model/matches";
import { languageName } from "../../model/names";

/** Returns the word for a state, the state itself for one we do not know. */
export function stateWord(state: string): string {
  const key = `unit.state.${state}`;
  return isKey(key) ? t(key) : state;
}

/** Returns the word for a class of matches. */
export function classWord(name: string): string {
  const key = `match.class.${name}`;
  return isKey(key) ? t(key) : name;
}

/** Returns the word for why points were taken off. */
export function reasonWord(reason: string): string {
  const key = `penalty.${reason}`;
  return isKey(key) ? t(key) : reason;
}

/** Returns the day of an RFC 3339 time for people, "" when it is none. */
export function dayOf(at: string): string {
  const date = localDate(at);
  return date === "" ? "" : day(date, language.current);
}

/** Returns who wrote a unit, when, and which file it came with: what there is to say of it, in short parts. */
export function provenance(unit: UnitView): string[] {
  return [
    stateWord(unit.state),
    unit.author,
    unit.organisation,
    dayOf(unit.date),
    unit.batch === "" ? "" : t("unit.file", { name: unit.batchName || unit.batch.slice(0, 8) }),
    unit.tags.join(", "),
  ].filter((part) => part !== "");
}

/** Returns the number that people are shown, by which the form of the word after it goes. */
function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}

/** Returns a share of 100 for people, with one place after the point where it is not whole. */
export function points(value: number): string {
  return new Intl.NumberFormat(language.current, { maximumFractionDigits: 1 }).format(value);
}

/** Returns a score for people: "93 %", in Polish and English "93%". */
export function scoreWords(score: number): string {
  return new Intl.NumberFormat(language.current, { style: "percent" }).format(percent(score) / 100);
}

/** Returns why a match has the score it has, in whole sentences. */
export function why(match: MatchView): string[] {
  const kind = `match.why.${match.class}`;
  const said = isKey(kind) ? [t(kind)] : [];
  if (match.via !== "") said.push(t("match.why.via", { language: languageName(match.via, language.current) }));
  const parts = differences(match).map(({ kind, count }) => {
    const key = `match.differs.${kind}`;
    return isKey(key) ? t(key, { count }) : "";
  });
  const differing = parts.filter((part) => part !== "");
  if (differing.length > 0) said.push(t("match.differs", { what: list(differing) }));
  said.push(...repairs(match).map((piece) => repairWords(piece)));
  if (match.penalties.length > 0) {
    const off = byReason(match.penalties).map(({ reason, points: off }) => t("match.off", { points: tenths(off), shown: points(off), reason: reasonWord(reason) }));
    said.push(t("match.penalties", { before: points(before(match)), what: list(off), score: points(match.score) }));
  }
  return said;
}

function repairWords({ text, was, kind }: MatchView["target"][number]): string {
  const key = `match.repaired.${kind}`;
  const what = isKey(key) ? t(key) : t("match.repaired.other");
  return was === "" ? t("match.repaired.added", { what, now: text }) : t("match.repaired", { what, was, now: text.trim() === "" ? "∅" : text });
}

function list(parts: readonly string[]): string {
  return new Intl.ListFormat(language.current, { type: "conjunction" }).format(parts);
}
