// Making a package: what is chosen, how far it is, what came of it. It goes on while the dialog
// is closed.

import { api, shell } from "../api";
import type { ExportResult, Problem } from "../api-types";
import { firstLanguage, slug } from "../model/names";
import { course } from "./course.svelte";
import { problemOf } from "./fault";
import { work } from "./work.svelte";

export const formats = ["scorm12", "scorm2004-3"] as const;
export type Format = (typeof formats)[number];

export type Stage = "choosing" | "working" | "done" | "failed";

class Export {
  open = $state(false); // the dialog
  format = $state<Format>("scorm12");
  lang = $state("");
  stage = $state<Stage>("choosing");
  cancelled = $state(false);
  result = $state.raw<ExportResult>();
  problem = $state.raw<Problem>();
  job = $state("");

  readonly share = $derived(work.share(this.job));

  /** Opens the dialog: on the running export or its result, else to choose. */
  show(): void {
    if (!course.languages.includes(this.lang)) this.lang = course.columns[0] ?? course.languages[0] ?? "";
    this.open = true;
  }

  /** Goes back to choosing, for another package. */
  again(): void {
    this.stage = "choosing";
    this.cancelled = false;
  }

  async start(): Promise<void> {
    this.cancelled = false;
    try {
      let path = "";
      if (shell.kind === "desktop") {
        path = await shell.pickSave(`${this.#suggestedName()}.zip`);
        if (path === "") return;
      }
      this.job = work.job("export");
      this.stage = "working";
      this.result = await api.Export({ job: this.job, format: this.format, lang: this.lang, path });
      await shell.download(this.result);
      this.stage = "done";
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = this.cancelled ? "choosing" : "failed";
    } finally {
      work.end(this.job);
    }
  }

  async cancel(): Promise<void> {
    this.cancelled = true;
    await work.cancel(this.job);
  }

  /** Forgets the last result, when another course is opened. */
  forget(): void {
    if (this.stage !== "working") this.again();
  }

  #suggestedName(): string {
    const title = course.view?.title ?? {};
    const tag = firstLanguage(title, [this.lang]);
    return `${slug(title[tag]?.plain ?? "")}-${this.lang}-${this.format}`;
  }
}

export const exporting = new Export();
