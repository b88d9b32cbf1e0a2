// What happened in the workspace: the time line, the named versions, and the moments chosen to compare.

import { api } from "../api";
import type { Moment, Problem, TimelineEntry, VersionView } from "../api-types";
import { byDay } from "../model/days";
import { after, now, ofVersion, same } from "../model/moments";
import { course } from "./course.svelte";
import { problemOf } from "./fault";

/** What part of the workspace the time line tells of. */
export type Scope = "all" | "course" | "module" | "lesson";

/** A moment with what people tell it by. */
export interface Chosen {
  moment: Moment;
  name: string; // of a version
  person: string;
  at: string; // "" is now
}

/** The present, as one of the two sides of a comparison. */
export const present: Chosen = { moment: now, name: "", person: "", at: "" };

export function chosenVersion(version: VersionView): Chosen {
  return { moment: ofVersion(version.id), name: version.name, person: version.person, at: version.at };
}

export function chosenEntry(entry: TimelineEntry): Chosen {
  return { moment: after(entry.id), name: entry.kind === "version" ? entry.name : "", person: entry.person, at: entry.to };
}

const pageSize = 60; // fills a screen three times over

class History {
  entries = $state.raw<TimelineEntry[]>([]);
  versions = $state.raw<VersionView[]>([]);
  next = $state(""); // cursor of the next page, "" when there is none
  stage = $state<"idle" | "loading" | "ready" | "failed">("idle");
  more = $state(false); // whether the next page is on its way
  problem = $state.raw<Problem>();
  scope = $state<Scope>("all");
  chosen = $state.raw<Chosen[]>([]); // at most two, the older first

  readonly days = $derived(byDay(this.entries));

  #asked = 0;

  /** The id of the part the time line tells of; "" is all. */
  get under(): string {
    if (this.scope === "course") return course.view?.id ?? "";
    if (this.scope === "module") return course.module?.id ?? "";
    return this.scope === "lesson" ? course.lesson : "";
  }

  /** Reads the newest page and the versions. Each is shown even when the other cannot be had. */
  async load(): Promise<void> {
    await Promise.all([this.#loadEntries(), this.#loadVersions()]);
  }

  async #loadEntries(): Promise<void> {
    const asked = ++this.#asked;
    if (this.stage !== "ready") this.stage = "loading";
    try {
      const page = await api.Timeline({ under: this.under, cursor: "", limit: pageSize });
      if (asked !== this.#asked) return; // another scope was chosen meanwhile
      this.entries = page.entries;
      this.next = page.next;
      this.stage = "ready";
    } catch (error) {
      this.problem = problemOf(error);
      if (asked === this.#asked) this.stage = "failed";
    }
  }

  async #loadVersions(): Promise<void> {
    try {
      this.versions = await api.Versions();
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    }
  }

  /** Reads the next page. */
  async loadMore(): Promise<void> {
    if (this.more || this.next === "") return;
    this.more = true;
    const asked = this.#asked;
    try {
      const page = await api.Timeline({ under: this.under, cursor: this.next, limit: pageSize });
      if (asked !== this.#asked) return;
      this.entries = [...this.entries, ...page.entries];
      this.next = page.next;
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    } finally {
      this.more = false;
    }
  }

  narrow(scope: Scope): Promise<void> {
    this.scope = scope;
    this.stage = "loading";
    return this.load();
  }

  isChosen(moment: Moment): boolean {
    return this.chosen.some((each) => same(each.moment, moment));
  }

  /** Chooses a moment, or no longer. A third one takes the place of the one chosen first. */
  toggle(one: Chosen): void {
    const others = this.chosen.filter((each) => !same(each.moment, one.moment));
    const chosen = others.length < this.chosen.length ? others : [...others.slice(-1), one];
    this.chosen = chosen.toSorted((a, b) => a.at.localeCompare(b.at));
  }

  clear(): void {
    this.chosen = [];
  }
}

export const history = new History();

/** The dialog that names the present state, or a version anew. */
class Naming {
  open = $state(false);
  version = $state.raw<VersionView>(); // the one that is renamed
  name = $state("");
  note = $state("");
  missing = $state(false);
  working = $state(false);
  problem = $state.raw<Problem>();

  show(version?: VersionView): void {
    this.version = version;
    this.name = version?.name ?? "";
    this.note = version?.note ?? "";
    this.missing = false;
    this.problem = undefined;
    this.open = true;
  }

  /** Gives the name. Returns the version, or undefined when that could not be done. */
  async save(): Promise<VersionView | undefined> {
    const [name, note] = [this.name.trim(), this.note.trim()];
    this.missing = name === "";
    if (this.missing) return undefined;
    this.working = true;
    this.problem = undefined;
    try {
      const version = this.version ? await api.RenameVersion(this.version.id, name, note) : await api.NameVersion(name, note);
      this.open = false;
      if (history.stage !== "idle") await history.load();
      return version;
    } catch (error) {
      this.problem = problemOf(error);
      return undefined;
    } finally {
      this.working = false;
    }
  }
}

export const naming = new Naming();
