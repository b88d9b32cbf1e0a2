// The page of a simulated LMS: it offers the course the API objects that an LMS would, and tells
// the app around it what the LMS has recorded. It keeps nothing: closing the preview forgets all.
"use strict";
(() => {
  const settings = { autocommit: false, logLevel: 5 };
  const is12 = typeof window.Scorm12API === "function";
  const api = is12 ? new window.Scorm12API(settings) : new window.Scorm2004API(settings);
  window[is12 ? "API" : "API_1484_11"] = api;

  const read = is12
    ? { status: ["cmi.core.lesson_status"], score: "cmi.core.score.raw", get: (key) => api.LMSGetValue(key) }
    : { status: ["cmi.success_status", "cmi.completion_status"], score: "cmi.score.raw", get: (key) => api.GetValue(key) };

  // The first status that says something; success comes before completion in SCORM 2004.
  const report = () => {
    const known = read.status.map(read.get).filter((value) => value !== "" && value !== "unknown");
    window.parent.postMessage({ trivium: "lms", status: known[0] ?? "", score: read.get(read.score) }, "*");
  };
  for (const call of is12 ? ["LMSInitialize", "LMSCommit"] : ["Initialize", "Commit"]) {
    api.on(call, () => setTimeout(report, 0));
  }
})();
