// Everyone can use every kind of page in every language: axe, the accessibility tree, 320 px, 200 %
// zoom, forced colours, reduced motion, and the whole course by keyboard alone.
//
// ACCESS=all checks each language in each of these ways; without it each way has one language, and axe
// one way.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { count } from "../figures";
import { launch } from "./browser";
import { pageByKeyboard } from "./keys";
import type { Answers } from "./matrix";
import { arrive, read, readEnd } from "./onpage";
import { Lms } from "./server";
import { axe, cut, faint, moving, nameless, sideways } from "./soundness";
import { everyState, twoLanguages } from "./states";
import { makeTongues, pairs, tongues, type Tongue } from "./tongues";

let browser: Browser;
let lms: Lms;
let answers: Answers;

beforeAll(async () => {
  browser = await launch();
  const made = makeTongues();
  answers = made.answers;
  lms = await Lms.start(...made.packages);
});

afterAll(async () => {
  await browser.close();
  await lms.stop();
});

/** A way to look at a course, and what must hold when it is looked at so. */
interface Way {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly checks: readonly ((page: Page) => Promise<string[]>)[];
}

const ways: readonly Way[] = [
  { name: "axe and the accessibility tree", options: {}, checks: [axe, nameless, sideways] },
  { name: "320 px", options: { viewport: { width: 320, height: 640 } }, checks: [axe, nameless, sideways, cut] },
  { name: "200 % zoom", options: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, checks: [sideways, cut] },
  { name: "forced colours, light", options: { forcedColors: "active", colorScheme: "light" }, checks: [axe, faint] },
  { name: "forced colours, dark", options: { forcedColors: "active", colorScheme: "dark" }, checks: [faint] },
  { name: "reduced motion", options: { reducedMotion: "reduce" }, checks: [moving] },
];

const all = process.env["ACCESS"] === "all";
const rows = ways.flatMap((way, i) => tongues.filter((_, j) => all || (i + 3) % tongues.length === j).map((lang) => [way.name, lang, way] as const));
const checksOf = (way: Way): Way["checks"] => way.checks.filter((check) => all || check !== axe || way === ways[0]);

async function open(lang: Tongue, options: BrowserContextOptions, name: string = lang): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${lms.origin}/sco/scorm12/${name}/index.html?lang=${lang}`);
  expect((await arrive(page)).lang).toBe(lang);
  return page;
}

describe.concurrent("every kind of page", () => {
  test.each(rows)("%s, in %s", { timeout: 900_000 }, async (_, lang, way) => {
    const page = await open(lang, way.options);
    const wrong: string[] = [];
    const look = (at: Page) => async (state: string) => {
      for (const check of checksOf(way)) wrong.push(...(await check(at)).map((found) => `${state}: ${check.name}: ${found}`));
      count("states looked at", 1);
    };
    await everyState(page, answers, look(page));
    const both = await open(lang, way.options, pairs.find((p) => p.includes(lang)));
    await twoLanguages(both, look(both));
    expect([...new Set(wrong)]).toEqual([]);
    await page.context().close();
    await both.context().close();
  });

  test.each(all ? tongues : ["lt"] as const)("the keyboard alone, in %s", { timeout: 900_000 }, async (lang) => {
    const page = await open(lang, { viewport: { width: 1280, height: 800 } });
    const terms = new Set<string>();
    let now = await read(page);
    while (now.page !== "end") {
      const { stops, problems } = await pageByKeyboard(page, answers, terms);
      expect([now.page, problems]).toEqual([now.page, []]);
      count("stops of the keyboard", stops);
      const next = await arrive(page, now.page);
      expect(next.number).toBe(now.number + 1);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
      now = next;
    }
    expect(await readEnd(page)).toEqual({ outcomes: ["passed"], todo: [], certificate: true });
    expect(terms.size).toBeGreaterThan(0);
    await page.context().close();
  });
});
