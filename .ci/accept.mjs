// Runs the promises ("shows" lines) of the issues so far and writes what was seen to
// docs/acceptance.md. A promise that does not hold is written down as such and fails the run.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "trivium-accept-"));
const rows = [];
let failed = 0;

/** Runs one promise; check returns what was seen, or throws. */
async function promise(issue, text, check) {
  console.log(`» ${text}`);
  const start = Date.now();
  let seen;
  let holds = true;
  try {
    seen = await check();
  } catch (error) {
    holds = false;
    failed += 1;
    seen = String(error.message ?? error).split("\n").slice(0, 3).join(" ");
  }
  const took = ((Date.now() - start) / 1000).toFixed(0);
  console.log(`  ${holds ? "holds" : "DOES NOT HOLD"} (${took} s): ${seen}`);
  rows.push({ issue, text, holds, seen, took });
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")} exited with ${done.status}\n${(done.stdout + done.stderr).slice(-2000)}`);
  return done.stdout;
}

/** Starts make run without a display and returns its address, the seconds it took, and a stop. */
function serve(folder) {
  const start = Date.now();
  const env = { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "" };
  const child = spawn("make", ["run"], { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const stop = () => new Promise((done) => {
    child.once("exit", (code) => done(code));
    process.kill(-child.pid, "SIGINT"); // what Ctrl-C sends
  });
  return new Promise((done, fail) => {
    let said = "";
    const hear = (data) => {
      said += data;
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
      if (address) done({ address, seconds: (Date.now() - start) / 1000, stop });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => fail(new Error(`make run exited with ${code}\n${said.slice(-500)}`)));
  });
}

async function asksTheSample(address) {
  const [origin, token] = address.split("/#token=");
  const page = await fetch(origin + "/");
  const call = (headers) => fetch(origin + "/rpc/Course", { method: "POST", body: "[]", headers });
  const course = await (await call({ Authorization: `Bearer ${token}` })).json();
  const refused = (await call({})).status;
  if (page.status !== 200 || !course.sample || refused !== 401) throw new Error(`page ${page.status}, sample ${course.sample}, without token ${refused}`);
  return course.title.de.plain;
}

/** Runs browser tests of a folder and returns the counts by file, failing when one fails. */
function browser(...filters) {
  const report = join(scratch, "vitest.json");
  const figures = join(scratch, "figures.jsonl");
  writeFileSync(figures, "");
  const done = spawnSync("npx", ["vitest", "run", "-c", "e2e/vitest.config.ts", "--reporter=json", `--outputFile=${report}`, ...filters],
    { cwd: join(root, "frontend"), encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, FIGURES: figures } });
  const result = JSON.parse(readFileSync(report, "utf8"));
  const wrong = result.testResults.flatMap((file) => file.assertionResults).filter((t) => t.status !== "passed");
  if (done.status !== 0 || wrong.length > 0 || result.numPassedTests === 0) {
    throw new Error(`${wrong.length} of ${result.numTotalTests} failed: ${wrong.map((t) => t.fullName).slice(0, 5).join("; ")}`);
  }
  const sums = {};
  for (const line of readFileSync(figures, "utf8").split("\n").filter(Boolean)) {
    const { name, value } = JSON.parse(line);
    sums[name] = (sums[name] ?? 0) + value;
  }
  return { tests: result.numPassedTests, sums };
}

const list = (sums) => Object.entries(sums).map(([name, value]) => `${name}: ${value}`).join(", ");

/** Runs Go tests by name and returns how many cases passed. */
function goTests(pattern, packages, command = ["go"], extra = []) {
  const [program, ...before] = command;
  const out = run(program, [...before, "test", "-count=1", "-json", ...extra, "-run", pattern, ...packages]);
  const events = out.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const passed = events.filter((e) => e.Action === "pass" && e.Test).length;
  if (passed === 0) throw new Error(`no test matches ${pattern}`);
  return passed;
}

const sample = "corpora/homelessness-crisis/module.json";
const windowTags = ["-tags", "desktop,production,webkit2_41"];
const xvfb = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", "go"];

const clone = join(scratch, "clone");
await promise(2, "In a clean clone, `make run` without a display serves the app with the sample", async () => {
  execFileSync("git", ["clone", "-q", root, clone]);
  const first = await serve(clone);
  const title = await asksTheSample(first.address);
  await first.stop();
  const second = await serve(clone);
  await second.stop();
  return `“${title}”; first start ${first.seconds.toFixed(0)} s, second ${second.seconds.toFixed(1)} s`;
});
await promise(2, "In the same clone, `make test` passes, without another step, within 20 minutes", () => {
  const start = Date.now();
  const out = run("make", ["test"], { cwd: clone });
  const minutes = (Date.now() - start) / 60_000;
  if (minutes > 20) throw new Error(`it took ${minutes.toFixed(1)} minutes`);
  return `${out.match(/^\d+ passed, 0 failed$/gm).at(-1)} (steps), ${minutes.toFixed(1)} minutes`;
});
await promise(2, "2 formats × 3 languages: the manifest is valid against the official XSDs (xmllint)", () => {
  let valid = 0;
  for (const format of ["scorm12", "scorm2004-3"]) {
    for (const lang of ["pl", "de", "lt"]) {
      const zip = join(scratch, `${format}-${lang}.zip`);
      const folder = join(scratch, `${format}-${lang}`);
      run("bin/trivium", ["export", sample, "--format", format, "--lang", lang, "--out", zip]);
      run("unzip", ["-q", zip, "-d", folder]);
      lint(folder);
      valid += 1;
    }
  }
  return `${valid} of 6 valid`;
});
await promise(2, "Played to the end by scorm-again in Chromium as a learner would; left and resumed; the API found everywhere", () => {
  const { tests, sums } = browser("e2e/lms/course", "e2e/lms/discovery", "e2e/lms/versions");
  return `${tests} tests passed${list(sums) && "; " + list(sums)}`;
});
await promise(2, "Packages: axe clean (WCAG 2.2 A, AA), keyboard alone, every control named, 320 px", () => {
  const { tests, sums } = browser("e2e/lms/access", "e2e/lms/looks");
  return `${tests} tests passed${list(sums) && "; " + list(sums)}`;
});
await promise(2, "Screens: axe clean in both themes, keyboard alone, every control named, 320 px; hostile texts show as text", () => {
  const { tests, sums } = browser("e2e/app");
  return `${tests} tests passed${list(sums) && "; " + list(sums)}`;
});
await promise(2, "The real window under Xvfb shows the sample; a course in the preview reaches neither bindings nor loopback API",
  () => `${goTests(".", ["./desktop"], xvfb, windowTags)} tests passed`);
await promise(2, "Screenshots of the window under Xvfb and of the player are in docs/, from the real thing", () => {
  const names = run(".ci/screenshots", []).trim().split("\n").filter((line) => line.endsWith(".png"));
  return `${names.length} taken: ${names.join(", ")}`;
});
await promise(2, "`<script>`, `onerror=`, `</script>`, `]]>` show as text in the package", () =>
  `${goTests("Script|Hostile|Escap|Markup|Texts|TestParse|TestFindHTML", ["./engine/..."])} cases passed`);
await promise(2, "Bad input: one clear error each with place and remedy, no partial file, no crash; full disk and unwritable folder for real", () =>
  `${goTests("TestBad|TestProgrammes|TestSeveralFaults|TestExitCodes|TestFullDisk|TestCancelled|TestMessages|TestSVG|TestNames", ["./engine/..."])} cases passed`);
await promise(2, "What learners load before pictures", () => {
  const folder = join(scratch, "scorm12-pl");
  const kB = (name) => (statSync(join(folder, name)).size / 1000).toFixed(1);
  return `script ${kB("player.js")} kB, style ${kB("player.css")} kB`;
});


const samples = [
  "corpora/homelessness-crisis/module.json", "corpora/knowledge-transfer.json", "corpora/local-community/programme.json",
  "corpora/local-activity-centres/programme.json", "corpora/foster-care-families/programme.json", "corpora/community-conference/programme.json",
];
await promise(3, "3 formats × (each language, all languages, one SCO per lesson) of every sample: valid against the official XSDs (xmllint)", () => {
  let valid = 0;
  for (const file of samples) {
    const { languages } = JSON.parse(readFileSync(join(root, file), "utf8"));
    const ways = [...languages.map((l) => ["--lang", l]), ...(languages.length > 1 ? [["--lang", "all"]] : []), ["--lang", languages[0], "--scos", "lesson"]];
    for (const format of ["scorm12", "scorm2004-3", "scorm2004-4"]) {
      for (const way of ways) {
        const folder = join(scratch, `all-${valid}`);
        run("bin/trivium", ["export", file, "--format", format, ...way, "--out", `${folder}.zip`]);
        run("unzip", ["-q", `${folder}.zip`, "-d", folder]);
        lint(folder);
        rmSync(folder, { recursive: true });
        valid += 1;
      }
    }
  }
  return `${valid} of ${valid} packages valid`;
});
await promise(3, "Preflight rejects broken packages, each with the right reason, and passes ours", () =>
  `${goTests(".", ["./engine/preflight/..."])} cases passed`);
await promise(3, "Resume across versions: pages and questions inserted, deleted, moved, reworded between suspend and resume", () => {
  const report = join(scratch, "player.json");
  run("npx", ["vitest", "run", "player", "--reporter=json", `--outputFile=${report}`], { cwd: join(root, "frontend") });
  return `${JSON.parse(readFileSync(report, "utf8")).numPassedTests} unit tests of the player's state passed, 200 seeded histories among them`;
});
await promise(3, "100 modules × 3 languages with 500 pictures: validated in ≤ 2 s, exported in ≤ 20 s, memory ≤ 300 MB", () => {
  const folder = join(scratch, "large");
  run("node", [".ci/large-course.mjs", folder]);
  const measure = (...args) => JSON.parse(run("python3", ["-c", `
import json, resource, subprocess, sys, time
start = time.time()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(json.dumps({"s": time.time() - start, "mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}))`, ...args]));
  const file = join(folder, "programme.json");
  const validated = measure("bin/trivium", "validate", file);
  const exported = measure("bin/trivium", "export", file, "--lang", "all", "--out", join(scratch, "large.zip"));
  const seen = `validated in ${validated.s.toFixed(2)} s (${validated.mb.toFixed(0)} MB), exported in all languages in ${exported.s.toFixed(1)} s (${exported.mb.toFixed(0)} MB)`;
  if (validated.s > 2 || exported.s > 20 || Math.max(validated.mb, exported.mb) > 300) throw new Error(seen);
  return seen;
});
await promise(3, "The hours of “Organising a local community”: 200 teaching hours counted, homework and mentoring beside them, equal in all languages", () => {
  const { ok, ledgers } = JSON.parse(run("bin/trivium", ["hours", "--json", "corpora/local-community/programme.json"]));
  const [first, ...others] = ledgers.map(({ lang, ...rest }) => JSON.stringify(rest));
  if (!ok || ledgers.length !== 3 || ledgers[0].counted !== 200 || others.some((other) => other !== first)) throw new Error(JSON.stringify(ledgers));
  return ledgers[0].lines.map((line) => `${line.kind} ${line.all}`).join(", ") + `, counted ${ledgers[0].counted}, in ${ledgers.length} languages`;
});

/** Validates an unpacked package's manifest against the schemas it carries. */
function lint(folder) {
  // One schema that brings the manifest's namespaces together, as its schemaLocation does.
  const pairs = /schemaLocation="([^"]*)"/.exec(readFileSync(join(folder, "imsmanifest.xml"), "utf8"))[1].trim().split(/\s+/);
  let imports = "";
  for (let i = 0; i < pairs.length; i += 2) imports += `<xs:import namespace="${pairs[i]}" schemaLocation="${pairs[i + 1]}"/>`;
  writeFileSync(join(folder, "all.xsd"), `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports}</xs:schema>`);
  run("xmllint", ["--nonet", "--noout", "--schema", "all.xsd", "imsmanifest.xml"], { cwd: folder });
}

const table = rows.map((r) => `| ${r.issue} | ${r.text} | ${r.holds ? "yes" : "**no**"} | ${r.seen.replaceAll("|", "\\|")} | ${r.took} s |`);
writeFileSync(join(root, "docs/acceptance.md"), `# Acceptance

Written by \`make accept\`, which runs every promise and takes about half an hour. Seen on ${cpus().length} cores
(${cpus()[0].model.replace(/\s+/g, " ")}); times are of that machine.

| issue | promise | holds | seen | took |
|---|---|---|---|---|
${table.join("\n")}
`);
rmSync(scratch, { recursive: true, force: true });
console.log(`${rows.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
