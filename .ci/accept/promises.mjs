// Runs promises one after another, keeps what was seen, and writes it down in the end.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** A folder for everything that is made on the way. It is removed at the end. */
export const scratch = mkdtempSync(join(tmpdir(), "trivium-accept-"));

const rows = [];
const began = Date.now();

/** Runs one promise of an issue; check returns what was seen, or throws. A failure is written down, and the next promise runs. */
export async function promise(issue, text, check) {
  console.log(`» ${text}`);
  const start = Date.now();
  let seen;
  let holds = true;
  try {
    seen = await check();
  } catch (error) {
    holds = false;
    seen = String(error.message ?? error).split("\n").slice(0, 3).join(" ");
  }
  const seconds = (Date.now() - start) / 1000;
  console.log(`  ${holds ? "holds" : "DOES NOT HOLD"} (${seconds.toFixed(0)} s): ${seen}`);
  rows.push({ issue, text, holds, seen, seconds });
}

/** Prints the totals, writes docs/acceptance.md if asked to, and returns the exit code. */
export function finish(write) {
  const held = rows.filter((r) => r.holds).length;
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  if (write) writeFileSync(join(root, "docs/acceptance.md"), document(held, minutes));
  rmSync(scratch, { recursive: true, force: true });
  console.log(`${held} passed, ${rows.length - held} failed, ${minutes} minutes`);
  return held === rows.length ? 0 : 1;
}

function document(held, minutes) {
  const cell = (text) => text.replaceAll("|", "\\|");
  const table = rows.map((r) => `| ${r.issue} | ${cell(r.text)} | ${r.holds ? "yes" : "**no**"} | ${cell(r.seen)} | ${r.seconds.toFixed(0)} s |`);
  const each = [...new Set(rows.map((r) => r.issue))].map((issue) => {
    const own = rows.filter((r) => r.issue === issue);
    return `${own.filter((r) => r.holds).length} of ${own.length} of issue ${issue}`;
  });
  return `# Acceptance

Written by \`make accept\`, which runs every promise and takes about half an hour. Seen on ${cpus().length} cores
(${cpus()[0].model.replace(/\s+/g, " ")}); times are of that machine.

| issue | promise | holds | seen | took |
|---|---|---|---|---|
${table.join("\n")}
| all | ${rows.length} promises | ${held === rows.length ? "yes" : "**no**"} | ${held} hold: ${each.join(", ")} | ${minutes} min |
`;
}
