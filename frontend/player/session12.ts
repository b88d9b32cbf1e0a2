/** SCORM 1.2 (Run-Time Environment 1.2, section 3.4). */
import { isRight } from './answers';
import type { Api } from './api';
import type { Outcome } from './standing';
import type { Before, Interaction, Mode, Report, Session } from './session';
import { patterns12, response12 } from './responses';
import { asMode, nextIndex, onlyChanges } from './session';
import { time12, timespan12 } from './time';

/** What a conforming LMS stores of suspend_data; of more, a strict one stores nothing. */
const budget = 4096;

/** Opens the session; undefined when the LMS refuses. */
export function openSession12(api: Api): Session | undefined {
  // Refused, but answering: the page was reloaded in a session that never ended.
  if (!api.initialize() && (api.get('cmi.core.lesson_status') === '' || api.lastError() !== '0')) return undefined;
  return new Session12(api, asMode(api.get('cmi.core.lesson_mode')));
}

class Session12 implements Session {
  readonly budget = budget;
  private readonly set: (element: string, value: string) => boolean;

  constructor(
    private readonly api: Api,
    readonly mode: Mode,
  ) {
    this.set = onlyChanges((element, value) => api.set(element, value));
  }

  before(): Before {
    const score = Number.parseFloat(this.api.get('cmi.core.score.raw'));
    return {
      data: this.api.get('cmi.suspend_data'),
      place: this.api.get('cmi.core.lesson_location'),
      outcome: asOutcome(this.api.get('cmi.core.lesson_status')),
      percent: Number.isFinite(score) ? score : undefined,
    };
  }

  language(): string {
    return this.api.get('cmi.student_preference.language');
  }

  learner(): string {
    return this.api.get('cmi.core.student_name');
  }

  report(r: Report): boolean {
    if (this.mode !== 'normal') return true;
    this.set('cmi.core.exit', 'suspend');
    this.set('cmi.core.session_time', timespan12(r.seconds));
    this.set('cmi.core.lesson_location', r.place);
    let done = this.set('cmi.suspend_data', r.data);
    if (r.percent !== undefined) {
      this.set('cmi.core.score.min', '0');
      this.set('cmi.core.score.max', '100');
      done = this.set('cmi.core.score.raw', String(r.percent)) && done;
    }
    return this.set('cmi.core.lesson_status', r.outcome) && done;
  }

  record(i: Interaction): void {
    if (this.mode !== 'normal') return;
    // Everything below _count is write-only in 1.2.
    const n = nextIndex(this.api.get('cmi.interactions._count'));
    if (n === undefined) return;
    const set = (element: string, value: string): boolean => this.api.set(`cmi.interactions.${n}.${element}`, value);
    if (!set('id', i.id)) return;
    const { question, answer } = i;
    set('type', question.type);
    set('time', time12(i.at));
    set('weighting', String(question.points));
    patterns12(question).forEach((pattern, at) => set(`correct_responses.${at}.pattern`, pattern));
    set('student_response', response12(question, answer));
    set('result', isRight(question, answer) ? 'correct' : 'wrong');
    set('latency', timespan12(i.seconds));
  }

  commit(): boolean {
    return this.mode !== 'normal' || this.api.commit();
  }

  close(): void {
    this.api.terminate();
  }
}

function asOutcome(status: string): Outcome {
  return status === 'passed' || status === 'failed' || status === 'completed' ? status : 'incomplete';
}
