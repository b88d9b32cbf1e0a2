// The open course and the place in it that is on screen.

import { api } from "../api";
import type { CellView, CourseView, ModuleView, Problem, SampleView } from "../api-types";
import { byPlace, courseMarks, courseSpot, sorted, spot } from "../model/problems";
import { find, moduleTexts, neighbour } from "../model/texts";
import { shared, withCell } from "../model/workspace";
import { problemOf } from "./fault";

/** A place on screen to go to; a new object each time, so that going there twice works. */
export interface Target {
  place: string; // a JSON Pointer that a part of the page carries
  problem: Problem | undefined; // why one goes there
}

class Course {
  view = $state.raw<CourseView>();
  module = $state.raw<ModuleView>();
  problems = $state.raw<Problem[]>([]);
  lesson = $state(""); // id; "" is the page about the module
  overview = $state(false); // whether the page about the programme is on screen instead
  columns = $state.raw<string[]>([]); // the languages on screen, in the course's order
  target = $state.raw<Target>();
  busy = $state(true);
  failure = $state.raw<Problem>(); // why the course could not be had at all

  readonly languages = $derived(this.view?.languages ?? []);
  readonly errors = $derived(this.problems.filter((problem) => problem.severity === "error").length);
  readonly marks = $derived.by(() => {
    if (this.overview && this.view) return courseMarks(this.view, this.problems);
    return this.module ? byPlace(this.module, this.problems, this.languages) : new Map<string, Problem[]>();
  });
  /** Whether modules make up a programme; a single module's own page says all there is to say. */
  readonly programme = $derived(this.view?.usable === true && this.view.id !== this.view.modules[0]?.id);
  readonly page = $derived(this.module?.lessons.find((lesson) => lesson.id === this.lesson));

  #modules = new Map<string, Promise<ModuleView>>();
  #images = new Map<string, Promise<string>>();
  #samples: Promise<SampleView[]> | undefined;

  /** Asks the engine for the course it has open. */
  async start(): Promise<void> {
    await this.#load(() => api.Course());
  }

  /** Reads the open file again, after it was mended elsewhere. */
  async reopen(): Promise<void> {
    const file = this.view?.file ?? "";
    await this.#load(() => (file === "" ? api.Course() : api.Open(file)));
  }

  /** Opens a course that ships with the program; "" is the first. */
  async openSample(name = ""): Promise<void> {
    await this.#load(() => api.OpenSample(name));
  }

  /** Returns the courses that ship with the program. */
  samples(): Promise<SampleView[]> {
    this.#samples ??= api.Samples();
    return this.#samples;
  }

  /** Leaves no course open; the screen offers what to open then. */
  async close(): Promise<void> {
    await this.#load(() => api.CloseCourse());
  }

  /** Opens a file. Returns the problem when that fails; the course that was open stays. */
  async open(path: string): Promise<Problem | undefined> {
    try {
      const view = await api.Open(path);
      await this.#load(() => Promise.resolve(view));
      return undefined;
    } catch (error) {
      return problemOf(error);
    }
  }

  /** Shows a course of the open workspace. */
  async openFromDesk(id: string): Promise<void> {
    await this.#load(() => api.OpenCourse(id));
  }

  /** Puts a cell that was written into what is on screen. */
  put(text: string, lang: string, cell: CellView): void {
    if (this.view) this.view = withCell(this.view, text, lang, cell);
    if (!this.module) return;
    this.module = withCell(this.module, text, lang, cell);
    this.#modules.set(this.module.id, Promise.resolve(this.module));
  }

  /** Reads anew what is on screen, with `whole` the outline too. What did not change stays as it is. */
  async refresh(whole: boolean): Promise<void> {
    try {
      if (whole) await this.#refreshView();
      this.#modules.clear();
      const id = this.module?.id;
      if (id === undefined) return;
      const read = await api.Module(id);
      if (this.module?.id !== id) return; // somebody has gone elsewhere meanwhile
      this.module = shared(this.module, read);
      this.#modules.set(id, Promise.resolve(this.module));
      if (this.lesson !== "" && !this.page) this.lesson = "";
    } catch (error) {
      problemOf(error); // what is on screen stays; the next change tries again
    }
  }

