// The data types of both editions: each takes a value and returns "" or the kind of mistake.
// Sources: SCORM 1.2 RTE, table 3.4.3; SCORM 2004 3rd edition RTE, section 4.1.1.
"use strict";
window.preflightTypes = (() => {
  const is = (form, kind = "value") => (v) => (form.test(v) ? "" : kind);
  const words = (list, kind = "value") => (v) => (list.includes(v) ? "" : kind);
  const upTo = (n, kind = "value") => (v) => (v.length <= n ? "" : kind);
  const number = /^-?(\d+(\.\d*)?|\.\d+)$/;
  const real = (min, max, kind) => (v) => {
    if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(v)) return "value";
    return Number(v) < min || Number(v) > max ? kind : "";
  };

  // Interactions' answers (1.2: CMIFeedback; 2004: the formats of 4.2.9.1), by type.
  const feedback12 = {
    "true-false": /^[01tf]/i,
    choice: /^\{?[a-z0-9](,[a-z0-9])*\}?$/i,
    matching: /^\{?[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*\}?$/i,
    sequencing: /^[a-z0-9](,[a-z0-9])*$/i,
    numeric: number,
    likert: /^[a-z0-9]?$/i,
  };
  // The alternative answers of a matching question may be left out.
  const id = "[^\\s[\\]{}]{1,250}";
  const response2004 = {
    "true-false": /^(true|false)$/,
    choice: new RegExp(`^(${id}(\\[,\\]${id})*)?$`),
    sequencing: new RegExp(`^${id}(\\[,\\]${id})*$`),
    matching: new RegExp(`^(${id}\\[\\.\\]${id}(\\[,\\]${id}\\[\\.\\]${id})*)?$`),
    numeric: /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/,
    likert: new RegExp(`^${id}$`),
  };

  return {
    is, words, upTo,
    any: () => "",
    decimal12: (v) => (v === "" || number.test(v) ? "" : "value"),
    score12: (v) => (v === "" ? "" : !number.test(v) ? "value" : Number(v) < 0 || Number(v) > 100 ? "score-range" : ""),
    timespan12: is(/^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/),
    time12: is(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
    identifier12: is(/^[\x21-\x7e]{1,255}$/, "identifier"),
    result12: (v) => (["correct", "wrong", "unanticipated", "neutral"].includes(v) || number.test(v) ? "" : "result-word"),
    feedback12: (v, type) => (v.length > 255 || (feedback12[type] && !feedback12[type].test(v)) ? "response" : ""),

    real: real(-Infinity, Infinity, "value"),
    scaled: real(-1, 1, "score-range"),
    measure: real(0, 1, "score-range"),
    identifier2004: is(/^[^\s"<>\\^`{|}[\]\u0080-\uffff]{1,4000}$/, "identifier"),
    interval: (v) => (/^P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/.test(v) && !/[PT]$/.test(v) ? "" : "value"),
    moment: is(/^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?)?)?)?)?)?$/),
    language: is(/^([a-z]{1,8}(-[a-z0-9]{1,8})*)?$/i),
    localized: (n) => (v) => {
      const text = v.replace(/^\{lang=[^}]*\}/, "");
      return text.length <= n && !(v.startsWith("{lang=") && text === v) ? "" : "value";
    },
    result2004: (v) => (["correct", "incorrect", "unanticipated", "neutral"].includes(v) ? "" : real(-Infinity, Infinity, "value")(v) === "" ? "" : "result-word"),
    response2004: (v, type) => (response2004[type] && !response2004[type].test(v) ? "response" : ""),
  };
})();
