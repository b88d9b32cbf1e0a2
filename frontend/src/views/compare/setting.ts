// A setting of a course in words: what it is called, and its value. Settings come as the log has them,
// by their key in the course's JSON ("passMark", "funding/grant") with a JSON value.

import { format, isKey, type UiLanguage } from "../../i18n/messages";
import { appointment, day } from "../../model/dates";
import { countryName, languageName } from "../../model/names";

/** The words for the values of a setting, by the key of the setting: what their names begin with. */
const chosen: Record<string, string> = {
  "attempts/counts": "texts.attempts.", "hours/declared/kind": "hours.kind.",
  area: "area.", by: "activity.by.", kind: "part.", mode: "activity.mode.", policy: "policy.", tone: "tone.",
};

/** The keys of settings that stand by language, as in "accept" and "variants". */
const languageTag = /^[a-z]{2}$/;

/** Returns what a setting is called, the last part of its key where we have no name for it. */
export function settingName(field: string, language: UiLanguage): string {
  const last = leaf(field);
  for (const key of [`field.${field}`, `field.${last}`]) if (isKey(key)) return format(language, key);
  return languageTag.test(last) ? languageName(last, language) : last;
}

/** Returns a JSON value for people: a list with commas, an object as names with values, nothing as "nothing". */
export function settingValue(field: string, json: string | undefined, language: UiLanguage): string {
  if (json === undefined || json === "") return format(language, "structure.nothing");
  try {
    return words(field, JSON.parse(json) as unknown, language);
  } catch {
    return json;
  }
}

function words(field: string, value: unknown, language: UiLanguage): string {
  if (typeof value === "boolean") return truth(field, value, language);
  if (typeof value === "number") return new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(value);
  if (typeof value === "string" && value !== "") return word(field, value, language);
  if (Array.isArray(value) && value.length > 0) {
    // Parts of an object have commas of their own.
    const parts = value.map((one: unknown) => words(field, one, language));
    return parts.join(value.some((one) => typeof one === "object") ? "; " : ", ");
  }
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([key, inner]) => [`${field}/${key}`, inner] as const)
      .map(([key, inner]) => `${settingName(key, language)}: ${words(key, inner, language)}`)
      .join(", ");
  }
  return format(language, "structure.nothing");
}

function truth(field: string, value: boolean, language: UiLanguage): string {
  if (leaf(field) === "answer") return format(language, value ? "question.true" : "question.false");
  return format(language, value ? "value.yes" : "value.no");
}

function word(field: string, value: string, language: UiLanguage): string {
  const last = leaf(field);
  const key = `${chosen[field] ?? chosen[last] ?? ""}${value}`;
  if (key !== value && isKey(key)) return format(language, key);
  if (last === "languages" || last === "only") return languageName(value, language);
  if (last === "country") return countryName(value, language);
  if (last === "deadline" || field.startsWith("adaptation/review/")) return day(value, language);
  if (last === "start" || last === "end") {
    const { date, time, zone } = appointment(value, value, language);
    return time === "" ? value : `${date}, ${time.split("–")[0] ?? ""} (${zone})`;
  }
  return value;
}

function leaf(field: string): string {
  return field.slice(field.lastIndexOf("/") + 1);
}
