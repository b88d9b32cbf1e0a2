// The icon and the word at the head of the blocks that have one.

import {
  BookUser, Building, FileCheck, FileDown, Film, House, MapPinned, MessageCircle, MessagesSquare, NotebookPen, Presentation,
  Volume2,
} from "@lucide/svelte";
import type { Component } from "svelte";
import type { BlockView } from "../../api-types";
import { language, t } from "../../i18n/language.svelte";
import type { Key } from "../../i18n/messages";
import { duration } from "../../model/dates";

interface Head {
  icon: Component<{ size?: number; "aria-hidden"?: "true" }>;
  word: Key;
}

const heads: Record<string, Head> = {
  case: { icon: BookUser, word: "kind.case" },
  audio: { icon: Volume2, word: "kind.audio" },
  video: { icon: Film, word: "kind.video" },
  download: { icon: FileDown, word: "kind.download" },
  reflection: { icon: NotebookPen, word: "kind.reflection" },
  session: { icon: Presentation, word: "kind.session" },
  homework: { icon: House, word: "kind.homework" },
  consultation: { icon: MessageCircle, word: "kind.consultation" },
  forum: { icon: MessagesSquare, word: "kind.forum" },
  field: { icon: MapPinned, word: "kind.field" },
  deliverable: { icon: FileCheck, word: "kind.deliverable" },
  visit: { icon: Building, word: "kind.visit" },
};

/** Returns the head of a kind, or undefined for one without. */
export function headOf(kind: string): Head | undefined {
  return heads[kind];
}

type Hours = NonNullable<BlockView["hours"]>;

/** Returns hours in words: "3 Stunden zu 45 Minuten". */
export function hoursWords(hours: Pick<Hours, "amount" | "unit">): string {
  return t("hours.amount", { amount: hours.amount, unit: hours.unit });
}

/** Returns whether hours count towards the certificate, in words. */
export function countsWords(hours: Hours): string {
  return hours.counts ? t("hours.counts") : t("hours.countsNot");
}

function groupWords({ min, max }: NonNullable<BlockView["group"]>): string[] {
  if (min !== undefined && max !== undefined) {
    return [min === max ? t("activity.group.exactly", { count: min }) : t("activity.group.range", { min, max })];
  }
  if (min !== undefined) return [t("activity.group.min", { count: min })];
  return max === undefined ? [] : [t("activity.group.max", { count: max })];
}

/** Returns what there is to know about a block before one reads it, each in a few words. */
export function factsOf(block: BlockView): string[] {
  const facts: string[] = [];
  if (block.kind === "case") facts.push(t("kind.case.reminder"));
  if (block.kind === "reflection") facts.push(t("kind.reflection.text"));
  if (block.template) facts.push(t("kind.download.template"));
  if (block.mode === "site") facts.push(t("activity.mode.site"));
  if (block.mode === "online") facts.push(t("activity.mode.online"));
  if (block.by === "learner") facts.push(t("activity.by.learner"));
  if (block.by === "institution") facts.push(t("activity.by.institution"));
  if (block.minutes) facts.push(t("activity.minutes", { time: duration(block.minutes, language.current) }));
  if (block.hours) facts.push(hoursWords(block.hours), countsWords(block.hours));
  if (block.group) facts.push(...groupWords(block.group));
  return facts;
}
