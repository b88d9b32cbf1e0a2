/**
 * Answers in the forms that SCORM wants of interactions: 1.2 (RTE 1.2, section 3.4.7) and 2004
 * (RTE 1.0, section 4.2.9.2).
 */
import type { Question } from './answers';
import { pairsOf } from './answers';
import { unspell } from './state';

/** What SCORM 1.2 takes of a learner's words, and what every LMS takes of 2004's. */
const longest = 250;

/** Patterns that every LMS keeps. */
const mostPatterns = 10;

const words = (answer: string): string => unspell(answer).replace(/\s+/g, ' ').trim().slice(0, longest);

/** A number as both editions take it: a point, no exponent. */
function number(s: string): string {
  const n = Number(unspell(s).replace(/[\s\u00a0\u202f']/g, '').replace(/[−–]/g, '-').replace(',', '.'));
  return Number.isFinite(n) ? decimal(n) : '0';
}

/** At most seven significant digits, which is what 2004's real(10,7) promises to keep. */
function decimal(n: number): string {
  return n.toFixed(7).replace(/\.?0+$/, '');
}

/** The learner's answer for SCORM 1.2. */
export function response12(q: Question, answer: string): string {
  switch (q.type) {
    case 'true-false':
      return answer;
    case 'matching':
      return pairsOf(answer).map(([l, r]) => `${l}.${r}`).join(',');
    case 'fill-in':
      return words(answer);
    case 'numeric':
      return number(answer);
    default:
      return [...answer].join(',');
  }
}

/** The right answers for SCORM 1.2. */
export function patterns12(q: Question): string[] {
  switch (q.type) {
    case 'fill-in':
      return q.accept.slice(0, mostPatterns).map((a) => a.slice(0, longest));
    case 'numeric':
      return [decimal(q.value)];
    default:
      return [response12(q, q.right)];
  }
}

/** The learner's answer for SCORM 2004. */
export function response2004(q: Question, answer: string, lang: string): string {
  switch (q.type) {
    case 'true-false':
      return answer === 't' ? 'true' : 'false';
    case 'matching':
      return pairsOf(answer).map(([l, r]) => `${l}[.]${r}`).join('[,]');
    case 'fill-in':
      return `{lang=${lang}}${unbracket(words(answer))}`;
    case 'numeric':
      return number(answer);
    default:
      return [...answer].join('[,]');
  }
}

/** The right answers for SCORM 2004. */
export function patterns2004(q: Question): string[] {
  switch (q.type) {
    case 'fill-in':
      return q.accept.slice(0, mostPatterns).map((a) => `{case_matters=false}{order_matters=true}${unbracket(a.slice(0, longest))}`);
    case 'numeric':
      return [`${decimal(q.value - q.tolerance)}[:]${decimal(q.value + q.tolerance)}`];
    default:
      return [response2004(q, q.right, '')];
  }
}

/** "[,]", "[.]" and "[:]" separate parts in 2004; in words they would be read as that. */
function unbracket(s: string): string {
  return s.replace(/\[([,.:])\]/g, '$1');
}
