/**
 * The player: puts the pages, the questions and the LMS session together.
 *
 * The page that the export made comes in; a course that can be worked through comes out, whether
 * there is an LMS or not.
 */
import './player.css';
import { beginAttempt } from './attempt';
import { findApi, names12, names2004 } from './api';
import { showAlone, showBeside } from './beside';
import { Edition } from './edition';
import { show } from './fill';
import { firstLanguage } from './language';
import type { Outline, Page } from './outline';
import { pageAt, pageOf } from './outline';
import { loadImages } from './pages';
import { drawnLessons, keepDrawn, newSeed } from './pool';
import { Parts, surroundings } from './parts';
import { Printing } from './printing';
import type { QuestionView } from './question';
import { showResult } from './result';
import { Saver } from './saver';
import type { Before, Report, Session } from './session';
import { openSession12 } from './session12';
import { openSession2004 } from './session2004';
import type { CompletionRule, Lesson, Outcome, Standing, StatusRule } from './standing';
import { asCompletion, asRule, better, judge, nextOpen, prune, score, told } from './standing';
import type { State } from './state';
import { decode, decodePlace, emptyState, encodePlace, fit, moduleState } from './state';

/** Opens the LMS session for the package's edition of SCORM; undefined when there is no LMS or it refuses. */
function openSession(win: Window, format: string): Session | undefined {
  const old = format === 'scorm12';
  const api = findApi(win, old ? names12 : names2004);
  if (api === undefined) return undefined;
  return old ? openSession12(api) : openSession2004(api);
}

class Player {
  private readonly editions: readonly Edition[];
  private edition: Edition;
  private second: Edition | undefined; // the one beside it
  private readonly session: Session | undefined;
  private readonly before: Before;
  /** The best the LMS was told, in this launch and before. */
  private reached: { outcome: Outcome; complete: boolean; percent: number | undefined };
  private readonly state: State;
  private readonly saver: Saver | undefined;
  private readonly rule: StatusRule;
  private readonly completion: CompletionRule;
  private readonly opened: number;
  private shownAt: number;
  private failing = false;

  constructor(private readonly win: Window) {
    const doc = win.document;
    this.opened = this.shownAt = win.performance.now();
    this.rule = asRule(doc.body.dataset['status']);
    this.completion = asCompletion(doc.body.dataset['completion']);
    this.session = openSession(win, doc.body.dataset['format'] ?? '');
    this.before = this.session?.before() ?? { data: '', place: '', outcome: 'incomplete', percent: undefined };
    const { outcome, percent } = this.before;
    this.reached = { outcome, complete: outcome !== 'incomplete', percent };
    this.state = this.session === undefined ? emptyState() : decode(this.before.data);
    if (this.before.data === '') this.state.place = decodePlace(this.before.place) ?? 'start';
    const events = {
      turning: (page: Page) => this.turning(page),
      turned: (page: Page) => this.turned(page),
      started: () => this.start(),
      drafted: (q: QuestionView) => this.drafted(q),
      checked: (q: QuestionView) => this.checked(q),
      noted: (module: string, number: number, text: string) => this.noted(module, number, text),
      switched: (lang: string) => this.switchTo(lang),
      beside: (lang: string) => this.showBeside(lang),
      again: (module: string) => this.tryAgain(module),
    };
    const roots = [...doc.querySelectorAll<HTMLElement>('.edition')];
    const parts = new Parts(surroundings(win));
    this.editions = roots.map((root) => new Edition(root, events, parts, this.state, (lang) => roots.find((r) => r.lang === lang)));
    this.edition = this.first();
    const lessons = this.editions.flatMap((e) => e.outline.lessons);
    prune(this.state, lessons);
    if (lessons.some((l) => l.pool !== undefined)) this.state.seed ??= newSeed(win.crypto);
    if (this.session !== undefined) {
      this.saver = new Saver(this.session, () => this.report(), (failing) => this.fail(failing), {
        setTimeout: (f, ms) => win.setTimeout(f, ms),
        clearTimeout: (id) => win.clearTimeout(id),
      });
    }
  }

  /** The edition to begin with: asked for by the address, chosen before, the LMS's, the browser's, the first. */
  private first(): Edition {
    const langs = this.editions.map((e) => e.lang);
    const asked = new URLSearchParams(this.win.location.search).get('lang') ?? '';
    const wishes = langs.length < 2 ? [] : [asked, this.state.lang ?? '', this.session?.language() ?? '', ...this.win.navigator.languages];
    const lang = firstLanguage(langs, wishes);
    const edition = this.editions.find((e) => e.lang === lang) ?? this.editions[0];
    if (edition === undefined) throw new Error('course without an edition');
    return edition;
  }

