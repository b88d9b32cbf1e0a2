// The sample with every kind of block and question, in all four languages: what it has in Polish
// stands for Lithuanian too, its German for English. The words of the player are each language's own.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { answersOf, type Answers } from "./matrix";
import { exportCourse, root, type Package } from "./packages";

export const tongues = ["pl", "de", "lt", "en"] as const;
export type Tongue = (typeof tongues)[number];

/** The packages of two languages: each language is in one. */
export const pairs = ["pl,de", "lt,en"] as const;

const source = join(root, "corpora/violence-support/module.json");

/** Exports it by itself in each language, served as "pl", and two together, as "pl,de"; tells the right answers. */
export function makeTongues(): { packages: Package[]; answers: Answers } {
  const dir = mkdtempSync(join(tmpdir(), "tongues-"));
  try {
    cpSync(dirname(source), dir, { recursive: true });
    const course = spread(JSON.parse(readFileSync(source, "utf8"))) as { languages: readonly string[] };
    course.languages = tongues;
    const file = join(dir, "tongues.json");
    writeFileSync(file, JSON.stringify(course));
    const make = (langs: string): Package => exportCourse(file, "scorm12", "pl", ["--lang", langs], langs);
    return { packages: [...tongues, ...pairs].map(make), answers: answersOf(course) };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** A copy in which whatever is said in Polish and German is said in the other two as well. */
function spread(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(spread);
  if (typeof node !== "object" || node === null) return node;
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, spread(value)]));
  if (copy["pl"] !== undefined) copy["lt"] ??= copy["pl"];
  if (copy["de"] !== undefined) copy["en"] ??= copy["de"];
  return copy;
}
