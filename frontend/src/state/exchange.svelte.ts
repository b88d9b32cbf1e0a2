// Changes that go to others and come from them: by file, and through a shared folder.

import { api, shell, type Download } from "../api";
import type { BundleView, ExchangeView, Problem } from "../api-types";
import { slug } from "../model/names";
import { compare } from "./compare.svelte";
import { desk } from "./desk.svelte";
import { problemOf } from "./fault";
import { present } from "./history.svelte";
import { work } from "./work.svelte";

export type Stage = "idle" | "working" | "done" | "failed";

/** Asks where a file is to go, in the window; "" in a browser, which downloads it; undefined when the person thought better of it. */
export async function placeFor(name: string): Promise<string | undefined> {
  if (shell.kind === "browser") return "";
  return (await shell.pickSave(name)) || undefined;
}

/** Hands a file over that waits on the server. */
export function handOver(file: Download): Promise<void> {
  return shell.download(file);
}

/** A file of changes for others. */
class Sending {
  stage = $state<Stage>("idle");
  to = $state(""); // member's id; "" is everybody
  result = $state.raw<BundleView>();
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  async start(): Promise<void> {
    try {
      const path = await placeFor(`${slug(desk.view.name ?? "")}.tribundle`);
      if (path === undefined) return;
      this.job = work.job("send");
      this.stage = "working";
      const result = await api.MakeBundle({ job: this.job, path, for: this.to });
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

/** A file of changes from others. */
class Taking {
  stage = $state<Stage>("idle");
  path = $state("");
  empty = $state(false); // it was tried without a path
  result = $state.raw<BundleView>();
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  #since = ""; // right before it came

  /** Asks for the file with the system's dialog, then takes it in. */
  async pick(): Promise<void> {
    try {
      const path = await shell.pickFile();
      if (path === "") return;
      this.path = path;
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
      return;
    }
    await this.start();
  }

  async start(): Promise<void> {
    this.empty = this.path.trim() === "";
    if (this.empty) return;
    this.job = work.job("take");
    this.stage = "working";
    this.#since = new Date().toISOString();
    try {
      this.result = await api.TakeBundle(this.job, this.path.trim());
      this.stage = "done";
      await desk.refresh();
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

  /** Shows what came, against what stood here before. */
  look(): Promise<void> {
    return lookSince(this.result, this.#since);
  }
}

/** The folder through which changes are exchanged. */
class Folder {
  stage = $state<Stage>("idle");
  path = $state("");
  empty = $state(false);
  changing = $state(false); // another folder is being set
  result = $state.raw<ExchangeView>();
  at = $state(""); // of the last exchange since the program was started
  problem = $state.raw<Problem>();
  job = $state("");
  readonly share = $derived(work.share(this.job));

  async pick(): Promise<void> {
    try {
      const path = await shell.pickFolder();
      if (path === "") return;
      this.path = path;
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
      return;
    }
    await this.set();
  }

  /** Sets the folder that was written down, and exchanges. */
  async set(): Promise<void> {
    const path = this.path.trim();
    this.empty = path === "";
    if (!this.empty) await this.#do(() => api.SetFolder(path));
  }

  /** Goes on without a folder. What lies in it stays there. */
  async leave(): Promise<void> {
    await this.#do(() => api.SetFolder(""));
    if (this.stage === "done") this.stage = "idle";
  }

  async exchange(): Promise<void> {
    await this.#do((job) => api.Exchange(job));
  }

  look(): Promise<void> {
    return lookSince(this.result?.received, this.at);
  }

  async #do(act: (job: string) => Promise<ExchangeView>): Promise<void> {
    this.job = work.job("exchange");
    this.stage = "working";
    try {
      this.result = await act(this.job);
      this.at = new Date().toISOString();
      this.stage = "done";
      this.changing = false;
      await desk.refresh();
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    } finally {
      work.end(this.job);
    }
  }
}

/** Shows what has changed since right before something came in. */
async function lookSince(came: BundleView | undefined, at: string): Promise<void> {
  if (came) await compare.start({ moment: came.before, name: "", person: "", at }, present);
}

export const sending = new Sending();
export const taking = new Taking();
export const folder = new Folder();