  private get outline(): Outline {
    return this.edition.outline;
  }

  /** The lessons with the questions that this learner gets. */
  private get lessons(): readonly Lesson[] {
    return drawnLessons(this.outline.lessons, this.state);
  }

  /** Shows the page where the learner was, or that the address names, and begins to listen. */
  run(): void {
    const doc = this.win.document;
    this.notice('unrecorded', this.session === undefined);
    this.notice('review', this.session !== undefined && this.session.mode !== 'normal');
    for (const e of doc.querySelectorAll('[data-when=recorded]')) show(e, this.session?.mode === 'normal');
    const learner = this.session?.learner() ?? '';
    for (const e of this.editions) e.name(learner);
    this.listen();
    this.showEdition();
    const named = this.win.location.hash.slice(1);
    const id = [this.outline.prefix + named, named].find((n) => named !== '' && pageOf(this.outline, n) !== undefined);
    if (id !== undefined) this.edition.pages.goTo(id);
    else this.edition.pages.show(pageAt(this.outline, this.state.place) ?? 0);
  }

  /** Puts the edition that was chosen in place of the others. */
  private showEdition(): void {
    for (const e of this.editions) {
      showAlone(e.root);
      e.arrange(this.state);
      e.show(e === this.edition);
    }
    this.edition.restore(this.state);
    this.second = this.editions.find((e) => e !== this.edition && e.lang === this.state.beside);
    this.edition.root.classList.toggle('bilingual', this.second !== undefined);
    this.edition.markBeside(this.second?.lang ?? '');
  }

  /** Goes on in another language, at the same page. */
  private switchTo(lang: string): void {
    const next = this.editions.find((e) => e.lang === lang);
    if (next === undefined || next === this.edition) return;
    if (this.state.beside === lang) this.state.beside = this.edition.lang;
    this.state.lang = lang;
    this.edition = next;
    this.showEdition();
    next.pages.show(pageAt(this.outline, this.state.place) ?? 0);
    next.openLangs();
  }

  /** Shows a second language beside the text; "" takes it away. */
  private showBeside(lang: string): void {
    this.state.lang = this.edition.lang;
    if (lang === '') delete this.state.beside;
    else this.state.beside = lang;
    this.showEdition();
    this.pair(this.edition.pages.current);
    loadImages(this.edition.pages.current.section);
    this.saver?.save();
  }

  /** Puts a page of the second language beside the page, as soon as both are there. */
  private pair(page: Page): void {
    const { edition, second } = this;
    this.notice('alone', false);
    const other = second?.outline.pages[pageAt(second.outline, page.place) ?? -1];
    if (second === undefined || other === undefined || page.section === undefined) return;
    const wanted = (): boolean => this.edition === edition && this.second === second && edition.pages.current === page;
    const put = (): void => {
      if (page.section === undefined || other.section === undefined) return;
      showBeside(page.section, edition.lang, other.section, second.lang);
      loadImages(page.section);
    };
    if (other.section !== undefined) put();
    else {
      second.bring(other).then(
        () => {
          if (wanted()) put();
        },
        () => {
          if (wanted()) this.notice('alone', true);
        },
      );
    }
  }

