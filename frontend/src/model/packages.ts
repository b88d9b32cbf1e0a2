// What learning platforms would say to a package.

import type { FindingView, PackageView } from "../api-types";

/** How the families of learning platforms call themselves, in every language. */
const familyNames: Record<string, string> = {
  moodle: "Moodle",
  ilias: "ILIAS",
  canvas: "Canvas",
  cornerstone: "Cornerstone",
  successfactors: "SAP SuccessFactors",
  blackboard: "Blackboard",
  openedx: "Open edX",
};

/** Returns the name of a family; one that we do not know is called by its own. */
export function familyName(family: string): string {
  return familyNames[family] ?? family;
}

const weight: Record<string, number> = { error: 0, warning: 1 };

/** The same said of several places. */
export interface Told {
  finding: FindingView;
  places: Pick<FindingView, "file" | "line" | "column">[]; // where there is a file
}

/** Returns the findings, the gravest first, each with all places that the same is said of. */
export function gravestFirst(findings: readonly FindingView[]): Told[] {
  const told = new Map<string, Told>();
  for (const finding of findings.toSorted((a, b) => (weight[a.severity] ?? 2) - (weight[b.severity] ?? 2))) {
    const { file, line, column } = finding;
    const key = JSON.stringify([finding.code, finding.texts["en"]]);
    const same = told.get(key) ?? { finding, places: [] };
    if (file !== "") same.places.push({ file, line, column });
    told.set(key, same);
  }
  return [...told.values()];
}

/**
 * Reports whether a finding matters on a family of platforms. What no platform is named for matters
 * on all: the package itself is at fault then.
 */
export function concerns(finding: FindingView, family: string): boolean {
  return finding.minds.length === 0 || finding.minds.some((mind) => mind.family === family || mind.family === "any");
}

/** How a package stands with a family of platforms. */
export interface Standing {
  family: string;
  errors: number;
  warnings: number;
}

/** Returns how a package stands with each family. Notes do not count: nobody minds them. */
export function standings(view: PackageView): Standing[] {
  const told = gravestFirst(view.findings);
  return view.families.map((family) => {
    const those = told.map(({ finding }) => finding).filter((finding) => concerns(finding, family));
    const count = (severity: string): number => those.filter((finding) => finding.severity === severity).length;
    return { family, errors: count("error"), warnings: count("warning") };
  });
}

/** Returns a browser's name without the finer parts of its version: "Chrome 156.0.1" → "Chrome 156". */
export function browserName(browser: string): string {
  return browser.replace(/(\d+)\.[\d.]+$/, "$1");
}

/** What is to be said of a package as a whole. */
export type Verdict = "fine" | "fair" | "poor";

export function verdict(view: PackageView): Verdict {
  if (view.errors > 0) return "poor";
  return view.warnings > 0 ? "fair" : "fine";
}
