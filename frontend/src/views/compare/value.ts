// The value of a setting as the log has it, in a form people can read.

import { t } from "../../i18n/language.svelte";

/** Returns a JSON value in words: a text without its quotes, nothing as "nothing", the rest as it is written. */
export function value(json: string | undefined): string {
  if (json === undefined || json === "" || json === "null" || json === '""') return t("structure.nothing");
  try {
    const read: unknown = JSON.parse(json);
    return typeof read === "string" || typeof read === "number" ? read.toString() : json;
  } catch {
    return json;
  }
}
