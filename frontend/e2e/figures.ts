// Figures that acceptance shows beside a promise. FIGURES names the file they are added to.
import { appendFileSync } from "node:fs";

/** Adds to a figure; those of one name are summed. */
export function count(name: string, value: number): void {
  tell({ name, value });
}

/** Tells a figure of which the greatest is shown. */
export function greatest(name: string, value: number): void {
  tell({ name, value, greatest: true });
}

function tell(line: object): void {
  const file = process.env["FIGURES"];
  if (file !== undefined) appendFileSync(file, JSON.stringify(line) + "\n");
}
