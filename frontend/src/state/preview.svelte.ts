// The preview: a package of the course playing as the learner will see it.

import { api } from "../api";
import type { Problem } from "../api-types";
import { course } from "./course.svelte";
import type { Format } from "./export.svelte";
import { problemOf } from "./fault";
import { work } from "./work.svelte";

class Preview {
  open = $state(false);
  lang = $state("");
  format = $state<Format>("scorm12");
  url = $state("");
  problem = $state.raw<Problem>();
  job = $state("");

  readonly share = $derived(work.share(this.job));

  async show(): Promise<void> {
    if (!course.view?.usable) return;
    if (!course.languages.includes(this.lang)) this.lang = course.columns[0] ?? course.languages[0] ?? "";
    this.open = true;
    await this.prepare();
  }

  close(): void {
    if (this.job !== "") void work.cancel(this.job);
    this.open = false;
    this.url = "";
    this.job = "";
  }

  async toggle(): Promise<void> {
    if (this.open) this.close();
    else await this.show();
  }

  async choose(lang: string, format: Format): Promise<void> {
    this.lang = lang;
    this.format = format;
    await this.prepare();
  }

  /** Makes the package anew; an older preparation that comes late is ignored. */
  async prepare(): Promise<void> {
    const job = work.job("preview");
    this.job = job;
    this.url = "";
    this.problem = undefined;
    try {
      const { url } = await api.Preview({ job, format: this.format, lang: this.lang });
      if (this.job === job) this.url = url;
    } catch (error) {
      const problem = problemOf(error);
      if (this.job === job) this.problem = problem;
    } finally {
      work.end(job);
      if (this.job === job) this.job = "";
    }
  }
}

export const preview = new Preview();
