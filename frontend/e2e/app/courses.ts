// Courses that are not in order, made from the sample.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const sample = fileURLToPath(new URL("../../../corpora/homelessness-crisis", import.meta.url));

interface Cells {
  origin: string;
  [language: string]: string;
}

/** As much of a module's file as the tests change. */
interface Module {
  title: Cells;
  lessons: { title: Cells; blocks: { kind: string; text?: Cells; options?: { text: Cells }[] }[] }[];
}

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "trivium-app-"));
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

  /** Cuts the file off, as a failed copy does. */
  broken(): this {
    writeFileSync(this.file, readFileSync(this.file, "utf8").slice(0, 2000));
    return this;
  }
}

export const hostileText =
  '<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 2"> </script> ]]> {{hacked}} &lt;b&gt; <b>';
