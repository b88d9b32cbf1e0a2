// How a text is called and how it looks, by its role and the block it stands in.

import type { BlockView } from "../../api-types";
import { t } from "../../i18n/language.svelte";
import { isKey } from "../../i18n/messages";
import { isActivity, type Line } from "../../model/blocks";

/** What stands before a text: nothing, the room of a mark, a mark. */
export type Marker = "" | "room" | "bullet" | "number" | "fold" | "dash" | "minutes";

/** How one line of a block is shown. */
export interface Look {
  label: string; // what the text is
  shown: boolean; // whether the label is visible too
  kind: string; // a class of Row
  marker: Marker;
}

const soft = ["source", "caption", "hint", "alt"];
const labelled = ["hint", "due", "evidence", "host", "place", "audience", "prerequisites", "notice", "alt", "caption"];
const bulleted = ["method", "material", "outcome", "keyword"];

/** Returns the word for a role; one that we do not know is called by its own name. */
export function roleWord(role: string): string {
  const key = `role.${role}`;
  return isKey(key) ? t(key) : role;
}

/** Returns the word above a list, or "" for one that needs none. */
export function groupWord(list: string): string {
  const key = `group.${list}`;
  return isKey(key) ? t(key) : "";
}

export function lookOf(line: Line, block?: BlockView): Look {
  const { role } = line.text;
  const known = isKey(`role.${role}`);
  return {
    label: labelOf(line, block),
    shown: !known || labelled.includes(role),
    kind: kindOf(line, block),
    marker: markerOf(line, block),
  };
}

function labelOf(line: Line, block?: BlockView): string {
  const { role } = line.text;
  if (role === "task") return t("role.task", { number: line.number });
  if (role === "item" && block?.kind === "steps") return t("role.step", { number: line.number });
  if (role === "item" && block?.kind === "list") return block.ordered ? t("role.itemNumber", { number: line.number }) : t("role.item");
  if (role === "item") return t("role.paragraph");
  return role === "caption" && block?.kind !== "image" ? t("role.caption.other") : roleWord(role);
}

function kindOf(line: Line, block?: BlockView): string {
  const { role } = line.text;
  if (role === "title" && block && isActivity(block)) return "strong lead";
  if (["title", "item-title", "term", "prompt"].includes(role)) return "strong";
  if (role === "text" && block?.kind === "quote") return "quote";
  if (role === "meaning" || (!line.opens && line.list !== "feedback")) return "under";
  return soft.includes(role) ? "soft" : "";
}

function markerOf(line: Line, block?: BlockView): Marker {
  const { role } = line.text;
  if (role === "source") return "dash";
  if (bulleted.includes(role)) return "bullet";
  if (role === "task") return "number";
  if (line.list === "agenda") return "minutes";
  if (line.list !== "items") return "";
  if (block?.kind === "list") return block.ordered ? "number" : "bullet";
  if (block?.kind === "steps") return line.opens ? "number" : "room";
  if (block?.kind === "accordion") return line.opens ? "fold" : "room";
  return "";
}
