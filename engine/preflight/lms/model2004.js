// The data model of SCORM 2004 (RTE 3rd edition, section 4.2; adl.data is of the 4th).
"use strict";
window.preflightModel2004 = (() => {
  const t = window.preflightTypes;
  const completion = t.words(["completed", "incomplete", "not attempted", "unknown"], "status-word");
  const success = t.words(["passed", "failed", "unknown"], "status-word");
  const score = (p) => ({ [`${p}.scaled`]: ["rw", t.scaled], [`${p}.raw`]: ["rw", t.real], [`${p}.min`]: ["rw", t.real], [`${p}.max`]: ["rw", t.real] });
  return {
    object: "API_1484_11",
    functions: {
      Initialize: "initialize", Terminate: "terminate", GetValue: "get", SetValue: "set",
      Commit: "commit", GetLastError: "lastError", GetErrorString: "errorString", GetDiagnostic: "diagnostic",
    },
    errors: {
      "already-open": 103, ended: 104, "not-open": 122, argument: 201, element: 401, "no-children": 301, "no-count": 301,
      "read-only": 404, "write-only": 405, order: 351, dependency: 408, value: 406, "score-range": 407, unset: 403,
    },
    elements: {
      "cmi._version": ["r"], "cmi.completion_threshold": ["r"], "cmi.credit": ["r"], "cmi.entry": ["r"], "cmi.launch_data": ["r"],
      "cmi.learner_id": ["r"], "cmi.learner_name": ["r"], "cmi.max_time_allowed": ["r"], "cmi.mode": ["r"],
      "cmi.scaled_passing_score": ["r"], "cmi.time_limit_action": ["r"], "cmi.total_time": ["r"],
      "cmi.comments_from_lms.n.comment": ["r"], "cmi.comments_from_lms.n.location": ["r"], "cmi.comments_from_lms.n.timestamp": ["r"],
      "cmi.comments_from_learner.n.comment": ["rw", t.localized(4000)], "cmi.comments_from_learner.n.location": ["rw", t.upTo(250)],
      "cmi.comments_from_learner.n.timestamp": ["rw", t.moment],
      "cmi.completion_status": ["rw", completion], "cmi.success_status": ["rw", success],
      "cmi.exit": ["w", t.words(["time-out", "suspend", "logout", "normal", ""])],
      "cmi.session_time": ["w", t.interval],
      "cmi.location": ["rw", t.upTo(1000)], "cmi.suspend_data": ["rw", t.upTo(64000, "suspend-too-long")],
      "cmi.progress_measure": ["rw", t.measure],
      ...score("cmi.score"), ...score("cmi.objectives.n.score"),
      "cmi.learner_preference.audio_level": ["rw", t.real], "cmi.learner_preference.language": ["rw", t.language],
      "cmi.learner_preference.delivery_speed": ["rw", t.real], "cmi.learner_preference.audio_captioning": ["rw", t.words(["-1", "0", "1"])],
      "cmi.objectives.n.id": ["rw", t.identifier2004], "cmi.objectives.n.success_status": ["rw", success],
      "cmi.objectives.n.completion_status": ["rw", completion], "cmi.objectives.n.progress_measure": ["rw", t.measure],
      "cmi.objectives.n.description": ["rw", t.localized(250)],
      "cmi.interactions.n.id": ["rw", t.identifier2004], "cmi.interactions.n.objectives.n.id": ["rw", t.identifier2004],
      "cmi.interactions.n.timestamp": ["rw", t.moment],
      "cmi.interactions.n.type": ["rw", t.words(["true-false", "choice", "fill-in", "long-fill-in", "likert", "matching", "performance", "sequencing", "numeric", "other"])],
      "cmi.interactions.n.correct_responses.n.pattern": ["rw", t.any],
      "cmi.interactions.n.weighting": ["rw", t.real], "cmi.interactions.n.learner_response": ["rw", t.response2004],
      "cmi.interactions.n.result": ["rw", t.result2004], "cmi.interactions.n.latency": ["rw", t.interval],
      "cmi.interactions.n.description": ["rw", t.localized(250)],
      "adl.nav.request": ["rw", t.any], "adl.nav.request_valid.continue": ["r"], "adl.nav.request_valid.previous": ["r"],
      "adl.data.n.id": ["r"], "adl.data.n.store": ["rw", t.any],
    },
    // What must be set before the rest of an entry (error 408).
    first: ["cmi.objectives.n.id", "cmi.interactions.n.id"],
    defaults: {
      "cmi._version": "1.0", "cmi.credit": "credit", "cmi.entry": "ab-initio", "cmi.learner_id": "preflight", "cmi.learner_name": "Preflight, Test",
      "cmi.mode": "normal", "cmi.total_time": "PT0H0M0S", "cmi.completion_status": "unknown", "cmi.success_status": "unknown",
      "cmi.learner_preference.audio_level": "1", "cmi.learner_preference.language": "", "cmi.learner_preference.delivery_speed": "1",
      "cmi.learner_preference.audio_captioning": "0", "cmi.time_limit_action": "continue,no message",
      "adl.nav.request": "_none_", "adl.nav.request_valid.continue": "unknown", "adl.nav.request_valid.previous": "unknown",
    },
  };
})();
