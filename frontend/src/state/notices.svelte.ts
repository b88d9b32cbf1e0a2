// What the person should know about the workspace, until she has put it away.

import type { Problem } from "../api-types";
import { recall, remember } from "../model/memory";
import { mark, putAway, standing, stillHeld } from "../model/notices";
import { desk } from "./desk.svelte";

class Notices {
  #away = $state.raw<Record<string, readonly string[]>>({}); // marks by the file of the workspace

  readonly #all = $derived<readonly Problem[]>(desk.view.notices ?? []);
  readonly #marks = $derived(this.#of(desk.view.file ?? ""));

  readonly standing = $derived(standing(this.#all, this.#marks));
  readonly putAway = $derived(putAway(this.#all, this.#marks));

  dismiss(notice: Problem): void {
    this.#keep([...stillHeld(this.#all, this.#marks), mark(notice)]);
  }

  /** Forgets what was put away and no longer holds. While nothing is open it may only not have been read yet. */
  prune(): void {
    if (!desk.open) return;
    const held = stillHeld(this.#all, this.#marks);
    if (held.length < this.#marks.length) this.#keep(held);
  }

  #of(file: string): readonly string[] {
    return this.#away[file] ?? (file === "" ? [] : read(recall(`notices.${file}`)));
  }

  /** Why a workspace could not be opened is said anew at each start; all else stays away for good. */
  #keep(marks: readonly string[]): void {
    const file = desk.view.file ?? "";
    this.#away = { ...this.#away, [file]: marks };
    if (file !== "") remember(`notices.${file}`, JSON.stringify(marks));
  }
}

function read(json: string): string[] {
  try {
    const marks: unknown = JSON.parse(json);
    return Array.isArray(marks) ? marks.filter((one) => typeof one === "string") : [];
  } catch {
    return []; // nothing was put away yet
  }
}

export const notices = new Notices();
