/**
 * The player: puts the pages, the questions and the LMS session together.
 *
 * The page that the export made comes in; a course that can be worked through comes out, whether
 * there is an LMS or not.
 */
import './player.css';
import { findApi, names12, names2004 } from './api';
import { Contents } from './contents';
import { show } from './fill';
import type { Outline, Page } from './outline';
import { pageAt, readOutline } from './outline';
import { loadImages, Pages } from './pages';
import { QuestionView } from './question';
import { showResult } from './result';
import { Saver } from './saver';
import type { Before, Report, Session } from './session';
import { openSession12 } from './session12';
import { openSession2004 } from './session2004';
import type { Standing } from './standing';
import { better, judge, nextOpen, prune } from './standing';
import type { State } from './state';
import { decode, decodePlace, emptyState, encode, encodePlace, moduleState } from './state';

/** Opens the LMS session for the package's edition; undefined when there is no LMS or it refuses. */
function openSession(win: Window, format: string): Session | undefined {
  const old = format === 'scorm12';
  const api = findApi(win, old ? names12 : names2004);
  if (api === undefined) return undefined;
  return old ? openSession12(api) : openSession2004(api);
}

class Player {
  private readonly outline: Outline;
  private readonly session: Session | undefined;
  private readonly before: Before;
  private readonly state: State;
  private readonly saver: Saver | undefined;
  private readonly contents: Contents;
  private readonly pages: Pages;
  private readonly opened: number;
  private shownAt: number;
  private failing = false;

  constructor(private readonly win: Window) {
    const doc = win.document;
    this.opened = this.shownAt = win.performance.now();
    this.outline = readOutline(doc);
    this.session = openSession(win, this.outline.format);
    this.before = this.session?.before() ?? { data: '', place: '', outcome: 'incomplete', percent: undefined };
    this.state = this.session === undefined ? emptyState() : decode(this.before.data);
    if (this.before.data === '') this.state.place = decodePlace(this.before.place) ?? 'start';
    prune(this.state, this.outline.lessons);
    if (this.session !== undefined) {
      this.saver = new Saver(this.session, () => this.report(), (failing) => this.fail(failing), {
        setTimeout: (f, ms) => win.setTimeout(f, ms),
        clearTimeout: (id) => win.clearTimeout(id),
      });
    }
    this.contents = new Contents(doc);
    this.readQuestions(doc);
    this.pages = new Pages(doc, this.outline, (page) => this.turned(page));
  }

  /** Shows the page where the learner was and begins to listen. */
  run(): void {
    const doc = this.win.document;
    this.notice('unrecorded', this.session === undefined);
    this.notice('review', this.session !== undefined && this.session.mode !== 'normal');
    for (const e of doc.querySelectorAll('[data-when=recorded]')) show(e, this.session?.mode === 'normal');
    doc.querySelector('[data-start]')?.addEventListener('click', () => this.start());
    this.listen();
    this.pages.show(pageAt(this.outline, this.state.place) ?? 0);
  }

  private readQuestions(doc: Document): void {
    for (const form of doc.querySelectorAll<HTMLFormElement>('form[data-number]')) {
      const module = form.closest<HTMLElement>('[data-page]')?.dataset['module'] ?? '';
      const view = new QuestionView(form, module, { drafted: (q) => this.drafted(q), checked: (q) => this.checked(q) });
      const m = moduleState(this.state, module);
      view.restore(m.answers.get(view.facts.number) ?? '', m.drafts.get(view.facts.number) ?? '');
    }
  }

  private listen(): void {
    const { win, saver } = this;
    win.document.addEventListener('visibilitychange', () => {
      if (win.document.visibilityState === 'hidden') saver?.save();
    });
    win.addEventListener('pagehide', () => saver?.close());
    win.addEventListener('pageshow', (e) => {
      // Back from the browser's memory, in a session that has ended: only a new launch can record.
      if (e.persisted && saver?.ended === true) win.location.reload();
    });
    win.addEventListener('online', () => {
      if (this.failing) saver?.save();
    });
    win.addEventListener('beforeprint', () => {
      loadImages(win.document.body);
    });
  }

  private start(): void {
    const open = nextOpen(this.outline.lessons, this.state);
    this.pages.turn(pageAt(this.outline, open ?? 'end') ?? 1);
  }

  private turned(page: Page): void {
    this.state.place = page.place;
    this.shownAt = this.win.performance.now();
    if (page.lesson !== undefined) moduleState(this.state, page.lesson.module).visited.add(page.lesson.number);
    this.contents.open(false);
    this.refresh();
    this.saver?.save();
  }

  private drafted(q: QuestionView): void {
    const { drafts } = moduleState(this.state, q.module);
    if (q.draft === '') drafts.delete(q.facts.number);
    else drafts.set(q.facts.number, q.draft);
    this.saver?.note();
  }

  private checked(q: QuestionView): void {
    const m = moduleState(this.state, q.module);
    m.answers.set(q.facts.number, q.answer);
    m.drafts.delete(q.facts.number);
    if (this.saver?.ended === false) {
      this.session?.record({
        id: q.id,
        summary: q.summary,
        lang: this.outline.lang,
        options: q.answer,
        right: q.facts.right,
        points: q.facts.points,
        seconds: (this.win.performance.now() - this.shownAt) / 1000,
        at: new Date(),
      });
    }
    this.refresh();
    this.saver?.save();
  }

  private standing(): Standing {
    return judge(this.outline.lessons, this.state, this.outline.passMark);
  }

  private report(): Report {
    const s = this.standing();
    const scored = s.complete && s.total > 0;
    return {
      data: encode(this.state, this.session?.budget ?? 0),
      place: encodePlace(this.state.place),
      outcome: better(this.before.outcome, s.outcome),
      percent: scored ? Math.max(s.percent, this.before.percent ?? 0) : undefined,
      progress: s.progress,
      seconds: (this.win.performance.now() - this.opened) / 1000,
    };
  }

  /** Brings the contents, the start and the result up to date. */
  private refresh(): void {
    const doc = this.win.document;
    const lessons = this.outline.lessons;
    const visited = new Set(lessons.filter((l) => moduleState(this.state, l.module).visited.has(l.number)).map((l) => l.id));
    this.contents.mark(this.pages.current.section.id, visited);
    show(doc.querySelector('[data-when=fresh]'), visited.size === 0);
    show(doc.querySelector('[data-when=begun]'), visited.size > 0);
    const end = doc.getElementById('end');
    const recorded = this.session?.mode === 'normal' && !this.failing;
    const s = this.standing();
    if (end !== null) showResult(end, lessons, this.state, s, better(this.before.outcome, s.outcome), recorded);
  }

  private fail(failing: boolean): void {
    this.failing = failing;
    this.notice('unsaved', failing);
    this.refresh();
  }

  private notice(name: string, visible: boolean): void {
    show(this.win.document.querySelector(`[data-notice=${name}]`), visible);
  }
}

new Player(window).run();