  /** Fetches what the learner turns to next, while nothing else is to be done. */
  private lookAhead(): void {
    const { win, edition, second } = this;
    const open = edition.pages.current.place === 'start' ? nextOpen(this.lessons, this.state) : undefined;
    const next = this.outline.pages[(open === undefined ? undefined : pageAt(this.outline, open)) ?? edition.pages.index + 1];
    if (next === undefined) return;
    const other = second?.outline.pages[pageAt(second.outline, next.place) ?? -1];
    const fetch = (): void => {
      // A failure is told when the page is turned to.
      edition.bring(next, false).catch(() => undefined);
      if (other !== undefined) second?.bring(other, false).catch(() => undefined);
    };
    if ('requestIdleCallback' in win) win.requestIdleCallback(fetch, { timeout: 3000 });
    else setTimeout(fetch, 500);
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
      this.edition.pages.retry();
    });
    const printing = new Printing(win, () => (this.second === undefined ? [this.edition] : [this.edition, this.second]), () => this.pairAll());
    for (const e of this.editions) {
      e.root.querySelector('[data-print-all]')?.addEventListener('click', () => void printing.printAll());
      e.root.querySelector('[data-reload-beside]')?.addEventListener('click', () => this.pair(this.edition.pages.current));
    }
  }

  /** Puts the second language beside all pages that are there. */
  private pairAll(): void {
    const { edition, second } = this;
    for (const page of second === undefined ? [] : edition.outline.pages) {
      const other = second?.outline.pages[pageAt(second.outline, page.place) ?? -1];
      if (page.section !== undefined && other?.section !== undefined) showBeside(page.section, edition.lang, other.section, second?.lang ?? '');
    }
  }

  private start(): void {
    const open = nextOpen(this.lessons, this.state);
    this.edition.pages.turn(pageAt(this.outline, open ?? 'end') ?? 1);
  }

  /** Keeps the place, also of a page that is not there yet. */
  private turning(page: Page): void {
    this.state.place = page.place;
    this.edition.contents.open(false);
    this.edition.langs.open(false);
    if (page.section !== undefined) return; // turned follows
    this.refresh();
    this.saver?.save();
  }

  /** Counts a page as read, now that it is there. */
  private turned(page: Page): void {
    this.shownAt = this.win.performance.now();
    if (page.lesson !== undefined) {
      moduleState(this.state, page.lesson.module).visited.add(page.lesson.number);
      keepDrawn(page.lesson, this.state);
    }
    this.pair(page);
    this.refresh();
    this.saver?.save();
    this.lookAhead();
  }

  private noted(module: string, number: number, text: string): void {
    const { notes } = moduleState(this.state, module);
    if (text.trim() === '') notes.delete(number);
    else notes.set(number, text);
    this.saver?.note();
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
    m.drawn.delete(q.facts.number);
    if (this.saver?.ended === false) {
      this.session?.record({
        id: q.id,
        summary: q.summary,
        lang: this.outline.lang,
        question: q.facts,
        answer: q.answer,
        seconds: (this.win.performance.now() - this.shownAt) / 1000,
        at: new Date(),
      });
    }
    this.refresh();
    this.saver?.save();
  }

  /** Begins another attempt at a module, on the first page that asks something. */
  private tryAgain(module: string): void {
    beginAttempt(this.lessons, module, this.state, this.outline.passMark);
    this.showEdition();
    const first = this.lessons.find((l) => l.module === module && l.questions.length > 0);
    if (first !== undefined) this.edition.pages.turn(pageAt(this.outline, { module, lesson: first.number }) ?? 0);
  }

  private standing(): Standing {
    return judge(this.lessons, this.state, this.outline.passMark, this.completion);
  }

  private report(): Report {
    const s = this.standing();
    const now = { outcome: told(s.outcome, this.rule, s.complete), percent: s.percent };
    const lastCounts = this.outline.lessons.some((l) => l.attempts?.counts === 'last');
    const percent = s.judged && s.total > 0 ? score(this.reached, now, lastCounts) : undefined;
    const outcome = better(this.reached.outcome, now.outcome);
    const complete = outcome !== 'incomplete' && (this.reached.complete || s.complete);
    this.reached = { outcome, complete, percent: percent ?? this.reached.percent };
    const { data, notesKept } = fit(this.state, this.session?.budget ?? 0);
    this.notice('unkept', !notesKept);
    return {
      data,
      place: encodePlace(this.state.place),
      outcome,
      complete,
      percent,
      progress: s.progress,
      seconds: (this.win.performance.now() - this.opened) / 1000,
    };
  }

  /** Brings the contents, the start and the result up to date. */
  private refresh(): void {
    const { root } = this.edition;
    const lessons = this.lessons;
    const visited = new Set(lessons.filter((l) => moduleState(this.state, l.module).visited.has(l.number)).map((l) => l.id));
    this.edition.contents.mark(this.edition.pages.current.id, visited);
    show(root.querySelector('[data-when=fresh]'), visited.size === 0);
    show(root.querySelector('[data-when=begun]'), visited.size > 0);
    const { place, section } = this.edition.pages.current;
    if (place !== 'end' || section === undefined) return;
    const recorded = this.session?.mode === 'normal' && !this.failing;
    const s = this.standing();
    showResult(section, { ...this.outline, lessons }, this.state, s, better(this.reached.outcome, this.rule === 'completed' ? told(s.outcome, this.rule, s.complete) : s.outcome), recorded);
  }

  private fail(failing: boolean): void {
    this.failing = failing;
    this.notice('unsaved', failing);
    this.refresh();
  }

  private notice(name: string, visible: boolean): void {
    for (const e of this.editions) show(e.root.querySelector(`[data-notice=${name}]`), visible);
  }
}

new Player(window).run();
