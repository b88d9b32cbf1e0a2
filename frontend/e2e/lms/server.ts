// A small LMS for tests: serves packages and pages around them, and keeps what the course commits.
//
// The run-time API in the pages is scorm-again, somebody else's implementation of the standards.
// It commits to this server, and a later launch of the same attempt starts with what was committed.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { crossPage, framesPage, hostPage, openerPage } from "./hosts";
import type { Package } from "./packages";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", svg: "image/svg+xml",
  png: "image/png", jpg: "image/jpeg", xml: "application/xml",
  mp3: "audio/mpeg", mp4: "video/mp4", vtt: "text/vtt", odt: "application/vnd.oasis.opendocument.text",
};

const runtime = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../node_modules/scorm-again/dist/${name}.min.js`, import.meta.url)));

/** What an attempt has come to: the data model as it was last committed. */
export type Committed = Record<string, unknown>;

export class Lms {
  /** By attempt. */
  readonly attempts = new Map<string, Committed>();
  readonly commits = new Map<string, number>();
  /** While true, commits are answered with an error, as on a bad network. */
  broken = false;
  private readonly packages = new Map<string, Package>();
  private readonly servers: Server[] = [];
  private readonly scripts = new Map([["scorm12", runtime("scorm12")], ["scorm2004-3", runtime("scorm2004")], ["scorm2004-4", runtime("scorm2004")]]);
  /** Two origins. */
  origin = "";
  other = "";

  static async start(...packages: Package[]): Promise<Lms> {
    const lms = new Lms();
    for (const p of packages) lms.install(p);
    lms.origin = await lms.listen();
    lms.other = await lms.listen();
    return lms;
  }

  /** Puts a package where it is served; a later version replaces the one before. */
  install(p: Package): void {
    this.packages.set(`${p.format}/${p.name}`, p);
  }

  async stop(): Promise<void> {
    for (const s of this.servers) {
      s.closeAllConnections();
      await new Promise((done) => s.close(done));
    }
  }

  /** The address of a page that plays a package. */
  page(kind: string, p: Package, attempt: string, more = ""): string {
    return `${this.origin}/${kind}?package=${p.format}/${p.name}&attempt=${attempt}${more}`;
  }

  private async listen(): Promise<string> {
    const server = createServer((req, res) => {
      void this.answer(req, res).catch((e: unknown) => {
        res.writeHead(500).end(String(e));
      });
    });
    this.servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", "http://lms");
    const attempt = url.searchParams.get("attempt") ?? "";
    const name = url.searchParams.get("package") ?? "";
    const html = (body: string): void => {
      res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body);
    };
    const query = url.search.slice(1);
    switch (url.pathname.split("/")[1]) {
      case "host":
        return html(hostPage(name, attempt, this.start(name, attempt), url.searchParams));
      case "frames":
        return html(framesPage(query, Number(url.searchParams.get("depth"))));
      case "opener":
        return html(openerPage(name, attempt, this.start(name, attempt), url.searchParams));
      case "cross":
        return html(crossPage(url.searchParams.get("to") ?? ""));
      case "runtime":
        res.writeHead(200, { "content-type": "text/javascript" }).end(this.scripts.get(url.pathname.slice("/runtime/".length)));
        return;
      case "commit":
        return this.commit(attempt, await body(req), res);
      case "kept":
        res.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(this.kept(attempt));
        return;
      case "sco":
        return this.serve(url.pathname.slice("/sco/".length), res);
      default:
        res.writeHead(404).end();
    }
  }

  private commit(attempt: string, data: string, res: ServerResponse): void {
    if (this.broken) {
      res.writeHead(503).end();
      return;
    }
    this.attempts.set(attempt, JSON.parse(data) as Committed);
    this.commits.set(attempt, (this.commits.get(attempt) ?? 0) + 1);
    res.writeHead(200, { "content-type": "application/json" }).end('{"result":"true","errorCode":0}');
  }

  /** The suspend data that was committed last. */
  private kept(attempt: string): string {
    return String((this.attempts.get(attempt)?.["cmi"] as Committed | undefined)?.["suspend_data"] ?? "");
  }

  /** The data model a launch starts with, as the LMS's own part of it demands. */
  private start(name: string, attempt: string): Committed {
    const before = structuredClone((this.attempts.get(attempt)?.["cmi"] ?? {}) as Record<string, unknown>);
    const known = this.attempts.has(attempt);
    if (name.startsWith("scorm12")) {
      const core = { ...(before["core"] as Record<string, unknown> | undefined), entry: known ? "resume" : "ab-initio", exit: "", session_time: "" };
      return { core, suspend_data: before["suspend_data"] ?? "" };
    }
    const keep = ["suspend_data", "location", "completion_status", "success_status", "score", "progress_measure"];
    const cmi: Committed = Object.fromEntries(keep.filter((k) => before[k] !== undefined && before[k] !== "").map((k) => [k, before[k]]));
    cmi["entry"] = known ? "resume" : "ab-initio";
    return cmi;
  }

  private serve(path: string, res: ServerResponse): void {
    const [format, lang, ...rest] = path.split("/");
    const content = this.packages.get(`${format}/${lang}`)?.files.get(rest.join("/"));
    if (content === undefined) {
      res.writeHead(404).end();
      return;
    }
    res.writeHead(200, { "content-type": types[path.split(".").pop() ?? ""] ?? "application/octet-stream" }).end(content);
  }
}

async function body(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
