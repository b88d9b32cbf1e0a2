// Writes a large programme for measuring: copies of a module with new ids, and pictures of their own.
//
//   node .ci/large-course.mjs FOLDER [modules=100] [pictures=500] [kilobytes=60]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, modules = "100", pictures = "500", kilobytes = "60"] = process.argv.slice(2);
const source = join(import.meta.dirname, "../corpora/homelessness-crisis/module.json");
const text = readFileSync(source, "utf8");
const ids = [...new Set(text.match(/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/g))];
const per = Number(pictures) / Number(modules);

/** A ULID that is different for each module and place. */
const ulid = (module, n) => `01LARGE${String(module).padStart(6, "0")}${String(n).padStart(13, "0")}`.replace("L", "K");

/** Noise that does not compress, as a PNG with one IDAT chunk would hold; Chromium never shows it. */
function picture(seed, size) {
  const bytes = new Uint8Array(size);
  let x = seed * 2654435761 >>> 0;
  for (let i = 0; i < size; i += 1) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    bytes[i] = x >>> 24;
  }
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
}

for (let m = 0; m < Number(modules); m += 1) {
  let copy = text;
  ids.forEach((id, n) => { copy = copy.replaceAll(id, ulid(m, n)); });
  const module = JSON.parse(copy);
  mkdirSync(join(folder, `m${m}`, "media"), { recursive: true });
  for (const lesson of module.lessons) {
    lesson.blocks = lesson.blocks.filter((block) => block.kind !== "image");
  }
  for (let p = 0; p < per; p += 1) {
    const file = `media/p${p}.png`;
    writeFileSync(join(folder, `m${m}`, file), picture(m * 1000 + p, Number(kilobytes) * 1000));
    module.lessons[p % module.lessons.length].blocks.push({ id: ulid(m, 5000 + p), kind: "image", file, decorative: true });
  }
  writeFileSync(join(folder, `m${m}`, "module.json"), JSON.stringify(module, null, 2) + "\n");
}
writeFileSync(join(folder, "programme.json"), JSON.stringify({
  format: "trivium-programme", version: 2, id: ulid(999999, 0), languages: ["pl", "de", "lt"],
  title: { origin: "pl", pl: "Duży program", de: "Großes Programm", lt: "Didelė programa" },
  modules: Array.from({ length: Number(modules) }, (_, m) => `m${m}/module.json`),
}, null, 2) + "\n");
