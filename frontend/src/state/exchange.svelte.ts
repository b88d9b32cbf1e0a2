// Changes that go to others and come from them: by file, and through a shared folder.

import { api, shell, type Download } from "../api";
import type { BundleView, ExchangeView } from "../api-types";
import { slug } from "../model/names";
import { compare } from "./compare.svelte";
import { desk } from "./desk.svelte";
import { present } from "./history.svelte";
import { Job } from "./job.svelte";

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
class Sending extends Job<BundleView> {
  to = $state(""); // member's id; "" is everybody

  constructor() {
    super("send");
  }

  async start(): Promise<void> {
    const path = await this.#place();
    if (path === undefined) return;
    await this.run(async (job) => {
      const result = await api.MakeBundle({ job, path, for: this.to });
      await handOver(result);
      return result;
    });
  }

  async #place(): Promise<string | undefined> {
    try {
      return await placeFor(`${slug(desk.view.name ?? "")}.tribundle`);
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }
}

/** A file of changes from others. */
class Taking extends Job<BundleView> {
  path = $state("");
  empty = $state(false); // it was tried without a path

  #since = ""; // right before it came

  constructor() {
    super("take");
  }

  /** Asks for the file with the system's dialog, then takes it in. */
  async pick(): Promise<void> {
    try {
      const path = await shell.pickFile();
      if (path === "") return;
      this.path = path;
    } catch (error) {
      this.fail(error);
      return;
    }
    await this.start();
  }

  async start(): Promise<void> {
    const path = this.path.trim();
    this.empty = path === "";
    if (this.empty) return;
    this.#since = new Date().toISOString();
    if (await this.run((job) => api.TakeBundle(job, path))) await desk.refresh();
  }

  /** Shows what came, against what stood here before. */
  look(): Promise<void> {
    return lookSince(this.result, this.#since);
  }
}

/** The folder through which changes are exchanged. */
class Folder extends Job<ExchangeView> {
  path = $state("");
  empty = $state(false);
  changing = $state(false); // another folder is being set
  at = $state(""); // of the last exchange since the program was started

  constructor() {
    super("exchange");
  }

  async pick(): Promise<void> {
    try {
      const path = await shell.pickFolder();
      if (path === "") return;
      this.path = path;
    } catch (error) {
      this.fail(error);
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
    if (!(await this.run(act))) return;
    this.at = new Date().toISOString();
    this.changing = false;
    await desk.refresh();
  }
}

/** Shows what has changed since right before something came in. */
async function lookSince(came: BundleView | undefined, at: string): Promise<void> {
  if (came) await compare.start({ moment: came.before, name: "", person: "", at }, present);
}

export const sending = new Sending();
export const taking = new Taking();
export const folder = new Folder();
