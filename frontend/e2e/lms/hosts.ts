// The pages of the test LMS: an API above the course, in the ways that real LMSs put it there.

/** A call of the course to the API, with the error code that stood after it. */
export interface Call {
  readonly name: string;
  readonly args: readonly string[];
  readonly answer: string;
  readonly error: string;
}

/** The script that puts a recording API into its window, as `API` or `API_1484_11`. */
function apiScript(name: string, attempt: string, start: unknown, settings: URLSearchParams): string {
  const old = name.startsWith("scorm12");
  const mode = settings.get("mode") ?? "normal";
  return `
<script src="/runtime/${name.split("/")[0] ?? ""}"></script>
<script>
  const old = ${old};
  const real = new (old ? Scorm12API : Scorm2004API)({ lmsCommitUrl: location.origin + "/commit?attempt=${attempt}", autocommit: false, logLevel: 5 });
  const start = ${JSON.stringify(start)};
  if (old) start.core.lesson_mode = ${JSON.stringify(mode)};
  else start.mode = ${JSON.stringify(mode)};
  const language = ${JSON.stringify(settings.get("language") ?? "")};
  if (language !== "") {
    if (old) start.student_preference = { language };
    else start.learner_preference = { language };
  }
  const learner = ${JSON.stringify(settings.get("learner") ?? "")};
  if (learner !== "") {
    if (old) start.core.student_name = learner;
    else start.learner_name = learner;
  }
  real.loadFromJSON(start, "cmi");
  window.calls = [];
  const names = old
    ? ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit"]
    : ["Initialize", "Terminate", "GetValue", "SetValue", "Commit"];
  const last = old ? "LMSGetLastError" : "GetLastError";
  const api = {};
  for (const name of names) {
    api[name] = (...args) => {
      const answer = real[name](...args);
      window.calls.push({ name, args: args.map(String), answer: String(answer), error: String(real[last]()) });
      return answer;
    };
  }
  api[last] = () => real[last]();
  if (${settings.get("refuse") === "1"}) api[names[0]] = () => "false";
  if (${settings.get("sloppy") === "1"}) for (const name of [names[0], names[3], names[4]]) { const f = api[name]; api[name] = (...a) => f(...a) === "true"; }
  window[old ? "API" : "API_1484_11"] = api;
</script>`;
}

const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>LMS</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}</style></head><body>`;

/** The API right above the course, or above more frames (depth). */
export function hostPage(name: string, attempt: string, start: unknown, settings: URLSearchParams): string {
  const depth = Number(settings.get("depth") ?? "0");
  const course = `/sco/${name}/${settings.get("file") ?? "index.html"}`;
  const via = settings.get("via");
  const inner = via === null ? course : `${via}/cross?to=${encodeURIComponent(`http://${settings.get("self") ?? ""}${course}`)}`;
  const src = depth > 0 ? `/frames?package=${name}&depth=${depth - 1}` : inner;
  return `${head}${apiScript(name, attempt, start, settings)}<iframe title="course" id="course" src="${src}"></iframe></body></html>`;
}

/** A frame in between. */
export function framesPage(query: string, depth: number): string {
  const name = new URLSearchParams(query).get("package") ?? "";
  const src = depth > 0 ? `/frames?package=${name}&depth=${depth - 1}` : `/sco/${name}/index.html`;
  return `${head}<iframe title="frame" src="${src}"></iframe></body></html>`;
}

/** A page that opens the course in a window of its own. */
export function openerPage(name: string, attempt: string, start: unknown, settings: URLSearchParams): string {
  return `${head}${apiScript(name, attempt, start, settings)}
<button onclick="window.open('/sco/${name}/index.html','course')">Open</button></body></html>`;
}

/** A page of another origin around something. */
export function crossPage(to: string): string {
  return `${head}<iframe title="other" src="${to.replace(/"/g, "&quot;")}"></iframe></body></html>`;
}
