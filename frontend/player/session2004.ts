/** SCORM 2004 3rd and 4th edition (Run-Time Environment 1.0, section 4.2). */
import { isRight } from './answers';
import type { Api } from './api';
import type { Outcome } from './standing';
import type { Before, Interaction, Mode, Report, Session } from './session';
import { patterns2004, response2004 } from './responses';
import { asMode, nextIndex, onlyChanges } from './session';
import { interval2004, time2004 } from './time';

/** What a conforming LMS stores of suspend_data (SPM of the 3rd edition). */
const budget = 64_000;

/** "Already initialized": the page was reloaded in a session that never ended. */
const alreadyOpen = '103';

/** Opens the session; undefined when the LMS refuses. */
export function openSession2004(api: Api): Session | undefined {
  if (!api.initialize() && api.lastError() !== alreadyOpen) return undefined;
  return new Session2004(api, asMode(api.get('cmi.mode')));
}

class Session2004 implements Session {
  readonly budget = budget;
  private readonly set: (element: string, value: string) => boolean;

  constructor(
    private readonly api: Api,
    readonly mode: Mode,
  ) {
    this.set = onlyChanges((element, value) => api.set(element, value));
  }

  before(): Before {
    const success = this.api.get('cmi.success_status');
    const completed = this.api.get('cmi.completion_status') === 'completed';
    const outcome: Outcome = success === 'passed' ? 'passed' : !completed ? 'incomplete' : success === 'failed' ? 'failed' : 'completed';
    const before: Before = { data: '', place: '', outcome, percent: undefined };
    // Reading what was never set is an error in 2004, so nothing is read where nothing can be.
    if (this.api.get('cmi.entry') !== 'ab-initio') {
      before.data = this.api.get('cmi.suspend_data');
      before.place = before.data === '' ? this.api.get('cmi.location') : '';
    }
    if (success === 'passed' || success === 'failed') {
      const scaled = Number.parseFloat(this.api.get('cmi.score.scaled'));
      if (Number.isFinite(scaled)) before.percent = Math.round(scaled * 10_000) / 100;
    }
    return before;
  }

  language(): string {
    return this.api.get('cmi.learner_preference.language');
  }

  learner(): string {
    return this.api.get('cmi.learner_name');
  }

  report(r: Report): boolean {
    if (this.mode !== 'normal') return true;
    this.set('cmi.exit', 'suspend');
    this.set('cmi.session_time', interval2004(r.seconds));
    this.set('cmi.location', r.place);
    this.set('cmi.progress_measure', String(Math.floor(r.progress * 10_000) / 10_000));
    let done = this.set('cmi.suspend_data', r.data);
    if (r.percent !== undefined) {
      this.set('cmi.score.min', '0');
      this.set('cmi.score.max', '100');
      this.set('cmi.score.raw', String(r.percent));
      done = this.set('cmi.score.scaled', String(Math.round(r.percent * 100) / 10_000)) && done;
    }
    if (r.outcome === 'passed' || r.outcome === 'failed') done = this.set('cmi.success_status', r.outcome) && done;
    return this.set('cmi.completion_status', r.complete ? 'completed' : 'incomplete') && done;
  }

  record(i: Interaction): void {
    if (this.mode !== 'normal') return;
    const n = nextIndex(this.api.get('cmi.interactions._count'));
    if (n === undefined) return;
    const set = (element: string, value: string): boolean => this.api.set(`cmi.interactions.${n}.${element}`, value);
    if (!set('id', i.id)) return;
    const { question, answer } = i;
    set('type', question.type);
    set('timestamp', time2004(i.at));
    set('weighting', String(question.points));
    patterns2004(question).forEach((pattern, at) => set(`correct_responses.${at}.pattern`, pattern));
    set('learner_response', response2004(question, answer, i.lang));
    set('result', isRight(question, answer) ? 'correct' : 'incorrect');
    set('latency', interval2004(i.seconds));
    set('description', `{lang=${i.lang}}${i.summary}`);
  }

  commit(): boolean {
    return this.mode !== 'normal' || this.api.commit();
  }

  close(): void {
    this.api.terminate();
  }
}
