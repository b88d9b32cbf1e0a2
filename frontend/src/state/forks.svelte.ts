// Texts that several people wrote at the same time: which they are, and which it is to be.

import { api } from "../api";
import type { ForkView, Problem } from "../api-types";
import { course } from "./course.svelte";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { typing } from "./typing.svelte";

class Forks {
  open = $state(false);
  list = $state.raw<ForkView[]>([]);
  current = $state.raw<ForkView>();
  busy = $state(false);
  problem = $state.raw<Problem>();

  /** Shows the list, or at once the fork of a cell. */
  async show(text = "", lang = ""): Promise<void> {
    this.open = true;
    await typing.settle();
    await this.read();
    this.current = this.list.find((fork) => fork.text === text && fork.lang === lang) ?? (this.list.length === 1 ? this.list[0] : undefined);
  }

  async read(): Promise<void> {
    this.problem = undefined;
    this.busy = true;
    try {
      this.list = await api.Forks();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }

  /** Gives the cell one text. Goes on to the next fork; closes after the last. */
  async settle(fork: ForkView, value: string): Promise<void> {
    this.problem = undefined;
    try {
      const { text, lang, revs } = fork;
      const { cell } = await api.SetText({ text, lang, value, base: revs, gesture: "", from: "" });
      course.put(text, lang, cell);
      this.list = this.list.filter((each) => each !== fork);
      this.current = this.list[0];
      if (this.list.length === 0) this.open = false;
      await desk.read();
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  /** Goes to the cell in the course. */
  async goTo(fork: ForkView): Promise<void> {
    this.open = false;
    const { course: id, module, lesson } = fork.place;
    if (course.view?.id !== id && desk.view.courses.some((item) => item.id === id)) await desk.openCourse(id);
    if (module !== "") await course.goToText(module, lesson, fork.text);
  }
}

export const forks = new Forks();
