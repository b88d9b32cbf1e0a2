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

  // How each type of question is answered rightly, as the export marked it.
  const changed = (e, name) => e.dispatchEvent(new Event(name, { bubbles: true }));
  const answers = {
    matching(form) {
      for (const [left, right] of (form.dataset.right || "").match(/../g) || []) {
        const select = form.querySelector(`[data-pair="${left}"] select`);
        if (select) { select.value = right; changed(select, "change"); }
      }
    },
    sequencing(form) {
      [...(form.dataset.right || "")].forEach((id, place) => {
        const item = form.querySelector(`.order [data-option="${id}"]`);
        for (let i = 0; item && i < 50 && [...item.parentNode.children].indexOf(item) > place; i++) item.querySelector("[data-move='-1']").click();
      });
    },
    "fill-in": (form) => write(form, JSON.parse(form.dataset.accept || "[]")[0] || ""),
    numeric: (form) => write(form, form.dataset.value || ""),
    choice(form) {
      for (const input of form.querySelectorAll("[data-option][data-correct] input")) if (!input.checked) input.click();
    },
  };
  const write = (form, text) => {
    const input = form.querySelector("input");
    if (input) { input.value = text; changed(input, "input"); }
  };

  // Answers the questions of the page that are shown: of a pool, those that were drawn.
  const answer = (doc) => {
    for (const form of doc.querySelectorAll("form[data-number]")) {
      const check = form.querySelector("[data-check]");
      if (!shown(form) || !check || !shown(check)) continue;
      (answers[form.dataset.type] || answers.choice)(form);
      check.click();
    }
  };

  // The edition that is shown, where the course has several languages.
  const edition = (doc) => doc.querySelector(".edition:not([hidden])") || doc;

  const turn = (doc) => {
    const button = edition(doc).querySelector("[data-turn=next]");
    if (!button || button.disabled || button.hidden) return false;
    button.click();
    return true;
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
      for (let i = 0; i < 2; i++) { turn(w.document); await pause(50); }
      answer(w.document);
      return 2;
    },
    // To the end; "" when that cannot be done here.
    async finish(w) {
      const doc = w.document;
      if (!isOurs(doc)) { await generic(w, 8); return "foreign"; }
      edition(doc).querySelector("a[href='#start'], a[href$='-start']")?.click();
      const pages = edition(doc).querySelectorAll("[data-page]").length;
      for (let i = 0; i <= pages; i++) {
        answer(doc);
        turn(doc);
        await pause(20);
      }
      return "ours";
    },
  };
})();
