import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { isKey, uiLanguages } from "../../i18n/messages";
import { settingName, settingValue } from "./setting";

const nbsp = "\u00a0";

describe("the value of a setting", () => {
  it.each([
    ["passMark", "70", "70"],
    ["tolerance", "0.5", "0,5"],
    ["minutes", "12000", `12${nbsp}000`],
    ["decorative", "true", "tak"],
    ["answer", "false", "Fałsz"],
    ["languages", '["pl","lt"]', "polski, litewski"],
    ["country", '"LT"', "Litwa"],
    ["credit", '"Zdjęcie: A. Nowak"', "Zdjęcie: A. Nowak"],
    ["mode", '"online"', "online"],
    ["mode", '"elsewhere"', "elsewhere"],
    ["hours", '{"amount":1.5,"unit":45}', "Liczba: 1,5, Minut w godzinie: 45"],
    ["group", '{"min":8,"max":12}', "Najmniej: 8, Najwięcej: 12"],
    ["accept", '{"pl":["dom","mieszkanie"],"de":["Haus"]}', "polski: dom, mieszkanie, niemiecki: Haus"],
    ["authors", '[{"name":"Anna"},{"name":"Jonas"}]', "Imię i nazwisko: Anna; Imię i nazwisko: Jonas"],
    ["deadline", '"2027-03-31"', "31 marca 2027"],
    ["start", '"2027-03-12T09:00+01:00"', "piątek, 12 marca 2027, 09:00 (UTC+1)"],
    ["newSetting", '{"depth":3}', "depth: 3"],
    ["partners", "[]", "nic"],
    ["partners", "null", "nic"],
    ["grant", '""', "nic"],
    ["grant", undefined, "nic"],
    ["grant", "{broken", "{broken"],
  ])("%s %s is said as %j", (field, json, said) => {
    expect(settingValue(field, json, "pl")).toBe(said);
  });
});

test("a setting without a name keeps its own; a part of one may have another name than the whole", () => {
  expect(settingName("newSetting", "de")).toBe("newSetting");
  expect(settingName("accept/lt", "de")).toBe("Litauisch");
  expect(settingName("funding/grant", "de")).toBe("Fördernummer");
  expect(settingName("attempts/counts", "en")).not.toBe(settingName("hours/counts", "en"));
});

/** Returns the keys of the schemas' objects that are neither texts, nor ids, nor lists of parts: the settings. */
function settings(schema: string): string[] {
  type Schema = { properties?: Record<string, Schema>; definitions?: Record<string, Schema>; $ref?: string };
  const read = JSON.parse(readFileSync(join(import.meta.dirname, "../../../../schemas", schema), "utf8")) as Schema;
  const parts = ["text", "paragraphs", "titled", "sections", "item", "localid", "ulid", "optionid", "feedback"];
  const named = Object.entries(read.definitions ?? {}).filter(([name]) => !["text", "variants", "feedback", "row"].includes(name));
  return [read, ...named.map(([, one]) => one)].flatMap((object) =>
    Object.entries(object.properties ?? {})
      .filter(([key, { $ref }]) => !parts.includes($ref?.split("/").at(-1) ?? "") && !lists.includes(key))
      .map(([key]) => key),
  );
}

const lists = [
  "format", "version", "lessons", "blocks", "modules", "editions", "outcomes", "keywords", "funding", "logos", "information",
  "contacts", "sessions", "items", "rows", "terms", "options", "pairs", "agenda",
];

describe.each(uiLanguages)("in %s every setting of the schemas", (language) => {
  it.each(["module-2.json", "programme-2.json", "edition-1.json"])("of %s has a name", (schema) => {
    const keys = settings(schema);
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => !isKey(`field.${key}`) || settingName(key, language) === "")).toEqual([]);
  });
});
