// The data model of SCORM 1.2 (RTE 1.2, section 3.4). "n" stands for an index. Access: r, w, rw.
"use strict";
window.preflightModel12 = (() => {
  const t = window.preflightTypes;
  const score = { raw: ["rw", t.score12], min: ["rw", t.score12], max: ["rw", t.score12] };
  const under = (prefix, list) => Object.fromEntries(Object.entries(list).map(([k, v]) => [`${prefix}.${k}`, v]));
  return {
    object: "API",
    functions: {
      LMSInitialize: "initialize", LMSFinish: "terminate", LMSGetValue: "get", LMSSetValue: "set",
      LMSCommit: "commit", LMSGetLastError: "lastError", LMSGetErrorString: "errorString", LMSGetDiagnostic: "diagnostic",
    },
    errors: {
      "already-open": 101, ended: 101, "not-open": 301, argument: 201, element: 201, "no-children": 202, "no-count": 203,
      "read-only": 403, "write-only": 404, order: 201, value: 405, unset: 0,
    },
    elements: {
      "cmi.core.student_id": ["r"], "cmi.core.student_name": ["r"], "cmi.core.credit": ["r"], "cmi.core.entry": ["r"],
      "cmi.core.total_time": ["r"], "cmi.core.lesson_mode": ["r"],
      "cmi.core.lesson_location": ["rw", t.upTo(255)],
      // "not attempted" is for the LMS: the SCO has been attempted when it can write.
      "cmi.core.lesson_status": ["rw", t.words(["passed", "completed", "failed", "incomplete", "browsed"], "status-word")],
      "cmi.core.exit": ["w", t.words(["time-out", "suspend", "logout", ""])],
      "cmi.core.session_time": ["w", t.timespan12],
      ...under("cmi.core.score", score),
      "cmi.suspend_data": ["rw", t.upTo(4096, "suspend-too-long")],
      "cmi.launch_data": ["r"], "cmi.comments_from_lms": ["r"],
      "cmi.comments": ["rw", t.upTo(4096)],
      "cmi.objectives.n.id": ["rw", t.identifier12],
      "cmi.objectives.n.status": ["rw", t.words(["passed", "completed", "failed", "incomplete", "browsed", "not attempted"], "status-word")],
      ...under("cmi.objectives.n.score", score),
      "cmi.student_data.mastery_score": ["r"], "cmi.student_data.max_time_allowed": ["r"], "cmi.student_data.time_limit_action": ["r"],
      "cmi.student_preference.audio": ["rw", t.is(/^-?\d{1,3}$/)], "cmi.student_preference.language": ["rw", t.upTo(255)],
      "cmi.student_preference.speed": ["rw", t.is(/^-?\d{1,3}$/)], "cmi.student_preference.text": ["rw", t.is(/^(-1|0|1)$/)],
      "cmi.interactions.n.id": ["w", t.identifier12],
      "cmi.interactions.n.objectives.n.id": ["w", t.identifier12],
      "cmi.interactions.n.time": ["w", t.time12],
      "cmi.interactions.n.type": ["w", t.words(["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"])],
      "cmi.interactions.n.correct_responses.n.pattern": ["w", t.feedback12],
      "cmi.interactions.n.weighting": ["w", t.decimal12],
      "cmi.interactions.n.student_response": ["w", t.feedback12],
      "cmi.interactions.n.result": ["w", t.result12],
      "cmi.interactions.n.latency": ["w", t.timespan12],
    },
    first: [],
    defaults: {
      "cmi.core.student_id": "preflight", "cmi.core.student_name": "Preflight, Test", "cmi.core.credit": "credit", "cmi.core.entry": "ab-initio",
      "cmi.core.total_time": "0000:00:00.00", "cmi.core.lesson_mode": "normal", "cmi.core.lesson_status": "not attempted",
      "cmi.core.lesson_location": "", "cmi.core.score.raw": "", "cmi.core.score.min": "", "cmi.core.score.max": "", "cmi.suspend_data": "",
      "cmi.launch_data": "", "cmi.comments": "", "cmi.comments_from_lms": "", "cmi.student_data.mastery_score": "",
      "cmi.student_data.max_time_allowed": "", "cmi.student_data.time_limit_action": "", "cmi.student_preference.audio": "0",
      "cmi.student_preference.language": "", "cmi.student_preference.speed": "0", "cmi.student_preference.text": "0",
    },
  };
})();
