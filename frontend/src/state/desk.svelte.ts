// The open workspace: whose it is, what is in it, and keeping up with what changes there.

import { api, shell } from "../api";
import type { DeskChanged, DeskView, Problem, RecentView } from "../api-types";
import { recall, remember } from "../model/memory";
import { mayWrite } from "../model/status";
import { course } from "./course.svelte";
import { problemOf } from "./fault";
import { typing } from "./typing.svelte";
import { work } from "./work.svelte";

const none: DeskView = {
  open: false, file: "", name: "", person: "", role: "", langs: [], writable: false, courses: [], forks: 0, undo: "", undoes: [], redo: "",
  folder: "", notices: [], backup: "", missing: 0, waiting: 0, refused: 0,
};

const together = 250; // ms; changes that arrive together are read once
const problemsAfter = 1500; // ms; the rules are checked when typing rests

class Desk {
  view = $state.raw<DeskView>(none);
  recent = $state.raw<RecentView[]>([]);
  busy = $state("");
  problem = $state.raw<Problem>(); // why what was asked for last could not be done
  job = $state("");

  /** Whether a workspace is open. A course file that is only looked at has none. */
  readonly open = $derived(this.view.open);
  readonly writable = $derived(this.view.open && this.view.writable);
  readonly admin = $derived(this.view.role === "admin");
  /** Whether the course on screen lies in the workspace and can be written. */
  readonly writes = $derived(this.writable && course.view?.writable === true);
  /** Whether the course on screen lies in the workspace; where that can only be read, its id must tell. */
  readonly within: boolean = $derived(this.open && (this.writable ? course.view?.writable === true : this.view.courses.some(({ id }) => id === course.view?.id)));
  /** Whether it does and this person may write none of its languages. */
  readonly reads: boolean = $derived(this.within && !course.languages.some((tag) => this.mayWrite(tag)));

  #changed: DeskChanged | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #problems: ReturnType<typeof setTimeout> | undefined;
  #entering = false; // a workspace is being opened: what is told of it meanwhile is read when it is there

  /** Asks the engine what is open, shows a course of it, and saves what the last start could not. */
  async start(): Promise<void> {
    await this.read();
    await course.start();
    if (this.view.open && course.view?.usable !== true) await this.#first();
    if (!this.view.open) await this.readRecent();
    this.#recover();
  }

  /** Reports whether this person may write a language of the course on screen. */
  mayWrite(tag: string): boolean {
    return this.writes && mayWrite(this.view.role, this.view.langs, tag);
  }

  /** Reads what goes on in the workspace. An engine without one answers that none is open. */
  async read(): Promise<void> {
    try {
      this.view = await api.Desk();
    } catch {
      this.view = none; // the call that the person waits for says what is wrong
    }
  }

  async readRecent(): Promise<void> {
    try {
      this.recent = await api.Recent();
    } catch {
      this.recent = []; // a list that only saves a choice of file
    }
  }

  /** Opens the workspace with the samples. */
  async openSamples(): Promise<boolean> {
    return this.#enter(() => api.OpenSamples());
  }

  /** Makes a workspace, empty or with the samples, and remembers the person's name for the next one. */
  async create(name: string, person: string, path: string): Promise<boolean> {
    remember("person", person);
    return this.#enter(() => api.CreateDesk({ name, person, path, samples: false }));
  }

  /** The name that was given before, "" at the very first time. */
  get known(): string {
    return this.view.person || recall("person");
  }

  /** Makes a workspace of an invitation. */
  async join(invitation: string): Promise<boolean> {
    return this.#enter(() => api.Join({ job: this.#job("join"), invitation, path: "" }));
  }

  /** Opens a workspace's file, or a course's to look at. */
  async openFile(path: string): Promise<boolean> {
    if (isInvitation(path)) return this.join(path);
    return this.#doing(async () => {
      await typing.settle();
      const problem = await course.open(path);
      if (problem) throw new Refused(problem);
      await this.read();
      if (this.view.open && course.view?.usable !== true && isWorkspace(path)) await this.#first();
      this.#recover();
    });
  }

  /** Goes on in a workspace that was opened otherwise, as by repairing its file. */
  async goOn(view: DeskView): Promise<void> {
    const same = this.view.open && this.view.file === view.file;
    this.view = view;
    if (!same) await this.#first();
    this.#recover();
  }

  /** Shows another course of the workspace. */
  async openCourse(id: string): Promise<void> {
    await typing.settle();
    remember(`course.${this.view.file}`, id);
    await course.openFromDesk(id);
  }

  /** Takes a course from files into the workspace and shows it. */
  async take(path: string): Promise<boolean> {
    return this.#doing(async () => {
      const before = new Set(this.view.courses.map(({ id }) => id));
      this.view = await api.ImportCourse(this.#job("import"), path);
      const taken = this.view.courses.find(({ id }) => !before.has(id)) ?? this.view.courses.find(({ id }) => id === course.view?.id);
      if (taken) await this.openCourse(taken.id);
    });
  }

  async close(): Promise<void> {
    await this.#doing(async () => {
      await typing.settle();
      this.view = await api.CloseDesk();
      await course.close();
      await this.readRecent();
    });
  }

  cancel(): Promise<void> {
    return work.cancel(this.job);
  }

  /** Follows changes by whomever until the returned function is called. */
  follow(): () => void {
    return shell.onWorkspace((event) => { this.changed(event); });
  }

  /** Reads anew what an event says has changed, soon. */
  changed(event: DeskChanged): void {
    const titles = event.cells.some(({ text }) => text.endsWith("/title"));
    this.#changed = {
      cells: [...(this.#changed?.cells ?? []), ...event.cells],
      structure: this.#changed?.structure === true || event.structure || titles,
      all: this.#changed?.all === true || event.all,
    };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), together);
  }

  /** Reads anew what changed. */
  async refresh(): Promise<void> {
    if (this.#entering) {
      this.#timer = setTimeout(() => void this.refresh(), together);
      return;
    }
    const changed = this.#changed;
    this.#changed = undefined;
    await this.read();
    if (course.view?.writable !== true) return;
    await course.refresh(changed === undefined || changed.structure || changed.all);
    clearTimeout(this.#problems);
    this.#problems = setTimeout(() => void course.readProblems(), problemsAfter);
  }

  #job(kind: string): string {
    this.job = work.job(kind);
    return this.job;
  }

  async #enter(open: () => Promise<DeskView>): Promise<boolean> {
    return this.#doing(async () => {
      await typing.settle();
      this.#entering = true;
      try {
        this.view = await open();
        await this.#first();
      } finally {
        this.#entering = false;
      }
      this.#recover();
    });
  }

  /** Shows the course that was on screen last, else the first. */
  async #first(): Promise<void> {
    const last = recall(`course.${this.view.file}`);
    const item = this.view.courses.find(({ id }) => id === last) ?? this.view.courses[0];
    if (item) await course.openFromDesk(item.id);
    else await course.close();
  }

  #recover(): void {
    if (this.view.open && this.view.writable) typing.recover(this.view.file);
  }

  async #doing(work: () => Promise<void>): Promise<boolean> {
    this.problem = undefined;
    this.busy = "working";
    try {
      await work();
      return true;
    } catch (error) {
      this.problem = error instanceof Refused ? error.problem : problemOf(error);
      return false;
    } finally {
      this.busy = "";
    }
  }
}

/** What a call of another part of the screens has found wrong already. */
class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

function isWorkspace(path: string): boolean {
  return path.toLowerCase().endsWith(".trivium");
}

function isInvitation(path: string): boolean {
  return path.toLowerCase().endsWith(".trinvite");
}

export const desk = new Desk();
