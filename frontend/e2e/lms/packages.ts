// Packages under test: the program exports the sample course, as an author would.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";

export type Format = "scorm12" | "scorm2004-3" | "scorm2004-4";
export type Lang = "pl" | "de" | "lt";
export const formats: readonly Format[] = ["scorm12", "scorm2004-3", "scorm2004-4"];
export const langs: readonly Lang[] = ["pl", "de", "lt"];

export const root = fileURLToPath(new URL("../../..", import.meta.url));
const course = join(root, "corpora/homelessness-crisis/module.json");

const violence = join(root, "corpora/violence-support/module.json");

/** A package, unpacked. */
export interface Package {
  readonly format: Format;
  readonly lang: Lang;
  /** What it is served under, among those of its format; the language if nothing else is said. */
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const made = new Map<string, Package>();

/** Exports the sample course of every kind of block. */
export function makeViolence(format: Format, lang: Lang): Package {
  const key = `violence ${format} ${lang}`;
  let p = made.get(key);
  if (p === undefined) made.set(key, (p = exportCourse(violence, format, lang)));
  return p;
}

export function readViolence(lang: Lang): Course {
  return asCourse(JSON.parse(readFileSync(violence, "utf8")) as RawModule, lang);
}

/** Exports the sample course. The program must have been built: go build -o bin/trivium ./engine/cmd/trivium */
export function makePackage(format: Format, lang: Lang): Package {
  const key = `${format} ${lang}`;
  let p = made.get(key);
  if (p === undefined) {
    p = exportCourse(course, format, lang);
    made.set(key, p);
  }
  return p;
}

/** A course file as JSON. */
export type Json = Record<string, unknown>;

/**
 * Exports another course that lies beside the sample's pictures: `make` gets the sample as JSON and
 * returns files by name, the first of which is exported.
 */
export function makeOther(format: Format, lang: Lang, make: (sample: Json) => Record<string, unknown>, options = ["--lang", lang]): { p: Package; courses: Course[] } {
  const dir = mkdtempSync(join(tmpdir(), "course-"));
  try {
    cpSync(dirname(course), dir, { recursive: true });
    const files = make(JSON.parse(readFileSync(course, "utf8")) as Json);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), JSON.stringify(content));
    const p = exportCourse(join(dir, Object.keys(files)[0] ?? ""), format, lang, options);
    const courses = Object.values(files).filter((f) => "lessons" in (f as Json)).map((f) => asCourse(f as RawModule, lang));
    return { p, courses };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Exports the sample of every kind in Polish and German, or one SCO for each lesson of it. */
export function makeViolenceWith(format: Format, ...options: string[]): Package {
  return exportCourse(violence, format, "pl", options);
}

/** Exports a course file. */
export function exportCourse(file: string, format: Format, lang: Lang, options: readonly string[] = ["--lang", lang], name: string = lang): Package {
  const dir = mkdtempSync(join(tmpdir(), "package-"));
  try {
    const out = join(dir, "package.zip");
    execFileSync(join(root, "bin/trivium"), ["export", file, "--format", format, ...options, "--out", out], { stdio: "pipe" });
    return { format, lang, name, files: new Map(Object.entries(unzipSync(readFileSync(out)))) };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

export type Kind = "single" | "multiple" | "truefalse" | "matching" | "ordering" | "fillin" | "numeric";
const kinds: readonly string[] = ["single", "multiple", "truefalse", "matching", "ordering", "fillin", "numeric"];

/** One question of the course, in one language. */
export interface Question {
  readonly id: string;
  readonly number: number;
  readonly kind: Kind;
  readonly points: number;
  readonly prompt: string;
  readonly options: readonly { id: string; text: string; correct: boolean; feedback: string }[];
  /** Of pairs: the parts, by the id of the pair. */
  readonly pairs: readonly { id: string; left: string; right: string }[];
  /** Of what is written: the right words or number; of a statement: t or f. */
  readonly said: string;
  readonly feedback: { readonly correct: string; readonly wrong: string };
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

export interface Course {
  readonly title: string;
  readonly passMark: number;
  readonly lessons: readonly Lesson[];
}

type Text = Record<string, string>;
interface RawBlock {
  id: string;
  kind: string;
  number: number;
  points?: number;
  prompt: Text;
  options?: { id: string; text: Text; correct?: boolean; feedback?: Text }[];
  pairs?: { id: string; left: Text; right: Text }[];
  answer?: boolean;
  accept?: Record<string, string[]>;
  value?: number;
  only?: string[];
  feedback?: { correct?: Text; wrong?: Text };
}
interface RawModule {
  title: Text;
  passMark?: number;
  lessons: { id: string; title: Text; blocks: RawBlock[] }[];
}

/** Words without inline markup, as they stand on the page. */
const plain = (t: Text | undefined, lang: Lang): string => (t?.[lang] ?? "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\*+|`/g, "");

/** Reads the course the packages were made of: what is right is known from there, not from the page. */
export function readCourse(lang: Lang): Course {
  return asCourse(JSON.parse(readFileSync(course, "utf8")) as RawModule, lang);
}

function asCourse(m: RawModule, lang: Lang): Course {
  return {
    title: plain(m.title, lang),
    passMark: m.passMark ?? 80,
    lessons: m.lessons.map((l) => ({
      id: l.id,
      title: plain(l.title, lang),
      questions: l.blocks.filter((b) => kinds.includes(b.kind) && (b.only?.includes(lang) ?? true)).map((b) => readQuestion(b, lang)),
    })),
  };
}

function readQuestion(b: RawBlock, lang: Lang): Question {
  return {
    id: b.id,
    number: b.number,
    kind: b.kind as Kind,
    points: b.points ?? 1,
    prompt: plain(b.prompt, lang),
    options: (b.options ?? []).map((o) => ({ id: o.id, text: plain(o.text, lang), correct: o.correct ?? false, feedback: plain(o.feedback, lang) })),
    pairs: (b.pairs ?? []).map((p) => ({ id: p.id, left: plain(p.left, lang), right: plain(p.right, lang) })),
    said: b.kind === "truefalse" ? (b.answer === true ? "t" : "f") : (b.accept?.[lang]?.[0] ?? String(b.value ?? "")),
    feedback: { correct: plain(b.feedback?.correct, lang), wrong: plain(b.feedback?.wrong, lang) },
  };
}

/** The player's own words in a language. */
export function readWords(lang: Lang): Record<string, string> {
  const file = JSON.parse(readFileSync(join(root, `engine/scorm/words/${lang}.json`), "utf8")) as { words: Record<string, string> };
  return file.words;
}
