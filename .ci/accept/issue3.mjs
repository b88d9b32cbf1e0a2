// Issue 3: the whole course model, and packages for any LMS.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fuzzAll } from "./fuzz.mjs";
import { lint, makeMatrix, preflight, unpack } from "./packages.mjs";
import { browserTests, goTests, inWords, measure, run } from "./programs.mjs";
import { promise, root, scratch } from "./promises.mjs";

/** What a 1.2 LMS keeps of the state, in characters. */
const room12 = 4096;

export async function promises() {
  let matrix = [];
  await promise(3, "3 formats × (each language, all languages, one SCO per lesson) of every sample: valid against the official XSDs (xmllint)", () => {
    matrix = makeMatrix();
    for (const { file } of matrix) {
      const folder = unpack(file);
      lint(folder);
      rmSync(folder, { recursive: true });
    }
    return `${matrix.length} of ${matrix.length} packages valid`;
  });
  await promise(3, "The same packages, played in scorm-again by one learner script: every page turned, every question answered, every reflection filled; left, resumed, finished; no API error; state ≤ 4,096 in 1.2", () => {
    const { figures } = browserTests(["e2e/lms/matrix", "e2e/lms/course"], { MATRIX: "all" });
    const longest = Object.entries(figures).filter(([name]) => name.startsWith("longest state of"));
    const others = Object.fromEntries(Object.entries(figures).filter(([name]) => !name.startsWith("longest")));
    const of12 = longest.filter(([name]) => name.endsWith(" 1.2"));
    if (figures["packages played"] !== matrix.length || of12.length === 0 || of12.some(([, value]) => value > room12)) throw new Error(inWords(figures));
    return `${inWords(others)}; longest state: ${longest.map(([name, value]) => `${name.slice("longest state of ".length)} ${value}`).join(", ")}`;
  });
  await promise(3, "Preflight rejects at least 40 broken packages, each with the right reason", () => {
    const broken = ["static", "run"].map((name) => readFileSync(join(root, `engine/preflight/testdata/${name}.golden`), "utf8").trim().split("\n").length);
    const passed = goTests(".", ["./engine/preflight/..."]);
    if (broken[0] + broken[1] < 40) throw new Error(`${broken[0] + broken[1]} broken packages`);
    return `${broken[0]} broken to look at and ${broken[1]} broken to run; ${passed} cases passed`;
  });
  await promise(3, "Preflight passes all of ours", () => {
    if (matrix.length === 0) throw new Error("there are no packages");
    const wrong = [];
    const judge = ({ name, file }, ...flags) => {
      try {
        preflight(file, ...flags);
      } catch (error) {
        wrong.push(`${name}: ${error.message}`);
      }
    };
    const played = matrix.filter((p) => p.first);
    for (const p of matrix) judge(p, "--static");
    for (const p of played) judge(p);
    if (wrong.length > 0) throw new Error(`${wrong.length} of ${matrix.length + played.length} refused: ${wrong[0]}`);
    return `${matrix.length} looked at, ${played.length} of them, one of each sample, run in a browser to the end`;
  });
  await promise(3, "Resume across versions: pages and questions inserted, deleted, moved, reworded between suspend and resume", () => {
    const report = join(scratch, "player.json");
    run("npx", ["vitest", "run", "player", "--reporter=json", `--outputFile=${report}`], { cwd: join(root, "frontend") });
    return `${JSON.parse(readFileSync(report, "utf8")).numPassedTests} unit tests of the player's state passed, 200 seeded histories among them`;
  });
  await largeCourse();
  await promise(3, "axe, the accessibility tree, 320 px, 200 % zoom, reduced motion, forced colours, keyboard alone: clean on every kind of page in every language", () => {
    const { tests, figures } = browserTests(["e2e/lms/everyone", "e2e/lms/access"], { ACCESS: "all" });
    return `${tests} walks through the course passed; ${inWords(figures)}`;
  });
  await promise(3, "Fuzzed: course files, preflight's archive, manifest and page readers, the XSD interpreter, pictures, texts, calls", () => fuzzAll(20));
  await promise(3, "The hours of “Organising a local community”: 200 teaching hours counted, homework and mentoring beside them, equal in all languages", () => {
    const { ok, ledgers } = JSON.parse(run("bin/trivium", ["hours", "--json", "corpora/local-community/programme.json"]));
    const [first, ...others] = ledgers.map(({ lang, ...rest }) => JSON.stringify(rest));
    if (!ok || ledgers.length !== 3 || ledgers[0].counted !== 200 || others.some((other) => other !== first)) throw new Error(JSON.stringify(ledgers));
    return ledgers[0].lines.map((line) => `${line.kind} ${line.all}`).join(", ") + `, counted ${ledgers[0].counted}, in ${ledgers.length} languages`;
  });
}

/**
 * 100 modules: how long they take to check, to pack, and to start. In SCORM 2004, because 1.2 has no
 * room for the answers to their questions in one part, and the export says so.
 */
async function largeCourse() {
  const format = ["--format", "scorm2004-3"];
  const folder = join(scratch, "large");
  const file = join(folder, "programme.json");
  await promise(3, "100 modules × 3 languages with 500 pictures: validated in ≤ 2 s, exported in ≤ 20 s, memory ≤ 300 MB", () => {
    run("node", [".ci/large-course.mjs", folder]);
    const validated = measure("bin/trivium", "validate", file);
    const exported = measure("bin/trivium", "export", file, ...format, "--lang", "all", "--out", join(scratch, "large-all.zip"));
    const seen = `validated in ${validated.s.toFixed(2)} s (${validated.mb.toFixed(0)} MB), exported in all languages in ${exported.s.toFixed(1)} s (${exported.mb.toFixed(0)} MB)`;
    if (validated.s > 2 || exported.s > 20 || Math.max(validated.mb, exported.mb) > 300) throw new Error(seen);
    return seen;
  });
  await promise(3, "The same course starts on a 4× slowed CPU in ≤ 1 s, with ≤ 150 kB of script and style before media", () => {
    run("bin/trivium", ["export", file, ...format, "--lang", "pl", "--out", join(scratch, "large-pl.zip")]);
    const started = ["all", "pl"].map((lang) => {
      const unpacked = unpack(join(scratch, `large-${lang}.zip`));
      const { seconds, script_kb, style_kb } = JSON.parse(run("node", [".ci/player-start.mjs", unpacked]));
      rmSync(unpacked, { recursive: true });
      return { lang, seconds, kb: script_kb + style_kb };
    });
    const seen = started.map(({ lang, seconds, kb }) => `--lang ${lang}: ${seconds.toFixed(2)} s, ${kb.toFixed(1)} kB`).join("; ");
    if (started.some(({ seconds, kb }) => !(seconds <= 1 && kb <= 150))) throw new Error(seen);
    return seen;
  });
  if (existsSync(folder)) rmSync(folder, { recursive: true });
}
