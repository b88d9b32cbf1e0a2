// The program itself, as a person starts it: bin/trivium serve.
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const binary = process.env["TRIVIUM"] ?? fileURLToPath(new URL("../../../bin/trivium", import.meta.url));

export class Program {
  private constructor(
    readonly address: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts the program on a course file, or on the sample, and waits for the address it prints. */
  static start(file?: string): Promise<Program> {
    const args = ["serve", ...(file === undefined ? [] : [file]), "--port", "0"];
    const process = spawn(binary, args, { stdio: ["ignore", "pipe", "inherit"] });
    return new Promise((resolve, reject) => {
      let said = "";
      process.once("error", reject);
      process.once("exit", (code) => { reject(new Error(`${binary} ended with ${String(code)}: ${said}`)); });
      process.stdout.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
        if (address !== undefined) resolve(new Program(address, process));
      });
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.process.removeAllListeners("exit");
      this.process.once("exit", () => { resolve(); });
      this.process.kill();
    });
  }
}
