// What is said of a problem: what is wrong, and how to mend it.

import type { Problem } from "../api-types";
import { language, t } from "../i18n/language.svelte";
import { isKey } from "../i18n/messages";
import { sentences } from "../model/problems";

/** Returns what is wrong in the language of the program; the code of a problem that has no words. */
export function sentence(problem: Problem): string {
  const ours = `fault.${problem.code}`;
  return sentences(problem, [language.current, "en"])?.message ?? (isKey(ours) ? t(ours) : problem.code);
}

/** Returns how to mend it, "" when there is nothing to say. */
export function remedyOf(problem: Problem): string {
  const ours = `fault.${problem.code}.remedy`;
  return sentences(problem, [language.current, "en"])?.remedy ?? (isKey(ours) ? t(ours) : "");
}
