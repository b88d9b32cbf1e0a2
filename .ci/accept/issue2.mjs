// Issue 2: first light.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { lint, unpack } from "./packages.mjs";
import { goTests, passedIn, run } from "./programs.mjs";
import { promise, root, scratch } from "./promises.mjs";
import { asksTheSample, serve } from "./serving.mjs";

const sample = "corpora/homelessness-crisis/module.json";
const windowTags = ["-tags", "desktop,production,webkit2_41"];
const xvfb = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", "go"];

export async function promises() {
  const clone = join(scratch, "clone");
  const report = join(scratch, "browser-tests.json"); // of make test in the clone
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
    const out = run("make", ["test"], { cwd: clone, env: { ...process.env, ONLY: "", E2E_REPORT: report } });
    const minutes = (Date.now() - start) / 60_000;
    if (minutes > 20) throw new Error(`it took ${minutes.toFixed(1)} minutes`);
    return `${out.match(/^\d+ passed, 0 failed$/gm).at(-1)} (steps), ${minutes.toFixed(1)} minutes`;
  });
  await promise(2, "2 formats × 3 languages: the manifest is valid against the official XSDs (xmllint)", () => {
    let valid = 0;
    for (const format of ["scorm12", "scorm2004-3"]) {
      for (const lang of ["pl", "de", "lt"]) {
        const zip = join(scratch, `${format}-${lang}.zip`);
        run("bin/trivium", ["export", sample, "--format", format, "--lang", lang, "--out", zip]);
        lint(unpack(zip));
        valid += 1;
      }
    }
    return `${valid} of 6 valid`;
  });
  // The browser tests ran in the clone's `make test`; these lines say what there was of them.
  await promise(2, "Played to the end by scorm-again in Chromium as a learner would; left and resumed; the API found everywhere",
    () => `${passedIn(report, ["e2e/lms/course", "e2e/lms/discovery", "e2e/lms/versions"])} tests passed in the clone`);
  await promise(2, "Packages: axe clean (WCAG 2.2 A, AA), keyboard alone, every control named, 320 px",
    () => `${passedIn(report, ["e2e/lms/access", "e2e/lms/everyone", "e2e/lms/looks"])} tests passed in the clone`);
  await promise(2, "Screens: axe clean in both themes, keyboard alone, every control named, 320 px; hostile texts show as text",
    () => `${passedIn(report, ["e2e/app/"])} tests passed in the clone`);
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
}
