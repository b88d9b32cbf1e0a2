// Files of units: taking them into the memory, and writing them for others.

import { api, shell } from "../api";
import type { ExportMemoryResult, ImportMemoryResult, MemoryFilter, Problem } from "../api-types";
import { slug } from "../model/names";
import { noFilter, toggled, type UnitState } from "../model/units";
import { desk } from "./desk.svelte";
import { handOver, placeFor, type Stage } from "./exchange.svelte";
import { problemOf } from "./fault";
import { memory } from "./memory.svelte";
import { work } from "./work.svelte";

class ImportUnits {
  open = $state(false);
  stage = $state<Stage>("idle");
  path = $state("");
  empty = $state(false); // it was tried without a path
  organisation = $state("");
  as = $state<UnitState>("imported");
  lenient = $state(true);
  result = $state.raw<ImportMemoryResult>();
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  show(): void {
    this.open = true;
    if (this.stage === "working") return; // it goes on, and is shown as it stands
    this.stage = "idle";
    this.path = "";
    this.empty = false;
    this.result = undefined;
    this.problem = undefined;
  }

  /** Asks for the file with the system's dialog. */
  async pick(): Promise<void> {
    try {
      const path = await shell.pickFile();
      if (path !== "") this.path = path;
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    }
  }

  async start(): Promise<void> {
    const path = this.path.trim();
    this.empty = path === "";
    if (this.empty || this.stage === "working") return;
    this.job = work.job("units");
    this.stage = "working";
    this.problem = undefined;
    try {
      this.result = await api.ImportMemory(this.job, {
        path, name: "", organisation: this.organisation.trim(), state: this.as, lenient: this.lenient,
      });
      this.stage = "done";
      await desk.read();
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    } finally {
      work.end(this.job);
    }
    await memory.load(); // also after a failure: part of it may be there
  }

  /** Goes back to the form, for another file or another try. */
  again(): void {
    this.stage = "idle";
    this.result = undefined;
  }

  cancel(): Promise<void> {
    return work.cancel(this.job);
  }
}

export const importing = new ImportUnits();

export const unitFormats = ["tmx", "tsv", "csv"] as const;
export type UnitFormat = (typeof unitFormats)[number];

class ExportUnits {
  open = $state(false);
  stage = $state<Stage>("idle");
  format = $state<UnitFormat>("tmx");
  utf16 = $state(false);
  languages = $state.raw<string[]>([]); // none is all
  filter = $state.raw<MemoryFilter>(noFilter);
  narrowed = $state(false); // whether only what the list of units shows is written
  result = $state.raw<ExportMemoryResult>();
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  /** Asks how; the filter is that of the list of units. */
  show(filter: MemoryFilter): void {
    this.open = true;
    if (this.stage === "working") return;
    this.stage = "idle";
    this.filter = filter;
    this.narrowed = false;
    this.languages = [];
    this.problem = undefined;
  }

  toggle(tag: string): void {
    this.languages = toggled(this.languages, tag);
  }

  async start(): Promise<void> {
    try {
      const path = await placeFor(`${slug(desk.view.name)}.${this.format}`);
      if (path === undefined) return;
      this.job = work.job("units-out");
      this.stage = "working";
      const result = await api.ExportMemory({
        job: this.job, path, format: this.format, utf16: this.format === "tmx" && this.utf16, languages: this.languages,
        filter: this.narrowed ? this.filter : noFilter,
      });
      this.result = result;
      await handOver(result);
      this.stage = "done";
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    } finally {
      work.end(this.job);
    }
  }

  cancel(): Promise<void> {
    return work.cancel(this.job);
  }
}

export const exportingUnits = new ExportUnits();
