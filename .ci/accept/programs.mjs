// The programs that promises are checked with: anything, Go tests, browser tests.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, scratch } from "./promises.mjs";

/** Runs a program in the project's folder and returns what it printed; throws when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")} exited with ${done.status}\n${(done.stdout + done.stderr).slice(-2000)}`);
  return done.stdout;
}

/** Runs Go tests by name and returns how many cases passed. */
export function goTests(pattern, packages, command = ["go"], extra = []) {
  return goTestsSay(pattern, packages, command, extra).passed;
}

/** Runs Go tests by name and returns how many cases passed, and all they said. */
export function goTestsSay(pattern, packages, command = ["go"], extra = []) {
  const [program, ...before] = command;
  const out = run(program, [...before, "test", "-count=1", "-json", ...extra, "-run", pattern, ...packages]);
  const events = out.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const passed = events.filter((e) => e.Action === "pass" && e.Test).length;
  if (passed === 0) throw new Error(`no test matches ${pattern}`);
  return { passed, said: events.filter((e) => e.Action === "output").map((e) => e.Output).join("") };
}

/** Runs Go benchmarks by name, so many turns each; returns the figures of each by their unit, such as "ns/op". */
export function goBenchmarks(pattern, folder, turns) {
  const out = run("go", ["test", "-run", "^$", "-bench", pattern, "-benchtime", `${turns}x`, folder]);
  const found = {};
  for (const line of out.split("\n").filter((l) => /^Benchmark\S+\s+\d+\s/.test(l))) {
    const [name, , ...rest] = line.trim().split(/\s+/);
    found[name.replace(/-\d+$/, "")] = Object.fromEntries(rest.flatMap((value, i) => (i % 2 === 0 ? [[rest[i + 1], Number(value)]] : [])));
  }
  if (Object.keys(found).length === 0) throw new Error(`no benchmark matches ${pattern}`);
  return found;
}

/** Runs browser tests by file, with settings in the environment; returns how many passed, and their figures. */
export function browserTests(files, settings = {}) {
  const report = join(scratch, "vitest.json");
  const figures = join(scratch, "figures.jsonl");
  writeFileSync(figures, "");
  rmSync(report, { force: true });
  const env = { ...process.env, E2E_REPORT: report, FIGURES: figures, ...settings };
  const done = spawnSync("npx", ["vitest", "run", "-c", "e2e/vitest.config.ts", ...files], { cwd: join(root, "frontend"), encoding: "utf8", maxBuffer: 1 << 28, env });
  const ended = `vitest exited with ${done.status}\n${(done.stdout + done.stderr).slice(-1000)}`;
  if (!existsSync(report)) throw new Error(ended);
  const tests = passedIn(report, files);
  if (done.status !== 0) throw new Error(ended);
  return { tests, figures: readFigures(figures) };
}

/** How many tests of files whose paths have one of the parts in them passed, by a report of vitest; throws when one did not. */
export function passedIn(report, parts) {
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  const files = testResults.filter((file) => parts.some((part) => file.name.includes(part)));
  const tests = files.flatMap((file) => file.assertionResults);
  const wrong = tests.filter((t) => t.status !== "passed");
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${tests.length} failed: ${wrong.map((t) => t.fullName).slice(0, 5).join("; ")}`);
  if (tests.length === 0) throw new Error(`no test in ${parts.join(", ")}`);
  return tests.length;
}

/** Figures of a run by name: sums, and the greatest of those of which that is told. */
function readFigures(file) {
  const figures = {};
  for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const { name, value, greatest } = JSON.parse(line);
    figures[name] = greatest ? Math.max(figures[name] ?? 0, value) : (figures[name] ?? 0) + value;
  }
  return figures;
}

/** Figures as words: "pages: 819, questions: 747". */
export function inWords(figures) {
  return Object.entries(figures).map(([name, value]) => `${name}: ${value}`).join(", ");
}

/** The seconds and megabytes a program takes. */
export function measure(...args) {
  return JSON.parse(run("python3", ["-c", `
import json, resource, subprocess, sys, time
start = time.time()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(json.dumps({"s": time.time() - start, "mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}))`, ...args]));
}
