// Runs every fuzz target of the engine for a while. What one finds lies in its testdata/fuzz.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { run } from "./programs.mjs";
import { root } from "./promises.mjs";

/** Fuzzes each target, or those in folders that match, for so many seconds, as many at a time as there are cores; returns what was done. */
export async function fuzzAll(seconds, folders = /./) {
  const targets = run("grep", ["-roE", "--include=*_test.go", "^func Fuzz[A-Za-z0-9]+", "engine"]).trim().split("\n")
    .map((line) => ({ folder: `./${line.slice(0, line.lastIndexOf("/"))}`, name: line.slice(line.indexOf("Fuzz", line.lastIndexOf(":"))) }))
    .filter(({ folder }) => folders.test(folder));
  const waiting = [...targets];
  const done = [];
  const worker = async () => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) done.push(await fuzz(target, seconds));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return `${targets.length} targets for ${seconds} s each; inputs tried: ${done.sort().join(", ")}`;
}

/** One target in a process of its own. Without the limit the shrinking of the first new input takes all the time. */
function fuzz({ folder, name }, seconds) {
  const args = ["test", "-run", "^$", "-fuzz", `^${name}$`, "-fuzztime", `${seconds}s`, "-fuzzminimizetime", "1s", "-parallel", "1", folder];
  return new Promise((resolve, reject) => {
    const child = spawn("go", args, { cwd: root });
    let said = "";
    child.stdout.on("data", (data) => { said += data; });
    child.stderr.on("data", (data) => { said += data; });
    child.once("exit", (code) => {
      // Slow targets may not get beyond the inputs that are known already.
      const tried = [...said.matchAll(/execs: (\d+)|coverage: (\d+)\//g)].map((m) => m[1] ?? m[2]).at(-1);
      if (code !== 0 || !(Number(tried) > 0)) reject(new Error(`${name}: ${said.slice(-600)}`));
      else resolve(`${name.slice(4)} ${tried}`);
    });
  });
}
