// The program itself, as a person starts it: bin/trivium serve.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const binary = process.env["TRIVIUM"] ?? fileURLToPath(new URL("../../../bin/trivium", import.meta.url));

/** The first sample course, as a file that is only looked at: with less on the screen than in a workspace. */
export const sampleFile = fileURLToPath(new URL("../../../corpora/homelessness-crisis/module.json", import.meta.url));

export class Program {
  private constructor(
    readonly address: string,
    private readonly process: ChildProcess,
  ) {}

  /**
   * Starts the program on a course or workspace file, or on the workspace with the samples, and waits for the address
   * it prints. What belongs to the person is in a folder of its own, so that no test touches a real one.
   */
  static start(file?: string, home = mkdtempSync(join(tmpdir(), "trivium-home-")), port = 0): Promise<Program> {
    const args = ["serve", ...(file === undefined ? [] : [file]), "--port", port.toString()];
    const child = spawn(binary, args, { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, TRIVIUM_HOME: home } });
    return new Promise((resolve, reject) => {
      let said = "";
      child.once("error", reject);
      child.once("exit", (code) => { reject(new Error(`${binary} ended with ${String(code)}: ${said}`)); });
      child.stdout.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
        if (address !== undefined) resolve(new Program(address, child));
      });
    });
  }

  /** Where it listens; a program that is started again there is found by the pages of the one before. */
  get port(): number {
    return Number(new URL(this.address).port);
  }

  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  /** Ends it as a power cut would: it can do nothing more. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  #end(signal: NodeJS.Signals): Promise<void> {
    return new Promise((resolve) => {
      this.process.removeAllListeners("exit");
      this.process.once("exit", () => { resolve(); });
      this.process.kill(signal);
    });
  }
}
