// The two sides of a comparison in words.

import { language, t } from "../../i18n/language.svelte";
import { dayAndTime } from "../../model/days";
import type { Chosen } from "../../state/history.svelte";

/** Returns how people call a moment: a version by its name, else its day and time, else "now". */
export function sideName(side: Chosen): string {
  if (side.name !== "") return t("moment.version", { name: side.name });
  return side.at === "" ? t("moment.now") : dayAndTime(side.at, language.current);
}
