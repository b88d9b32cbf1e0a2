// A learner who turns pages. Our own player's buttons are known; of others only what is called
// "next". Nothing is answered that is not marked as right in the page.
"use strict";
window.preflightLearner = (() => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const next = /^\W*(next|continue|forward|start|begin|weiter|fortfahren|starten|beginnen|los|dalej|następn\w*|kontynuuj|rozpocznij|toliau|kitas|pradėti|tęsti)\b/i;
  const shown = (e) => e.getClientRects().length > 0 && !e.disabled;

  // The document and those of its frames that can be looked into.
  const documents = (w) => {
    const found = [];
    const look = (win, depth) => {
      try {
        if (!win.document || depth > 4) return;
        found.push(win.document);
        for (let i = 0; i < win.frames.length; i++) look(win.frames[i], depth + 1);
      } catch { /* of another origin */ }
    };
    look(w, 0);
    return found;
  };

  const isOurs = (doc) => doc.body && doc.body.dataset.format !== undefined && doc.querySelector("[data-turn=next]") !== null;

  // The edition that is shown: a package of several languages has one for each.
  const edition = (doc) => doc.querySelector(".edition:not([hidden])") || doc.body;

  const outline = (doc) => JSON.parse(edition(doc).querySelector("script[data-outline]")?.textContent || '{"modules":[]}');

  // What the export wrote of a question: its type, and what is right.
  const factsOf = (facts, form) => {
    const module = facts.modules.find((m) => m.key === form.closest("[data-module]")?.dataset.module);
    return module?.lessons.flatMap((l) => l.questions || []).find((q) => String(q.number) === form.dataset.number) || {};
  };

  // How each type of question is answered rightly.
  const changed = (e, name) => e.dispatchEvent(new Event(name, { bubbles: true }));
  const write = (form, text) => {
    const input = form.querySelector("input");
    if (input) { input.value = text; changed(input, "input"); }
  };
  const answers = {
    matching(form, { right = "" }) {
      for (const [left, id] of right.match(/../g) || []) {
        const select = form.querySelector(`[data-pair="${left}"] select`);
        if (select) { select.value = id; changed(select, "change"); }
      }
    },
    sequencing(form, { right = "" }) {
      [...right].forEach((id, place) => {
        const item = form.querySelector(`.order [data-option="${id}"]`);
        for (let i = 0; item && i < 50 && [...item.parentNode.children].indexOf(item) > place; i++) item.querySelector("[data-move='-1']").click();
      });
    },
    "fill-in": (form, { accept = [] }) => write(form, accept[0] || ""),
    numeric: (form, { value = "" }) => write(form, String(value)),
    choice(form, { right = "" }) {
      for (const option of form.querySelectorAll("[data-option]")) {
        const input = option.querySelector("input");
        if (input && right.includes(option.dataset.option) && !input.checked) input.click();
      }
    },
  };

  // Answers the questions of the page that are shown: of a pool, those that were drawn.
  const answer = (doc, facts) => {
    for (const form of doc.querySelectorAll("form[data-number]")) {
      const check = form.querySelector("[data-check]");
      if (!shown(form) || !check || !shown(check)) continue;
      const question = factsOf(facts, form);
      (answers[question.type] || answers.choice)(form, question);
      check.click();
    }
  };

  const turn = (doc) => {
    const button = edition(doc).querySelector("[data-turn=next]");
    if (!button || button.disabled || button.hidden) return false;
    button.click();
    return true;
  };

  // Waits for a page that is fetched when it is turned to, five seconds at most.
  const there = async (doc) => {
    for (let i = 0; i < 250 && edition(doc).querySelector("[data-absent]:not([hidden])"); i++) await pause(20);
  };

  const generic = async (w, most) => {
    let clicks = 0;
    for (; clicks < most; clicks++) {
      const label = (e) => (e.getAttribute("aria-label") || e.value || e.textContent || e.title || "").trim();
      const button = documents(w).flatMap((d) => [...d.querySelectorAll("button, a[href], input[type=button], [role=button]")])
        .find((e) => shown(e) && next.test(label(e)) && !/^(https?:)?\/\//.test(e.getAttribute("href") || ""));
      if (!button) break;
      button.click();
      await pause(120);
    }
    return clicks;
  };

  return {
    // A few pages, as one who will not finish today.
    async page(w) {
      if (!isOurs(w.document)) return generic(w, 2);
      for (let i = 0; i < 2; i++) { turn(w.document); await pause(50); await there(w.document); }
      answer(w.document, outline(w.document));
      return 2;
    },
    // To the end; "" when that cannot be done here.
    async finish(w) {
      const doc = w.document;
      if (!isOurs(doc)) { await generic(w, 8); return "foreign"; }
      edition(doc).querySelector("a[href='#start'], a[href$='-start']")?.click();
      const facts = outline(doc);
      const lessons = facts.modules.flatMap((m) => m.lessons).length || doc.querySelectorAll("[data-page]").length;
      for (let i = 0; i <= lessons + 2; i++) {
        await there(doc);
        answer(doc, facts);
        turn(doc);
        await pause(20);
      }
      return "ours";
    },
  };
})();
