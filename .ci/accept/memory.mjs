// Memories of a million units, and what tm serve says of them.
import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { run } from "./programs.mjs";
import { root, scratch } from "./promises.mjs";

const trivium = join(root, "bin/trivium");

/** The folder of the benchmark data: rows.tsv.xz and laws-de.txt.xz. */
export function benchFolder() {
  const folder = resolve(root, process.env.TRIVIUM_BENCH ?? "../shared/bench");
  if (!existsSync(join(folder, "rows.tsv.xz"))) throw new Error("no benchmark data: TRIVIUM_BENCH names its folder");
  return folder;
}

/** Numbers of chance from 0 to 1 that are the same in each run (Marsaglia 2003, xorshift). */
function chance(seed) {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

/** A line after the other of a packed file. */
async function* linesOf(file) {
  const plain = join(scratch, "unpacked.txt");
  run("sh", ["-c", 'xz -dc "$1" > "$2"', "sh", file, plain]);
  yield* createInterface({ input: createReadStream(plain, "utf8"), crlfDelay: Infinity });
}

/** German texts with the Polish of those that have one, none twice, and without control characters. */
async function germanTexts() {
  const folder = benchFolder();
  const texts = new Map();
  let head;
  for await (const line of linesOf(join(folder, "rows.tsv.xz"))) {
    const cells = line.split("\t");
    if (head === undefined) head = cells;
    else add(texts, cells[head.indexOf("de")], cells[head.indexOf("pl")]);
  }
  for await (const line of linesOf(join(folder, "laws-de.txt.xz"))) add(texts, line, "");
  return [...texts];
}

function add(texts, german, polish) {
  const text = german?.trim();
  // eslint-disable-next-line no-control-regex
  if (text && !texts.has(text) && !/[\u0000-\u001f]/.test(text + polish)) texts.set(text, polish?.trim() || `– ${texts.size}`);
}

/**
 * Writes a table of so many German units and as many questions as asked for, half of them about texts that
 * are like a unit: some words of it are dropped, doubled, or come from another text.
 */
export async function bigTable(units, questions) {
  const texts = await germanTexts();
  if (texts.length < units + questions) throw new Error(`there are ${texts.length} texts, ${units + questions} are wanted`);
  const random = chance(70);
  for (let i = texts.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [texts[i], texts[j]] = [texts[j], texts[i]];
  }
  const table = join(scratch, `units-${units}.tsv`);
  const out = createWriteStream(table);
  out.write("tuid\tde\tpl\n");
  for (let i = 0; i < units; i++) {
    if (!out.write(`u${i}\t${texts[i][0]}\t${texts[i][1]}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  const asked = texts.slice(units, units + questions).map(([text], i) => JSON.stringify({ id: i, q: i % 2 === 0 ? text : revised(random, texts[Math.floor(random() * units)][0], text), k: 5, threshold: 70 }));
  return { table, asked };
}

/** A text with one to three words changed; new words are those of another text. */
function revised(random, text, other) {
  const words = text.split(" ");
  const others = other.split(" ");
  for (let n = 1 + Math.floor(random() * 3); n > 0 && words.length > 1; n--) {
    const at = Math.floor(random() * words.length);
    const word = others[Math.floor(random() * others.length)];
    words.splice(at, random() < 0.66 ? 1 : 0, ...(random() < 0.5 ? [word] : []));
  }
  return words.join(" ");
}

/** Asks tm serve; returns its answers, line by line, and what it says at the end. */
export function serveMemory(args, asked) {
  const input = join(scratch, "questions.jsonl");
  writeFileSync(input, `${asked.join("\n")}\n`);
  const home = join(scratch, "home");
  const done = spawnSync(trivium, ["tm", "serve", ...args], {
    input: readFileSync(input), encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, TRIVIUM_HOME: home },
  });
  if (done.status !== 0) throw new Error(`tm serve exited with ${done.status}\n${done.stderr.slice(-1000)}`);
  return { answers: done.stdout.trimEnd().split("\n"), said: JSON.parse(done.stderr.trimEnd().split("\n").at(-1)) };
}

/** Runs a command of a workspace as a person would, and returns what it prints. */
export function onWorkspace(file, command, ...args) {
  return run(trivium, [...command.split(" "), "-w", file, ...args], { env: { ...process.env, TRIVIUM_HOME: join(scratch, "home"), LANG: "C" } });
}

/** How many answers are the same in both lists; throws when one is not. */
export function sameAnswers(a, b) {
  const different = a.findIndex((line, i) => line !== b[i]);
  if (different >= 0 || a.length !== b.length) throw new Error(`answer ${different} of ${a.length} and ${b.length} differs:\n${a[different]}\n${b[different]}`);
  return a.length;
}
