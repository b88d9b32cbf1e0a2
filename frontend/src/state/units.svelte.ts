// The units of the memory in a list: searched, narrowed, chosen, changed and taken away.

import { api } from "../api";
import type { MemoryFilter, Problem, UnitView } from "../api-types";
import { filled, newUnit, noFilter, readTags, toggled } from "../model/units";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { memory } from "./memory.svelte";

const pageSize = 50; // fills a screen four times over
const mostAnew = 500; // that are read again in one go when something changed

class Units {
  text = $state("");
  lang = $state(""); // that is searched; "" is all
  exact = $state(false);
  filter = $state.raw<MemoryFilter>(noFilter);
  list = $state.raw<UnitView[]>([]);
  total = $state(0);
  atLeast = $state(false); // whether there may be more than total
  next = $state("");
  stage = $state<"idle" | "loading" | "ready" | "failed">("idle");
  more = $state(false); // whether the next page is on its way
  problem = $state.raw<Problem>();
  chosen = $state.raw<string[]>([]); // ids
  current = $state(""); // id of the row that Tab comes to

  /** Whether the list shows less than there is. */
  readonly narrowed = $derived(this.text.trim() !== "" || this.filter !== noFilter);

  #asked = 0;

  /** Reads the list from its beginning, as long as it was. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    if (this.stage !== "ready") this.stage = "loading";
    try {
      const page = await this.#page("", Math.min(mostAnew, Math.max(pageSize, this.list.length)));
      if (asked !== this.#asked) return; // something else was asked meanwhile
      this.list = page.units;
      this.#put(page);
      const there = new Set(this.list.map(({ id }) => id));
      this.chosen = this.chosen.filter((id) => there.has(id));
      if (!there.has(this.current)) this.current = this.list[0]?.id ?? "";
      this.stage = "ready";
    } catch (error) {
      if (asked !== this.#asked) return;
      this.problem = problemOf(error);
      this.stage = "failed";
    }
  }

  /** Searches for what is asked now. */
  search(): Promise<void> {
    this.list = [];
    this.chosen = [];
    this.current = "";
    return this.load();
  }

  async loadMore(): Promise<void> {
    if (this.more || this.next === "") return;
    this.more = true;
    const asked = this.#asked;
    try {
      const page = await this.#page(this.next, pageSize);
      if (asked !== this.#asked) return;
      this.list = [...this.list, ...page.units];
      this.#put(page);
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    } finally {
      this.more = false;
    }
  }

  narrow(part: Partial<MemoryFilter>): Promise<void> {
    this.filter = { ...this.filter, ...part };
    return this.search();
  }

  /** Shows all units again. */
  widen(): Promise<void> {
    this.filter = noFilter;
    return this.search();
  }

  choose(id: string): void {
    this.chosen = toggled(this.chosen, id);
  }

  chooseAll(): void {
    this.chosen = this.chosen.length === this.list.length ? [] : this.list.map(({ id }) => id);
  }

  /** Puts a unit that was written into the list, in place of what it was. */
  put(unit: UnitView, before: string): void {
    const at = this.list.findIndex(({ id }) => id === before);
    this.list = at < 0 ? [unit, ...this.list] : this.list.with(at, unit);
    if (at < 0) this.total++;
    this.current = unit.id;
  }

  forget(): void {
    this.#asked++;
    this.text = "";
    this.lang = "";
    this.filter = noFilter;
    this.list = [];
    this.chosen = [];
    this.stage = "idle";
  }

  #page(after: string, limit: number): ReturnType<typeof api.Concordance> {
    return api.Concordance({ text: this.text.trim(), lang: this.lang, exact: this.exact, filter: this.filter, limit, after });
  }

  #put(page: { total: number; more: boolean; next: string }): void {
    this.total = page.total;
    this.atLeast = page.more;
    this.next = page.next;
  }
}

export const units = new Units();

/** A unit that is being written, in its place in the list. */
class Editing {
  unit = $state.raw<UnitView>(); // as it was; id "" is a new one
  texts = $state<{ lang: string; text: string }[]>([]);
  as = $state("");
  note = $state("");
  tags = $state("");
  few = $state(false); // it was tried with texts in less than two languages
  working = $state(false);
  problem = $state.raw<Problem>();

  is(id: string): boolean {
    return this.unit?.id === id;
  }

  begin(unit: UnitView): void {
    this.unit = unit;
    this.texts = unit.texts.map(({ lang, text }) => ({ lang, text }));
    this.as = unit.state;
    this.note = unit.note;
    this.tags = unit.tags.join(", ");
    this.few = false;
    this.problem = undefined;
  }

  /** Begins a new unit with room for languages. */
  add(languages: readonly string[]): void {
    this.begin(newUnit(languages));
  }

  addLanguage(lang: string): void {
    this.texts.push({ lang, text: "" });
  }

  cancel(): void {
    this.unit = undefined;
  }

  /** Saves it. Returns the id it has now, undefined when it could not be saved. */
  async save(): Promise<string | undefined> {
    const unit = this.unit;
    if (!unit || this.working) return undefined;
    const texts = filled(this.texts);
    this.few = texts.length < 2;
    if (this.few) return undefined;
    this.working = true;
    try {
      const saved = await api.PutUnit({ ...unit, texts, state: this.as, note: this.note.trim(), tags: readTags(this.tags) });
      units.put(saved, unit.id);
      this.unit = undefined;
      await desk.read();
      return saved.id;
    } catch (error) {
      this.problem = problemOf(error);
      return undefined;
    } finally {
      this.working = false;
    }
  }
}

export const editing = new Editing();

/** The question whether units are to go. */
class Retracting {
  ids = $state.raw<string[]>([]);
  working = $state(false);
  problem = $state.raw<Problem>();
  done = $state.raw<{ count: number }>(); // a new object each time
  after: (() => unknown) | undefined; // what is to be done when they are gone

  ask(ids: readonly string[], after?: () => unknown): void {
    this.problem = undefined;
    this.after = after;
    this.ids = [...ids];
  }

  async confirm(): Promise<void> {
    const { ids, after } = this;
    if (ids.length === 0 || this.working) return;
    this.working = true;
    try {
      memory.put(await api.RetractUnits(ids));
      this.ids = [];
      this.done = { count: ids.length };
      await desk.read();
      await (after?.() ?? units.load());
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.working = false;
    }
  }
}

export const retracting = new Retracting();
