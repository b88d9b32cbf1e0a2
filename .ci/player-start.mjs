// Measures how long a package takes to start on a slow computer: Chromium, its CPU slowed four times,
// and an LMS that has the run-time API of scorm-again above the course.
//
//   node .ci/player-start.mjs PACKAGE_FOLDER [runs=5] [slower=4]
//
// PACKAGE_FOLDER is an unpacked package. Prints {"seconds", "busy_seconds", "script_kb", "style_kb", "document_kb", "parts_kb", "runs"}:
//
//   seconds      from the beginning of the navigation to the document until its first page is painted and
//                its start button works; the median of cold runs, each with a cache of its own. The page of
//                the LMS is there already, as it is when a learner opens a course
//   busy_seconds what the main thread worked until then, slowed as it was: on a machine that has other
//                things to do, this is the figure to compare
//   script_kb    the scripts of the player; kB of 1,000 bytes
//   style_kb     the style sheets
//   document_kb  the document itself
//   parts_kb     pages that were fetched ahead
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

const frontend = join(import.meta.dirname, "../frontend");
const { chromium } = createRequire(join(frontend, "package.json"))("playwright-core");

const [folder, runs = "5", slower = "4"] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node .ci/player-start.mjs PACKAGE_FOLDER [runs=5] [slower=4]");
  process.exit(2);
}
const manifest = readFileSync(join(folder, "imsmanifest.xml"), "utf8");
const launch = /<resource\b[^>]*\bhref="([^"]+)"/.exec(manifest)?.[1] ?? "index.html";
const old = /<schemaversion>1\.2</.test(manifest);

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const runtime = readFileSync(join(frontend, `node_modules/scorm-again/dist/${old ? "scorm12" : "scorm2004"}.min.js`));
const host = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>LMS</title>
<script src="/runtime.js"></script><script>
const api = new ${old ? "Scorm12API" : "Scorm2004API"}({ lmsCommitUrl: location.origin + "/commit", autocommit: false, logLevel: 5 });
api.loadFromJSON(${old ? '{ core: { entry: "ab-initio", lesson_mode: "normal" } }' : '{ entry: "ab-initio", mode: "normal" }'}, "cmi");
window.${old ? "API" : "API_1484_11"} = api;
</script></head><body></body></html>`;

const server = createServer((req, res) => {
  const path = new URL(req.url ?? "/", "http://lms").pathname;
  const send = (type, content) => res.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(content);
  if (path === "/host") return send(types[".html"], host);
  if (path === "/runtime.js") return send(types[".js"], runtime);
  if (path === "/commit") return send("application/json", '{"result":"true","errorCode":0}');
  try {
    return send(types[extname(path)] ?? "application/octet-stream", readFileSync(join(folder, normalize(path.replace(/^\/sco/, "")))));
  } catch {
    return res.writeHead(404).end();
  }
});

/** Watches the course's document from its beginning: says when the first page is painted and ready. */
function watch() {
  if (window === window.top) return;
  const look = () => {
    const button = document.querySelector(".edition:not([hidden]) [data-start]");
    // The player marks the body when it shows a page; until then a press would do nothing.
    const ready = button !== null && document.body.classList.contains("at-start") && button.getClientRects().length > 0;
    if (!ready) requestAnimationFrame(look);
    // A task after the frame's callbacks comes when the frame has been painted.
    else setTimeout(() => { window.startedAfter = performance.now(); }, 0);
  };
  requestAnimationFrame(look);
}

async function measure(browser) {
  const context = await browser.newContext({ locale: "pl-PL" });
  const page = await context.newPage();
  const size = { script: 0, stylesheet: 0, document: 0, parts: 0 };
  const sizes = [];
  page.on("response", (response) => {
    const type = response.request().resourceType();
    const kind = type === "script" && response.url().includes("/pages/") ? "parts" : type;
    if (kind in size && response.url().includes("/sco/")) sizes.push(response.body().then((b) => { size[kind] += b.length; }, () => undefined));
  });
  await page.addInitScript(watch);
  await page.goto(`${origin}/host`);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: Number(slower) });
  const worked = async () => (await devtools.send("Performance.getMetrics")).metrics.find((m) => m.name === "TaskDuration").value;
  const before = await worked();
  await page.evaluate((src) => {
    const frame = document.createElement("iframe");
    frame.style.cssText = "position:fixed;inset:0;width:100%;height:100%;border:0";
    frame.src = src;
    document.body.append(frame);
  }, `/sco/${launch}`);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  const seconds = await (await frame.waitForFunction(() => window.startedAfter, undefined, { timeout: 120_000, polling: 50 })).jsonValue() / 1000;
  const busy = await worked() - before;
  await Promise.all(sizes);
  const seen = { ...size };
  // The button does what it says, or the figure would mean nothing.
  const title = await frame.locator("h1:visible").innerText();
  await frame.locator("[data-start]:visible").click();
  await frame.waitForFunction((before) => [...document.querySelectorAll(".edition:not([hidden]) [data-page=lesson]")]
    .some((s) => !s.hidden && s.querySelector("h1") !== null && s.querySelector("h1").innerText !== before), title, { timeout: 60_000 });
  await context.close();
  return { seconds, busy, ...seen };
}

await new Promise((done) => server.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const seen = [];
  for (let i = 0; i < Number(runs); i += 1) seen.push(await measure(browser));
  const sort = (key) => seen.map((s) => s[key]).sort((a, b) => a - b);
  const median = (list) => Number(list[Math.floor(list.length / 2)].toFixed(3));
  const kb = (kind) => Math.round(Math.max(...seen.map((s) => s[kind])) / 100) / 10;
  console.log(JSON.stringify({
    seconds: median(sort("seconds")), busy_seconds: median(sort("busy")),
    script_kb: kb("script"), style_kb: kb("stylesheet"), document_kb: kb("document"), parts_kb: kb("parts"),
    runs: sort("seconds").map((s) => Number(s.toFixed(3))),
  }));
} finally {
  await browser.close();
  server.close();
}
