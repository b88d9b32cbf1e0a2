// How languages are called, and which cell stands for a text where only one can be shown.

import type { CellsView } from "../api-types";

function capital(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}

/** Returns what a language calls itself, with a capital as at the head of a column: "Lietuvių". */
export function endonym(tag: string): string {
  return capital(languageName(tag, tag), tag);
}

/** Returns the name of a language in another one, as inside a sentence: "litewski". */
export function languageName(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag; // not a language tag at all: shown as it is
  }
}

/** Returns the name of a country by its code: "PL" → "Polen". */
export function countryName(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: "region" }).of(code) ?? code;
  } catch {
    return code; // not the code of a country: shown as it is
  }
}

/** Returns the tag of the first language in `order` that has a cell; else of any cell; else "". */
export function firstLanguage(cells: CellsView, order: readonly string[]): string {
  for (const tag of order) {
    if (cells[tag]?.plain) return tag;
  }
  return Object.keys(cells).find((tag) => cells[tag]?.plain) ?? "";
}

/** Returns n bytes for people: "84 kB", "1.2 MB". Units of 1000, as file managers of today show them. */
export function fileSize(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1000, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

// Letters that Unicode does not decompose into a base and a mark.
const folds: Record<string, string> = { ł: "l", ß: "ss", ø: "o", đ: "d", æ: "ae", œ: "oe" };

/** Returns text in lower case without accents, for searching: "Źródła prawa" → "zrodla prawa". */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[łßøđæœ]/g, (letter) => folds[letter] ?? letter);
}

/** Returns a file name a title suggests: lower-case ASCII words joined by hyphens, at most 60 characters. */
export function slug(title: string): string {
  const words = fold(title).replace(/[^a-z0-9]+/g, "-").slice(0, 60);
  return words.replace(/^-+|-+$/g, "") || "course";
}
