// The program's own words: ICU messages by key, one file per language.

import { IntlMessageFormat } from "intl-messageformat";
import de from "./de.json";
import en from "./en.json";
import lt from "./lt.json";
import pl from "./pl.json";

export type Key = keyof typeof en;
export type Values = Record<string, string | number>;

/** The languages the program speaks, in the order they are listed everywhere. */
export const uiLanguages = ["pl", "de", "lt", "en"] as const;
export type UiLanguage = (typeof uiLanguages)[number];

export const messages: Record<UiLanguage, Record<Key, string>> = { pl, de, lt, en };

const compiled = new Map<string, IntlMessageFormat>();

/** Returns the message of key in a language, its placeholders filled and plurals chosen. */
export function format(language: UiLanguage, key: Key, values?: Values): string {
  const id = `${language} ${key}`;
  let message = compiled.get(id);
  if (!message) {
    message = new IntlMessageFormat(messages[language][key], language);
    compiled.set(id, message);
  }
  return message.format(values) as string;
}

/** Reports whether there is a message of that name, for keys made from data. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}

/** Returns the first of the wanted tags (such as "de-AT") the program speaks, else English. */
export function bestLanguage(wanted: readonly string[]): UiLanguage {
  for (const tag of wanted) {
    const found = uiLanguages.find((language) => language === tag.toLowerCase().split("-")[0]);
    if (found) return found;
  }
  return "en";
}
