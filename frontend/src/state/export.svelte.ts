// Making a package: what is chosen, how far it is, what came of it. It goes on while the dialog
// is closed.

import { api, shell } from "../api";
import type { ExportRequest, ExportResult, Problem } from "../api-types";
import { firstLanguage, slug } from "../model/names";
import { mistakes } from "../model/settings";
import { Check } from "./check.svelte";
import { course } from "./course.svelte";
import { problemOf } from "./fault";
import { work } from "./work.svelte";

export const formats = ["scorm12", "scorm2004-3", "scorm2004-4"] as const;
export type Format = (typeof formats)[number];

export const parts = ["course", "lesson"] as const;
export const statuses = ["both", "completed", "passed"] as const;
export const completions = ["answered", "seen", "passed"] as const;

/** What a person chooses for a package. Empty means that it is as the course or the player has it. */
export interface Settings {
  format: Format;
  langs: string[]; // in the course's order
  lang: string; // of the titles in the platform, where there are several
  parts: (typeof parts)[number];
  status: (typeof statuses)[number];
  completion: (typeof completions)[number];
  passMark: string;
  colour: string;
  organisation: string;
  logo: string; // a file on this computer
}

function fresh(): Settings {
  return {
    format: "scorm12", langs: [], lang: "", parts: "course", status: "both", completion: "answered",
    passMark: "", colour: "", organisation: "", logo: "",
  };
}

export type Stage = "choosing" | "working" | "done" | "failed";

class Export {
  open = $state(false); // the dialog
  settings = $state<Settings>(fresh());
  more = $state(false); // whether the rarer settings are on view
  stage = $state<Stage>("choosing");
  cancelled = $state(false);
  result = $state.raw<ExportResult>();
  problem = $state.raw<Problem>();
  job = $state("");
  tried = $state(false); // whether a package was asked for: only then mistakes are told
  readonly check = new Check();

  readonly mistakes = $derived(mistakes(this.settings));
  readonly share = $derived(work.share(this.job));

  #kept = new Map<string, Settings>(); // of each course, as long as the program runs
  #course = "";

  /** Opens the dialog: on the running export or its result, else to choose. */
  show(): void {
    this.#recall(course.view?.id ?? "");
    this.open = true;
  }

  /** Goes back to choosing, for another package or with other settings. */
  again(): void {
    this.stage = "choosing";
    this.cancelled = false;
    this.tried = false;
    this.check.forget();
  }

  /** Takes a language in, or leaves it out. */
  toggle(tag: string): void {
    const { langs } = this.settings;
    this.#choose(langs.includes(tag) ? langs.filter((each) => each !== tag) : [...langs, tag]);
  }

  chooseAll(): void {
    this.#choose(course.languages);
  }

  async start(): Promise<void> {
    this.cancelled = false;
    this.tried = this.mistakes.length > 0;
    if (this.tried) {
      this.more ||= this.mistakes.some((mistake) => mistake !== "langs");
      return;
    }
    this.check.forget();
    try {
      let path = "";
      if (shell.kind === "desktop") {
        path = await shell.pickSave(`${this.#suggestedName()}.zip`);
        if (path === "") return;
      }
      this.job = work.job("export");
      this.stage = "working";
      const result = await api.Export(this.#request(path));
      this.result = result;
      await shell.download(result);
      this.stage = "done";
      void this.recheck();
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = this.cancelled ? "choosing" : "failed";
    } finally {
      work.end(this.job);
    }
  }

  /** Asks what learning platforms would say to the package that was made. */
  async recheck(): Promise<void> {
    if (this.result) await this.check.start({ path: this.result.path, download: this.result.download });
  }

  async cancel(): Promise<void> {
    this.cancelled = true;
    await work.cancel(this.job);
  }

  /** Asks for the organisation's logo with the system's dialog. */
  async pickLogo(): Promise<void> {
    try {
      const file = await shell.pickPicture();
      if (file !== "") this.settings.logo = file;
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    }
  }

  /** Forgets the last result, when another course is opened. */
  forget(): void {
    if (this.stage !== "working") this.again();
  }

  #choose(tags: readonly string[]): void {
    const langs = course.languages.filter((tag) => tags.includes(tag));
    this.settings.langs = langs;
    if (!langs.includes(this.settings.lang)) this.settings.lang = langs[0] ?? "";
  }

  /** Brings back what was last chosen for a course. */
  #recall(id: string): void {
    if (this.#course !== id) {
      if (this.#course !== "") this.#kept.set(this.#course, this.settings);
      this.#course = id;
      this.settings = this.#kept.get(id) ?? fresh();
    }
    const { langs } = this.settings;
    this.#choose(langs.length > 0 ? langs : [course.columns[0] ?? course.languages[0] ?? ""]);
  }

  #request(path: string): ExportRequest {
    const { format, lang, langs, parts: scos, status, completion, passMark, colour, organisation, logo } = this.settings;
    return {
      job: this.job, format, lang, langs, scos, status, completion, path,
      ...(passMark.trim() !== "" && { passMark: Number(passMark) }),
      colour: colour.trim(), organisation: organisation.trim(), logo: logo.trim(),
    };
  }

  #suggestedName(): string {
    const title = course.view?.title ?? {};
    const { lang, langs, format, parts: scos } = this.settings;
    const tag = firstLanguage(title, [lang]);
    const tags = [lang, ...langs.filter((each) => each !== lang)];
    return [slug(title[tag]?.plain ?? ""), ...tags, format, ...(scos === "lesson" ? ["lessons"] : [])].join("-");
  }
}

export const exporting = new Export();
