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

  // The ids of the options that the export marked as right: in the outline, in older packages at each.
  const right = (facts, form) => {
    const module = facts.modules.find((m) => m.key === form.closest("[data-module]")?.dataset.module);
    const question = module?.lessons.flatMap((l) => l.questions || []).find((q) => String(q.number) === form.dataset.number);
    return question?.right || [...form.querySelectorAll("[data-option][data-correct]")].map((o) => o.dataset.option).join("");
  };

  // Answers the questions of the page that is shown.
  const answer = (doc, facts) => {
    for (const form of doc.querySelectorAll("form[data-number]")) {
      if (!shown(form)) continue;
      const ids = right(facts, form);
      for (const option of form.querySelectorAll("[data-option]")) {
        const input = option.querySelector("input");
        if (input && ids.includes(option.dataset.option) && !input.checked) input.click();
      }
      const check = form.querySelector("[data-check]");
      if (check && shown(check)) check.click();
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
