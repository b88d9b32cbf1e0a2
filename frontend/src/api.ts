// The engine as the screens call it, and the shell around it: window of the desktop or browser.
// This is the only file that knows which of the two it is.

import type { DeskChanged, ExportResult, Problem, ProgressEvent, Service } from "./api-types";
import type * as bindings from "../wailsjs/go/desktop/Bridge";
import { readEvents } from "./model/events";

/** An error of the engine or the shell; `problem` says in people's words what is wrong. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** Codes of the errors the shell itself has; their texts are in i18n under "fault.<code>". */
export type ShellFault = "shell.offline" | "shell.locked" | "shell.broken";

/** What the engine made for the person to have: a package, a file of changes. */
export type Download = Pick<ExportResult, "download" | "name">;

/** What differs between the window of the desktop and a browser. */
export interface Shell {
  readonly kind: "desktop" | "browser";
  /** Whether there is a key to the engine; without it nothing can be called. */
  readonly unlocked: boolean;
  call(method: string, args: unknown[]): Promise<unknown>;
  /** Asks for a course file with the system's dialog; "" when the person thought better of it. */
  pickCourse(): Promise<string>;
  /** Asks for a package, or for a picture, in the same way. */
  pickPackage(): Promise<string>;
  pickPicture(): Promise<string>;
  /** Asks for any file, or for a folder, in the same way. */
  pickFile(): Promise<string>;
  pickFolder(): Promise<string>;
  /** Asks where to save; "" when the person thought better of it. */
  pickSave(name: string): Promise<string>;
  /** Gives the program a file that the browser has, as a job, and resolves with its path there. */
  upload(file: File, job: string): Promise<string>;
  /** Reports the paths of files dropped on the window until the returned function is called; a browser has the files themselves. */
  onDrop(report: (paths: string[]) => void): () => void;
  /** Hands a package that waits on the server to the person. Nothing to do when it was written to a path. */
  download(result: Download): Promise<void>;
  openExternal(href: string): void;
  /** Reports the progress of jobs until the returned function is called. */
  onProgress(report: (event: ProgressEvent) => void): () => void;
  /** Reports changes of the workspace, in the same way; that anything may have changed, after the program was away. */
  onWorkspace(report: (event: DeskChanged) => void): () => void;
}

type Bridge = typeof bindings;

declare global {
  interface Window {
    go?: { desktop?: { Bridge?: Bridge } };
    runtime?: {
      EventsOn(name: string, report: (data: unknown) => void): () => void;
      OnFileDrop(report: (x: number, y: number, paths: string[]) => void, useDropTarget: boolean): void;
      OnFileDropOff(): void;
    };
  }
}

function shellError(code: ShellFault): ApiError {
  return new ApiError({
    code,
    severity: "error",
    file: "",
    path: "",
    line: 0,
    column: 0,
    module: "",
    lesson: "",
    block: "",
    edition: "",
    texts: {},
  });
}

/** Reads the JSON of a Problem; anything else becomes the error "shell.broken". */
function errorFrom(json: string): ApiError {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "object" && value !== null && "code" in value && "texts" in value) {
      return new ApiError(value as Problem);
    }
  } catch {
    // not JSON: answered below
  }
  return shellError("shell.broken");
}

function externalAllowed(href: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(href);
}

class DesktopShell implements Shell {
  readonly kind = "desktop";
  readonly #token = document.querySelector<HTMLMetaElement>('meta[name="trivium-token"]')?.content ?? "";

  constructor(readonly bridge: Bridge) {}

  get unlocked(): boolean {
    return this.#token !== "";
  }

  async call(method: string, args: unknown[]): Promise<unknown> {
    return JSON.parse(await this.#asking(this.bridge.Call(this.#token, method, JSON.stringify(args)))) as unknown;
  }

  pickCourse(): Promise<string> {
    return this.#asking(this.bridge.PickCourse(this.#token));
  }

  pickPackage(): Promise<string> {
    return this.#asking(this.bridge.PickPackage(this.#token));
  }

  pickPicture(): Promise<string> {
    return this.#asking(this.bridge.PickPicture(this.#token));
  }

  pickFile(): Promise<string> {
    return this.#asking(this.bridge.PickFile(this.#token));
  }

  pickFolder(): Promise<string> {
    return this.#asking(this.bridge.PickFolder(this.#token));
  }

  pickSave(name: string): Promise<string> {
    return this.#asking(this.bridge.PickSave(this.#token, name));
  }

  async upload(): Promise<string> {
    return ""; // files of the window have a path
  }

  onDrop(report: (paths: string[]) => void): () => void {
    window.runtime?.OnFileDrop((_x, _y, paths) => { report(paths); }, false);
    return () => { window.runtime?.OnFileDropOff(); };
  }

  async download(): Promise<void> {
    // the package was written where the person chose
  }

  openExternal(href: string): void {
    if (externalAllowed(href)) void this.bridge.OpenExternal(this.#token, href);
  }

  onProgress(report: (event: ProgressEvent) => void): () => void {
    return this.#on("progress", (data) => { report(data as ProgressEvent); });
  }

  onWorkspace(report: (event: DeskChanged) => void): () => void {
    return this.#on("workspace", (data) => { report(data as DeskChanged); });
  }

  #on(name: string, report: (data: unknown) => void): () => void {
    const stop = window.runtime?.EventsOn(name, (data) => {
      report(typeof data === "string" ? JSON.parse(data) : data);
    });
    return () => stop?.();
  }

  async #asking<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw errorFrom(error instanceof Error ? error.message : String(error));
    }
  }
}

