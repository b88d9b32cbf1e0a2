import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it, test } from "vitest";
import { bestLanguage, format, isKey, messages, uiLanguages, type Key, type UiLanguage } from "./messages";

const keys = Object.keys(messages.en) as Key[];

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** The names a message is filled with, and the categories its plurals choose from. */
function contents(language: UiLanguage, key: Key): { names: Set<string>; plurals: string[][] } {
  const names = new Set<string>();
  const plurals: string[][] = [];
  const visit = (elements: Element[]): void => {
    for (const element of elements) {
      if ("value" in element && element.type !== 0) names.add(element.value);
      if (!("options" in element)) continue;
      if ("offset" in element) plurals.push(Object.keys(element.options).filter((name) => !name.startsWith("=")));
      for (const option of Object.values(element.options)) visit((option as { value: Element[] }).value);
    }
  };
  visit(new IntlMessageFormat(messages[language][key], language).getAst());
  return { names, plurals };
}

describe.each(uiLanguages)("messages in %s", (language) => {
  test("are the same as in English", () => {
    expect(Object.keys(messages[language])).toEqual(keys);
  });

  test("are filled with the same names as in English", () => {
    for (const key of keys) expect(contents(language, key).names, key).toEqual(contents("en", key).names);
  });

  test("have a form for every number", () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const key of keys) {
      for (const plural of contents(language, key).plurals) expect(plural.toSorted(), key).toEqual(needed);
    }
  });

  test("are not empty and have no spaces at their ends", () => {
    for (const key of keys) expect(messages[language][key], key).toMatch(/^\S(.*\S)?$/);
  });
});

test("numbers take the forms of the language", () => {
  const questions = (language: UiLanguage): string[] =>
    [1, 2, 5, 21, 22].map((count) => format(language, "outline.questions", { count }));
  expect(questions("pl")).toEqual(["1 pytanie", "2 pytania", "5 pytań", "21 pytań", "22 pytania"]);
  expect(questions("lt")).toEqual(["1 klausimas", "2 klausimai", "5 klausimai", "21 klausimas", "22 klausimai"]);
  expect(questions("de")).toEqual(["1 Frage", "2 Fragen", "5 Fragen", "21 Fragen", "22 Fragen"]);
  expect(questions("en")).toEqual(["1 question", "2 questions", "5 questions", "21 questions", "22 questions"]);
});

test("hours are said as people say them", () => {
  const hours = (language: UiLanguage): string[] =>
    [1, 1.5, 2, 3, 10].map((amount) => format(language, "hours.amount", { amount, unit: 45 }));
  expect(hours("pl")).toEqual(
    ["1 godzina", "1,5 godziny", "2 godziny", "3 godziny", "10 godzin"].map((words) => `${words} po 45 minut`),
  );
  expect(hours("lt")).toEqual(
    ["1 valanda", "1,5 valandos", "2 valandos", "3 valandos", "10 valandų"].map((words) => `${words} po 45 minutes`),
  );
  expect(hours("de")).toEqual(
    ["1 Stunde", "1,5 Stunden", "2 Stunden", "3 Stunden", "10 Stunden"].map((words) => `${words} zu 45 Minuten`),
  );
  expect(hours("en")).toEqual(
    ["1 hour", "1.5 hours", "2 hours", "3 hours", "10 hours"].map((words) => `${words} of 45 minutes`),
  );
  expect(format("lt", "hours.amount", { amount: 21, unit: 60 })).toBe("21 valanda po 60 minučių");
});

test("every message is used, and none is missing", () => {
  const sources = join(import.meta.dirname, "..");
  const code = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(sources, name), "utf8"))
    .join("\n");
  const made = ["theme.", "sentences.", "keys.", "happened.", "mark.", "part.", "member.role.", "history.scope.", "restore.title.", "restore.this.", "structure.", "field.", "fault.", "role.", "group.", "question.", "hours.kind.", "area.", "export.status.", "export.completion.", "cell.", "news.", "memory.tab.", "unit.state.", "match.class.", "match.why.", "match.differs.", "match.repaired.", "penalty.", "penalties.", "analysis.band.", "pretranslate.from.", "exportUnits.format."]; // keys put together from data
  const unused = keys.filter((key) => !code.includes(`"${key}"`) && !made.some((start) => key.startsWith(start)));
  expect(unused).toEqual([]);
});

describe("the first language", () => {
  it.each([
    [["de-AT", "en"], "de"],
    [["fr", "lt-LT"], "lt"],
    [["PL"], "pl"],
    [["plx", "fr"], "en"],
    [[], "en"],
  ])("of %j is %s", (wanted, best) => {
    expect(bestLanguage(wanted)).toBe(best);
  });
});

test("isKey knows messages from other words", () => {
  expect(isKey("common.close")).toBe(true);
  expect(isKey("toString")).toBe(false);
});
