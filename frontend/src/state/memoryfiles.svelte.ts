// Files of units: taking them into the memory, and writing them for others.

import { api, shell } from "../api";
import type { ExportMemoryResult, ImportMemoryResult, MemoryFilter } from "../api-types";
import { slug } from "../model/names";
import { noFilter, toggled, type UnitState } from "../model/units";
import { desk } from "./desk.svelte";
import { handOver, placeFor } from "./exchange.svelte";
import { Job } from "./job.svelte";
import { memory } from "./memory.svelte";

class ImportUnits extends Job<ImportMemoryResult> {
  open = $state(false);
  path = $state(""); // as typed, or the name of the file that the browser has
  empty = $state(false); // it was tried without a path
  organisation = $state("");
  as = $state<UnitState>("imported");
  lenient = $state(true);
  told = $state(true); // whether what came of it was on screen

  #file: File | undefined; // that the browser has

  constructor() {
    super("units");
  }

  /** Asks for a file; while one is taken in, or nobody has seen what came of it, this is shown. */
  show(): void {
    this.open = true;
    const unseen = !this.told;
    this.told = true;
    if (this.working || unseen) return;
    this.reset();
    this.path = "";
    this.#file = undefined;
    this.empty = false;
  }

  /** Asks how to take in a file that the browser has. */
  take(file: File): void {
    if (this.working) return;
    this.told = true;
    this.show();
    this.path = file.name;
    this.#file = file;
  }

  /** Asks how to take in a file on this computer. */
  takePath(path: string): void {
    if (this.working) return;
    this.told = true;
    this.show();
    this.path = path;
  }

  /** Asks for the file with the system's dialog. */
  async pick(): Promise<void> {
    try {
      const path = await shell.pickFile();
      if (path !== "") this.path = path;
    } catch (error) {
      this.fail(error);
    }
  }

  async start(): Promise<void> {
    const path = this.path.trim();
    this.empty = path === "";
    if (this.empty || this.working) return;
    const file = this.#file?.name === path ? this.#file : undefined; // what was typed since is another one
    const how = { name: "", organisation: this.organisation.trim(), state: this.as, lenient: this.lenient };
    const done = await this.run(async (job) => api.ImportMemory(job, { path: file ? await shell.upload(file, job) : path, ...how }));
    this.told = this.open;
    if (done) await desk.read();
    await memory.load(); // also after a failure: the index may have been made anew
  }

  /** Another workspace has another memory. */
  forget(): void {
    this.told = true;
    if (!this.working) this.reset();
  }

  /** Goes back to the form, for another file or another try. */
  again(): void {
    this.reset();
  }
}

export const importing = new ImportUnits();

export const unitFormats = ["tmx", "tsv", "csv"] as const;
export type UnitFormat = (typeof unitFormats)[number];

class ExportUnits extends Job<ExportMemoryResult> {
  open = $state(false);
  format = $state<UnitFormat>("tmx");
  utf16 = $state(false);
  languages = $state.raw<string[]>([]); // none is all
  filter = $state.raw<MemoryFilter>(noFilter);
  narrowed = $state(false); // whether only what the list of units shows is written

  constructor() {
    super("units-out");
  }

  /** Asks how; the filter is that of the list of units. */
  show(filter: MemoryFilter): void {
    this.open = true;
    if (this.working) return;
    this.reset();
    this.filter = filter;
    this.narrowed = false;
    this.languages = [];
  }

  toggle(tag: string): void {
    this.languages = toggled(this.languages, tag);
  }

  async start(): Promise<void> {
    const path = await this.#place();
    if (path === undefined) return;
    await this.run(async (job) => {
      const result = await api.ExportMemory({
        job, path, format: this.format, utf16: this.format === "tmx" && this.utf16, languages: this.languages,
        filter: this.narrowed ? this.filter : noFilter,
      });
      await handOver(result);
      return result;
    });
  }

  async #place(): Promise<string | undefined> {
    try {
      return await placeFor(`${slug(desk.view.name)}.${this.format}`);
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }
}

export const exportingUnits = new ExportUnits();