const tokenKey = "trivium-token";
const reconnectAfter = 1500; // ms; a restarted program is found again within two seconds

class BrowserShell implements Shell {
  readonly kind = "browser";
  readonly #token = takeToken();

  get unlocked(): boolean {
    return this.#token !== "";
  }

  async call(method: string, args: unknown[]): Promise<unknown> {
    const sent = JSON.stringify(args);
    const answer = await this.#fetch(`/rpc/${method}`, {
      method: "POST",
      body: sent,
      headers: { "Content-Type": "application/json" },
      // What was typed last goes out though the page is closed. Browsers allow that for 64 KiB; a letter is up to three bytes.
      keepalive: method === "SetText" && sent.length < 20_000,
    });
    const body = await answer.text();
    return body === "" ? undefined : (JSON.parse(body) as unknown);
  }

  async pickCourse(): Promise<string> {
    return "";
  }

  async pickPackage(): Promise<string> {
    return "";
  }

  async pickPicture(): Promise<string> {
    return "";
  }

  async pickFile(): Promise<string> {
    return "";
  }

  async pickFolder(): Promise<string> {
    return "";
  }

  async pickSave(): Promise<string> {
    return "";
  }

  async upload(file: File, job: string): Promise<string> {
    const answer = await this.#fetch(`/upload?${new URLSearchParams({ job, name: file.name }).toString()}`, { method: "POST", body: file });
    return (await answer.json()) as string;
  }

  onDrop(): () => void {
    return () => undefined;
  }

  async download(result: Download): Promise<void> {
    if (result.download === "") return;
    const answer = await this.#fetch(result.download, {});
    const url = URL.createObjectURL(await answer.blob());
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = result.name;
    anchor.click();
    setTimeout(() => { URL.revokeObjectURL(url); }, 60_000); // time enough for the browser to have read it
  }

  openExternal(href: string): void {
    if (externalAllowed(href)) window.open(href, "_blank", "noopener,noreferrer");
  }

  onProgress(report: (event: ProgressEvent) => void): () => void {
    return this.#on("progress", (data) => { report(data as ProgressEvent); });
  }

  onWorkspace(report: (event: DeskChanged) => void): () => void {
    return this.#on("workspace", (data) => { report(data as DeskChanged); });
  }

  // One stream serves all who listen: a browser opens few connections to a server.
  readonly #listeners = new Set<{ name: string; report: (data: unknown) => void }>();
  #listening: AbortController | undefined;

  #on(name: string, report: (data: unknown) => void): () => void {
    const listener = { name, report };
    this.#listeners.add(listener);
    if (!this.#listening) {
      this.#listening = new AbortController();
      void this.#listen(this.#listening.signal);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#listening?.abort();
      this.#listening = undefined;
    };
  }

  #tell(name: string, data: unknown): void {
    for (const listener of [...this.#listeners]) if (listener.name === name) listener.report(data);
  }

  async #listen(signal: AbortSignal): Promise<void> {
    for (let again = false; !signal.aborted; again = true) {
      try {
        const answer = await this.#fetch("/events", { signal });
        if (answer.body === null) return;
        if (again) this.#tell("workspace", { cells: [], structure: true, all: true }); // what happened meanwhile is not known
        for await (const event of readEvents(answer.body)) this.#tell(event.name, JSON.parse(event.data));
      } catch (error) {
        if (error instanceof ApiError && error.problem.code === "shell.locked") return;
      }
      await new Promise((done) => setTimeout(done, reconnectAfter));
    }
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("Authorization", `Bearer ${this.#token}`);
    let answer: Response;
    try {
      answer = await fetch(path, { ...init, headers });
    } catch {
      throw shellError("shell.offline");
    }
    if (answer.status === 401) throw shellError("shell.locked");
    if (!answer.ok) throw errorFrom(await answer.text());
    return answer;
  }
}

/** The token comes with the address, once, and is kept for as long as the tab lives. */
function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given !== null) {
    sessionStorage.setItem(tokenKey, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return given ?? sessionStorage.getItem(tokenKey) ?? "";
}

const bridge = window.go?.desktop?.Bridge;

export const shell: Shell = bridge ? new DesktopShell(bridge) : new BrowserShell();

/** The engine's methods by name; each is one call through the shell. */
export const api = new Proxy({} as Service, {
  get: (_, method) => (...args: unknown[]) => shell.call(String(method), args),
});
