// Packages of the samples: made, unpacked, held against the official XSDs.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./programs.mjs";
import { root, scratch } from "./promises.mjs";

const samples = [
  "corpora/homelessness-crisis/module.json", "corpora/knowledge-transfer.json", "corpora/local-community/programme.json",
  "corpora/local-activity-centres/programme.json", "corpora/foster-care-families/programme.json", "corpora/community-conference/programme.json",
];

/**
 * Makes every package of the samples, in 3 formats: each language, all languages, one SCO per lesson.
 * Returns their files; `first` marks one of each sample.
 */
export function makeMatrix() {
  const packages = [];
  for (const sample of samples) {
    const { languages } = JSON.parse(readFileSync(join(root, sample), "utf8"));
    const ways = [...languages.map((l) => ["--lang", l]), ...(languages.length > 1 ? [["--lang", "all"]] : []), ["--lang", languages[0], "--scos", "lesson"]];
    for (const format of ["scorm12", "scorm2004-3", "scorm2004-4"]) {
      for (const way of ways) {
        const file = join(scratch, `matrix-${packages.length}.zip`);
        run("bin/trivium", ["export", sample, "--format", format, ...way, "--out", file]);
        packages.push({ sample, name: `${sample} ${format} ${way.slice(1).join(" ")}`, file, first: packages.every((p) => p.sample !== sample) });
      }
    }
  }
  return packages;
}

/** Unpacks a package and returns the folder. */
export function unpack(file) {
  const folder = file.replace(/\.zip$/, "");
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  run("unzip", ["-q", file, "-d", folder]);
  return folder;
}

/** Validates an unpacked package's manifest against the schemas it carries. */
export function lint(folder) {
  // One schema that brings the manifest's namespaces together, as its schemaLocation does.
  const pairs = /schemaLocation="([^"]*)"/.exec(readFileSync(join(folder, "imsmanifest.xml"), "utf8"))[1].trim().split(/\s+/);
  let imports = "";
  for (let i = 0; i < pairs.length; i += 2) imports += `<xs:import namespace="${pairs[i]}" schemaLocation="${pairs[i + 1]}"/>`;
  writeFileSync(join(folder, "all.xsd"), `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports}</xs:schema>`);
  run("xmllint", ["--nonet", "--noout", "--schema", "all.xsd", "imsmanifest.xml"], { cwd: folder });
}

/** What preflight may say of a package of ours: that its format is young, and that it was not asked to run it. */
const expected = ["manifest.version-fourth", "run.off"];

/** Has preflight judge a package; throws when it says anything that is not expected. */
export function preflight(file, ...flags) {
  const { ok, findings } = JSON.parse(run("bin/trivium", ["preflight", "--json", "--ui", "en", ...flags, file]));
  const others = findings.filter((f) => !expected.includes(f.code));
  if (!ok || others.length > 0) throw new Error(others.map((f) => `${f.code}: ${f.message}`).join("; "));
}
