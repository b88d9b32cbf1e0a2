// The checks of soundness.ts find what they are for, and leave in peace what is well made.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launch } from "./browser";
import { axe, cut, faint, moving, nameless, sideways } from "./soundness";

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());

const forced: BrowserContextOptions = { forcedColors: "active" };
const narrow: BrowserContextOptions = { viewport: { width: 320, height: 640 } };

test.each<[string, (page: Page) => Promise<string[]>, BrowserContextOptions, bad: string, good: string]>([
  ["a picture without words", axe, {}, '<main><h1>A</h1><img src="data:,"></main>', '<main><h1>A</h1><img src="data:," alt="B"></main>'],
  ["a button without a name", nameless, {}, "<button><svg aria-hidden=true></svg></button>", '<button aria-label="A"><svg aria-hidden=true></svg></button>'],
  ["a group without a name", nameless, {}, "<div role=group><button>A</button></div>", "<div role=group aria-label=B><button>A</button></div>"],
  ["opened details", nameless, {}, "<fieldset><input aria-label=A></fieldset>", "<details open><summary>A</summary>B</details>"],
  ["a wide word", sideways, narrow, "<p><span style='white-space:nowrap'>" + "wide ".repeat(40), "<p>" + "wide ".repeat(40)],
  ["a wide table", sideways, narrow, "<p style='width:500px'>A", "<div class=table style='overflow:auto'><p style='width:500px'>A</div>"],
  ["a box too low", cut, {}, "<p style='height:1em;overflow:hidden'>A<br>B<br>C", "<p>A<br>B<br>C"],
  ["motion", moving, {}, "<p style='transition:all 1s'>A", "<p style='transition:all 0s'>A"],
  ["smooth scrolling", moving, {}, "<p style='scroll-behavior:smooth'>A", "<p>A"],
  ["a button without an edge", faint, forced, "<button style='border:0'>A", "<button style='border:1px solid'>A"],
  ["a sign in the colour of the ground", faint, forced,
    "<p><svg class=icon style='forced-color-adjust:none;stroke:white'><path d='M0 0h9'/></svg>", "<p><svg class=icon style='stroke:currentColor'><path d='M0 0h9'/></svg>"],
  ["pressed, by its ground alone", faint, forced,
    "<style>button{border:1px solid}[aria-pressed=true]{background:blue}</style><button aria-pressed=true>A</button><button aria-pressed=false>B</button>",
    "<style>button{border:1px solid}[aria-pressed=true]{border-width:3px}</style><button aria-pressed=true>A</button><button aria-pressed=false>B</button>"],
])("%s", async (_, check, options, bad, good) => {
  const page = await (await browser.newContext(options)).newPage();
  const found = async (body: string): Promise<string[]> => {
    await page.setContent(`<!doctype html><html lang="en"><title>T</title><body>${body}</body></html>`);
    return check(page);
  };
  expect(await found(bad)).not.toEqual([]);
  expect(await found(good)).toEqual([]);
  await page.context().close();
});
