// Courses that are not in order, made from the sample.
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeEverything } from "./everything";

const sample = fileURLToPath(new URL("../../../corpora/homelessness-crisis", import.meta.url));

interface Cells {
  origin: string;
  [language: string]: string;
}

/** As much of a module's file as the tests change. */
interface Module {
  title: Cells;
  lessons: { title: Cells; blocks: { kind: string; file?: string; text?: Cells; options?: { text: Cells }[] }[] }[];
}

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "trivium-app-in-a-folder-with-a-rather-long-name-"));
  readonly file = join(this.path, "module.json");

  constructor() {
    cpSync(sample, this.path, { recursive: true });
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }

  change(how: (module: Module) => void): this {
    const module = JSON.parse(readFileSync(this.file, "utf8")) as Module;
    how(module);
    writeFileSync(this.file, JSON.stringify(module, null, 2));
    return this;
  }

  /** Takes the German out of the second lesson's first paragraph: one error, two clicks away. */
  withGap(): this {
    return this.change((module) => {
      delete module.lessons[1]?.blocks.find(({ kind }) => kind === "paragraph")?.text?.["de"];
    });
  }

  /** Puts into texts what must never become markup or script. */
  hostile(): this {
    return this.change((module) => {
      for (const text of [module.title, module.lessons[0]?.title, module.lessons[0]?.blocks[0]?.text]) {
        if (!text) continue;
        text["pl"] = hostileText;
        text["de"] = hostileText;
      }
      for (const { options } of module.lessons[0]?.blocks ?? []) {
        if (options?.[0]) options[0].text["pl"] = hostileText;
      }
    });
  }

  /** Gives it pictures so large that a package takes seconds to make. */
  heavy(): this {
    const signature = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108020000009077533de", "hex");
    return this.change((module) => {
      let number = 0;
      for (const block of module.lessons.flatMap(({ blocks }) => blocks)) {
        if (block.kind !== "image") continue;
        number++;
        block.file = `media/heavy-${number.toString()}.png`;
        writeFileSync(join(this.path, block.file), Buffer.concat([signature, randomBytes(15_000_000)]));
      }
    });
  }

  /** Makes a programme of the module and a copy of it. Returns the programme's file. */
  programme(): string {
    const module = readFileSync(this.file, "utf8");
    const copy = module.replace(/"(01[0-9A-Z]{23})([0-9A-Z])"/g, (_, head: string, last: string) => `"${head}${last === "0" ? "1" : "0"}"`);
    writeFileSync(join(this.path, "second.json"), copy.replaceAll("Menschen in einer Wohnungsnotlage unterstützen", "Zweites Modul"));
    const programme = {
      format: "trivium-programme",
      version: 1,
      id: "01M4ZZNQS3JG612V3QN7DXBMS9",
      languages: ["pl", "de", "lt"],
      title: { origin: "de", pl: "Program", de: "Unterstützungsbedarfsfeststellungsverfahren in der Wohnungsnotfallhilfe", lt: "Programa" },
      modules: ["module.json", "second.json"],
    };
    const file = join(this.path, "programme.json");
    writeFileSync(file, JSON.stringify(programme));
    return file;
  }

  /** Makes it a programme with every kind of block. Returns the programme's file. */
  everything(declaredSessions = 3): string {
    return writeEverything(this.path, declaredSessions);
  }

  /** Cuts the file off, as a failed copy does. */
  broken(): this {
    writeFileSync(this.file, readFileSync(this.file, "utf8").slice(0, 2000));
    return this;
  }
}

export const hostileText =
  '<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 2"> </script> ]]> {{hacked}} &lt;b&gt; <b>';
