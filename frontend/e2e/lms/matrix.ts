// The matrix: every sample in every format and in every way to pack it, with the right answers.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exportCourse, formats, root, type Format, type Lang, type Package } from "./packages";

/** The samples of corpora/, each by the file that is exported. */
const samples = [
  "homelessness-crisis/module.json", "knowledge-transfer.json", "local-community/programme.json",
  "local-activity-centres/programme.json", "foster-care-families/programme.json", "community-conference/programme.json",
];

/** One package of the matrix. */
export interface Entry {
  readonly name: string; // "knowledge-transfer scorm12 all", unique
  readonly sample: string;
  readonly file: string;
  readonly format: Format;
  readonly lang: Lang; // the first, where there are several
  readonly options: readonly string[]; // of `trivium export`
}

/**
 * The right answer to each question, by its ULID: the ids of options, sorted; of an order the ids in
 * it; of pairs "" (each part's own partner is right); of what is written the words in each language.
 */
export type Answers = Record<string, string | Record<string, string>>;

/** All packages of the matrix, sample by sample. */
export function allEntries(): Entry[] {
  return samples.flatMap((file) => ofSample(file));
}

/** One package a sample; another `turn` takes other formats and ways, so that turns cover them all. */
export function someEntries(turn: number): Entry[] {
  return samples.map((file, i) => {
    const all = ofSample(file);
    const ways = all.length / formats.length;
    const found = all[((i + turn) % formats.length) * ways + ((ways - 2 + turn + (i >> 1)) % ways)];
    if (found === undefined) throw new Error(`no package of ${file}`);
    return found;
  });
}

function ofSample(file: string): Entry[] {
  const path = join(root, "corpora", file);
  const { languages } = JSON.parse(readFileSync(path, "utf8")) as { languages: Lang[] };
  const [first = "pl"] = languages;
  const ways = languages.map((lang) => ({ way: lang as string, lang, options: ["--lang", lang as string] }));
  if (languages.length > 1) ways.push({ way: "all", lang: first, options: ["--lang", "all"] });
  ways.push({ way: "lessons", lang: first, options: ["--lang", first, "--scos", "lesson"] });
  const sample = file.split(/[/.]/)[0] ?? "";
  return formats.flatMap((format) => ways.map(({ way, lang, options }) => ({ name: `${sample} ${format} ${way}`, sample, file: path, format, lang, options })));
}

/** Exports a package of the matrix; it is served under its own name. */
export function makeEntry(entry: Entry): Package {
  return exportCourse(entry.file, entry.format, entry.lang, entry.options, entry.name.replaceAll(" ", "-"));
}

/** The files an LMS launches, in the manifest's order. */
export function launchable(p: Package): string[] {
  const manifest = Buffer.from(p.files.get("imsmanifest.xml") ?? []).toString("utf8");
  const scos = [...manifest.matchAll(/<resource\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => /scormtype="sco"/i.test(tag));
  return scos.map((tag) => / href="([^"]+)"/.exec(tag)?.[1] ?? "");
}

interface Raw {
  id?: string;
  kind?: string;
  modules?: string[];
  options?: { id: string; correct?: boolean }[];
  answer?: boolean;
  accept?: Record<string, string[]>;
  value?: number;
}

/** The right answers of a course file, and of the modules it names. */
export function readAnswers(file: string): Answers {
  const course = JSON.parse(readFileSync(file, "utf8")) as Raw;
  const answers = answersOf(course);
  for (const module of course.modules ?? []) Object.assign(answers, readAnswers(join(dirname(file), module)));
  return answers;
}

/** The right answers of a course. */
export function answersOf(course: object): Answers {
  const answers: Answers = {};
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const raw = node as Raw;
    const answer = rightOf(raw);
    if (raw.id !== undefined && answer !== undefined) answers[raw.id] = answer;
    for (const child of Object.values(node)) walk(child);
  };
  walk(course);
  return answers;
}

function rightOf(raw: Raw): string | Record<string, string> | undefined {
  switch (raw.kind) {
    case "single":
    case "multiple":
      return (raw.options ?? []).filter((o) => o.correct).map((o) => o.id).sort().join("");
    case "truefalse":
      return raw.answer === true ? "t" : "f";
    case "ordering":
      return (raw.options ?? []).map((o) => o.id).join("");
    case "matching":
      return "";
    case "fillin":
      return Object.fromEntries(Object.entries(raw.accept ?? {}).map(([lang, words]) => [lang, words[0] ?? ""]));
    case "numeric":
      return String(raw.value);
    default:
      return undefined;
  }
}
