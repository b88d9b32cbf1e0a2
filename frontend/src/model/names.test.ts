import { describe, expect, it, test } from "vitest";
import { endonym, fileSize, firstLanguage, fold, languageName, slug } from "./names";

function cell(plain: string): { raw: string; plain: string; spans: [] } {
  return { raw: plain, plain, spans: [] };
}

test("languages are called by their own names", () => {
  expect(["pl", "de", "lt", "en"].map(endonym)).toEqual(["Polski", "Deutsch", "Lietuvių", "English"]);
  expect(languageName("lt", "pl")).toBe("litewski");
  expect(languageName("not a tag", "pl")).toBe("not a tag");
});

describe("the cell that stands for a text", () => {
  const cells = { pl: cell("Tytuł"), de: cell(""), lt: cell("Pavadinimas") };
  it.each([
    [["de", "lt"], "lt"],
    [["pl"], "pl"],
    [["en"], "pl"],
    [[], "pl"],
  ])("wanted %j: %s", (order, tag) => {
    expect(firstLanguage(cells, order)).toBe(tag);
  });

  it("is none where all are empty", () => {
    expect(firstLanguage({ de: cell("") }, ["de"])).toBe("");
  });
});

it.each([
  [0, "en", "0 byte"],
  [999, "en", "999 byte"],
  [1000, "en", "1 kB"],
  [84_211, "de", "84 kB"],
  [1_250_000, "de", "1,3 MB"],
  [25_000_000, "en", "25 MB"],
])("%d bytes in %s are %s", (bytes, locale, shown) => {
  expect(fileSize(bytes, locale).replace(/\s/g, " ")).toBe(shown);
});

it.each([
  ["Źródła prawa: ŁÓDŹ", "zrodla prawa: lodz"],
  ["Größe", "grosse"],
  ["ąčęėįšųūž", "aceeisuuz"],
])("%s folds to %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it.each([
  ["Wsparcie osoby w kryzysie bezdomności", "wsparcie-osoby-w-kryzysie-bezdomnosci"],
  ["  Straße & Recht! ", "strasse-recht"],
  ["…", "course"],
])("%s suggests the file name %s", (title, name) => {
  expect(slug(title)).toBe(name);
});