  async #refreshView(): Promise<void> {
    const view = await api.Course();
    if (view.id !== this.view?.id) return this.#load(() => Promise.resolve(view));
    const before = this.view.languages;
    this.view = shared(this.view, view);
    const added = view.languages.filter((tag) => !before.includes(tag));
    this.#setColumns([...this.columns, ...added]);
    if (view.modules.some(({ id }) => id === this.module?.id)) return;
    const first = view.modules[0];
    this.module = first && (await api.Module(first.id));
    this.lesson = first?.lessons[0]?.id ?? "";
  }

  /** Reads anew what stands against an export. */
  async readProblems(): Promise<void> {
    try {
      this.problems = shared(this.problems, sorted(await api.Problems()));
    } catch (error) {
      problemOf(error); // as before; the next change tries again
    }
  }

  /** Goes to a text by its id. */
  async goToText(module: string, lesson: string, text: string): Promise<void> {
    if (!this.view?.modules.some(({ id }) => id === module)) return;
    await this.goTo(module, lesson);
    const found = this.module && moduleTexts(this.module).find(({ id }) => id === text);
    if (found) this.target = { place: found.path, problem: undefined };
  }

  /** Goes to a lesson, or with "" to the page about the module. */
  async goTo(module: string, lesson: string): Promise<void> {
    this.target = undefined;
    if (this.module?.id !== module) {
      this.busy = true;
      try {
        this.module = await this.#module(module);
      } catch (error) {
        this.failure = problemOf(error);
        return;
      } finally {
        this.busy = false;
      }
    }
    this.lesson = lesson;
    this.overview = false;
  }

  /** Goes to the page about the course: the programme's, or that of its only module. */
  async goToOverview(): Promise<void> {
    this.target = undefined;
    if (this.programme) this.overview = true;
    else if (this.module) await this.goTo(this.module.id, "");
  }

  /** Goes to a lesson, block or term by its id, wherever in the course it is. */
  async goToId(id: string): Promise<void> {
    const modules = this.view?.modules.map((module) => module.id) ?? [];
    const current = this.module?.id ?? "";
    for (const module of [current, ...modules.filter((each) => each !== current)]) {
      const found = find(await this.#module(module), id);
      if (!found) continue;
      await this.goTo(module, found.lesson);
      this.target = { place: found.place, problem: undefined };
      return;
    }
  }

  /** Goes to the place a problem is about. Does nothing where there is no course to show it in. */
  async jump(problem: Problem): Promise<void> {
    if (!this.view?.usable) return;
    if (problem.module === "" && this.programme) {
      await this.goToOverview();
      this.target = { place: courseSpot(this.view, problem), problem };
      return;
    }
    if (!this.view.modules.some((module) => module.id === problem.module)) return;
    await this.goTo(problem.module, this.module?.id === problem.module ? this.lesson : "");
    const module = this.module;
    if (module?.id !== problem.module) return; // it could not be had, and the screen says so
    const { lesson, place } = spot(module, problem, this.languages);
    this.lesson = lesson;
    this.overview = false;
    const tag = place.slice(place.lastIndexOf("/") + 1);
    if (this.languages.includes(tag)) this.show(tag);
    this.target = { place, problem };
  }

  /** Goes to the next (1) or previous (-1) problem that has a place, in the order of the list. */
  async jumpBy(by: 1 | -1): Promise<void> {
    const placed = this.problems.filter((problem) => problem.module !== "" || this.programme);
    if (placed.length === 0) return;
    const at = this.target?.problem ? placed.indexOf(this.target.problem) : by > 0 ? -1 : 0;
    const next = placed[(at + by + placed.length) % placed.length];
    if (next) await this.jump(next);
  }

  async goBy(by: 1 | -1): Promise<void> {
    if (this.overview) return by > 0 && this.module ? this.goTo(this.module.id, "") : undefined;
    const lesson = this.module ? neighbour(this.module, this.lesson, by) : undefined;
    if (this.module && lesson !== undefined) await this.goTo(this.module.id, lesson);
  }

  show(tag: string): void {
    if (!this.columns.includes(tag)) this.#setColumns([...this.columns, tag]);
  }

  /** Hides a column. The last one stays. */
  hide(tag: string): void {
    if (this.columns.length > 1) this.#setColumns(this.columns.filter((each) => each !== tag));
  }

  toggle(tag: string): void {
    if (this.columns.includes(tag)) this.hide(tag);
    else this.show(tag);
  }

  /** Returns a picture of a module or the programme, by its id, as a data: address. */
  image(part: string, file: string): Promise<string> {
    return kept(this.#images, `${part} ${file}`, () => api.Image(part, file));
  }

  #setColumns(tags: string[]): void {
    this.columns = this.languages.filter((tag) => tags.includes(tag));
  }

  #module(id: string): Promise<ModuleView> {
    return kept(this.#modules, id, () => api.Module(id));
  }

  async #load(open: () => Promise<CourseView>): Promise<void> {
    this.busy = true;
    this.failure = undefined;
    try {
      const view = await open();
      const problems = sorted(await api.Problems());
      this.#modules.clear();
      this.#images.clear();
      const first = view.modules[0];
      const module = first && (await this.#module(first.id));
      const sameCourse = this.view?.id === view.id;
      this.view = view;
      this.problems = problems;
      this.target = undefined;
      this.overview = false;
      this.module = module;
      this.#setColumns(sameCourse && this.columns.length > 0 ? this.columns : view.languages);
      this.lesson = first?.lessons[0]?.id ?? "";
    } catch (error) {
      this.failure = problemOf(error);
    } finally {
      this.busy = false;
    }
  }
}

/** Returns what is kept under key, or gets it and keeps it unless getting fails. */
function kept<T>(store: Map<string, Promise<T>>, key: string, get: () => Promise<T>): Promise<T> {
  const found = store.get(key);
  if (found) return found;
  const got = get();
  store.set(key, got);
  got.catch(() => store.delete(key));
  return got;
}

export const course = new Course();
