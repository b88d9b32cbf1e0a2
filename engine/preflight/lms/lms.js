// A strict LMS: it takes what the standard allows, refuses the rest, and writes every call down.
// What it knows of the attempt comes in window.preflightConfig; what it learned goes out by ask().
"use strict";
(() => {
  const config = window.preflightConfig;
  const model = config.old ? window.preflightModel12 : window.preflightModel2004;
  const data = { ...model.defaults, ...config.data };
  const calls = [];
  const mostCalls = 5000;
  let phase = "new"; // new, open, ended
  let last = "0";
  let saved = { ...config.data };
  let dirty = false;

  const generic = (name) => name.replace(/\.\d+(?=\.|$)/g, ".n");
  const lists = [...new Set(Object.keys(model.elements).filter((k) => k.includes(".n.")).map((k) => k.slice(0, k.lastIndexOf(".n."))))];
  const count = (list) => {
    let n = 0;
    while (Object.keys(data).some((k) => k.startsWith(`${list}.${n}.`))) n++;
    return n;
  };

  // The kind of mistake of a call, or "".
  const checkState = (what) => {
    if (what === "initialize") return phase === "open" ? "already-open" : phase === "ended" ? "ended" : "";
    if (phase === "new") return "not-open";
    return phase === "ended" ? "ended" : "";
  };

  const keyword = (name) => {
    const at = name.lastIndexOf(".");
    const parent = name.slice(0, at);
    if (name.endsWith("._count")) return lists.includes(generic(parent)) ? String(count(parent)) : undefined;
    if (!name.endsWith("._children")) return undefined;
    const prefix = `${generic(parent)}.`;
    const found = Object.keys(model.elements).map((k) => (k.startsWith(`${prefix}n.`) ? k.slice(prefix.length + 2) : k.startsWith(prefix) ? k.slice(prefix.length) : ""));
    const names = [...new Set(found.filter((k) => k !== "").map((k) => k.split(".")[0]))];
    return names.length > 0 ? names.join(",") : undefined;
  };

  const get = (name) => {
    if (/\._(count|children)$/.test(name)) {
      const value = keyword(name);
      return value === undefined ? ["", name.endsWith("_count") ? "no-count" : "no-children"] : [value, ""];
    }
    const known = model.elements[generic(name)];
    if (known === undefined) return ["", name.startsWith("adl.nav.request_valid.") ? "" : "element"];
    if (known[0] === "w") return ["", "write-only"];
    if (!(name in data)) return ["", "unset"];
    return [data[name], ""];
  };

  // Indexes must follow one another.
  const checkIndexes = (name) => {
    for (const m of name.matchAll(/\.(\d+)\./g)) {
      if (Number(m[1]) > count(name.slice(0, m.index))) return "order";
    }
    const entry = /^(.*?\.\d+)\.(.+)$/.exec(name);
    const needed = entry && `${entry[1]}.id`;
    if (needed && needed !== name && model.first.includes(generic(needed)) && !(needed in data)) return "dependency";
    return "";
  };

  const set = (name, value) => {
    if (/\._(count|children|version)$/.test(name)) return "read-only";
    const known = model.elements[generic(name)];
    if (known === undefined) return name.startsWith("adl.nav.") ? "" : "element";
    if (known[0] === "r") return "read-only";
    const wrong = checkIndexes(name) || known[1](value, data[`${name.replace(/^(cmi\.interactions\.\d+)\..*$/, "$1")}.type`]);
    if (wrong !== "") return wrong;
    data[name] = value;
    dirty = true;
    return "";
  };

  const run = {
    initialize: () => { phase = "open"; return ""; },
    terminate: () => { phase = "ended"; saved = { ...data }; dirty = false; return ""; },
    commit: () => { saved = { ...data }; dirty = false; return ""; },
    set: (name, value) => set(name, value),
  };

  const wrongArguments = (what, args) => {
    const wanted = what === "get" ? 1 : what === "set" ? 2 : 1;
    if (args.length !== wanted || (args.some((a) => typeof a !== "string") && !(what === "set" && typeof args[0] === "string" && ["number", "boolean"].includes(typeof args[1])))) return true;
    return ["initialize", "terminate", "commit"].includes(what) && args[0] !== "";
  };

  // A call: state first, then arguments, then the data model.
  const call = (fn, what, args) => {
    let kind = checkState(what);
    let result = what === "get" ? "" : "false";
    const loose = wrongArguments(what, args);
    if (kind === "") {
      if (what === "get") [result, kind] = get(String(args[0]));
      else if ((kind = run[what](...args.map(String))) === "") result = "true";
      if (kind === "" && loose) kind = "argument-loose";
    }
    const code = kind === "argument-loose" ? 0 : model.errors[kind] ?? model.errors.value;
    last = kind === "" ? "0" : String(code);
    if (calls.length < mostCalls) {
      calls.push({ fn, what, args: args.map((a) => String(a).slice(0, 300)), length: args.length > 1 ? String(args[1]).length : 0, result: result.slice(0, 300), kind, error: last, at: Math.round(performance.now()) });
    }
    return result;
  };

  const api = {};
  for (const [fn, what] of Object.entries(model.functions)) {
    if (what === "lastError") api[fn] = () => last;
    else if (what === "errorString") api[fn] = (code) => (String(code) === "0" ? "No error" : `Error ${code}`);
    else if (what === "diagnostic") api[fn] = () => "";
    else api[fn] = (...args) => call(fn, what, args);
  }
  window[model.object] = api;

  // The window of the course, at the bottom of the frames.
  const course = () => {
    let w = window;
    for (let i = 0; i < config.depth + 1; i++) w = w.frames[0];
    return w;
  };
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const state = () => ({ phase, calls, data, saved, dirty });
  const quiet = async (ms, most) => {
    for (let waited = 0, seen = -1; waited < most && seen !== calls.length; waited += ms) {
      seen = calls.length;
      await pause(ms);
    }
  };

  const commands = {
    phase: () => phase,
    state,
    quiet: () => quiet(250, 2500),
    page: async () => { const did = await window.preflightLearner.page(course()); await quiet(200, 1500); return did; },
    finish: async () => { const did = await window.preflightLearner.finish(course()); await quiet(300, 2500); return did; },
    leave: async () => {
      const w = course();
      w.location.replace("/blank.html");
      for (let i = 0; i < 60; i++) {
        await pause(50);
        try { if (course().location.pathname === "/blank.html" && course().document.readyState === "complete") break; } catch { /* on its way */ }
      }
      await pause(250);
      return state();
    },
  };
  window.ask = async (command) => {
    try { return { value: await commands[command]() }; } catch (e) { return { error: String(e) }; }
  };
  window.addEventListener("message", async (e) => {
    if (e.source !== window.parent || e.source === window || !e.data || e.data.preflight === undefined) return;
    e.source.postMessage({ preflight: e.data.preflight, answer: await window.ask(e.data.command) }, "*");
  });
})();
