// The language of the program while it runs; every t() in a template follows it.

import { recall, remember } from "../model/memory";
import { bestLanguage, format, uiLanguages, type Key, type UiLanguage, type Values } from "./messages";

const stored = recall("language");

class Language {
  current = $state<UiLanguage>(
    uiLanguages.find((language) => language === stored) ?? bestLanguage(navigator.languages),
  );

  choose(language: UiLanguage): void {
    this.current = language;
    remember("language", language);
  }
}

export const language = new Language();

/** Returns the message of key in the language of the program. */
export function t(key: Key, values?: Values): string {
  return format(language.current, key, values);
}
