/**
 * What an answer is, for each type of question, and when it is right: pure functions over the
 * question's facts and the answer as it stands in suspend data (see state.ts).
 */
import { choice, unspell } from './state';

/** The types of question under their names in SCORM. */
export type QuestionType = 'choice' | 'true-false' | 'matching' | 'sequencing' | 'fill-in' | 'numeric';

/** A question as it counts. */
export interface Question {
  readonly number: number;
  readonly points: number;
  readonly type: QuestionType;
  readonly multiple: boolean;
  readonly options: string; // ids, sorted and joined; of pairs those of the left parts
  readonly right: string; // the right answer; "" of what is written
  readonly accept: readonly string[]; // of a fill-in
  readonly value: number; // of a numeric
  readonly tolerance: number;
}

/** Reports whether an answer is right. */
export function isRight(q: Question, answer: string | undefined): boolean {
  if (answer === undefined) return false;
  switch (q.type) {
    case 'fill-in': {
      const said = fold(unspell(answer));
      return q.accept.some((a) => fold(a) === said);
    }
    case 'numeric': {
      const n = readNumber(unspell(answer));
      // Decimals have no exact form in binary; 0.1 + 0.2 is within a tolerance of 0.3.
      return n !== undefined && Math.abs(n - q.value) <= q.tolerance + 1e-9 * Math.max(1, Math.abs(q.value));
    }
    default:
      return answer === q.right;
  }
}

/**
 * An answer as it may stand for this version of the question; undefined when it can be none, as
 * after an option that was chosen has gone. A draft need not be whole.
 */
export function asAnswer(q: Question | undefined, answer: string, draft = false): string | undefined {
  if (q === undefined || answer === '') return undefined;
  switch (q.type) {
    case 'fill-in':
      return unspell(answer).trim() === '' ? undefined : answer;
    case 'numeric':
      return draft || readNumber(unspell(answer)) !== undefined ? answer : undefined;
    case 'sequencing':
      return choice(answer) === q.options && answer.length === q.options.length ? answer : undefined;
    case 'matching':
      return asPairs(q, answer, draft);
    default: {
      const ids = choice(answer);
      const known = [...ids].every((o) => q.options.includes(o));
      return known && (q.multiple || ids.length === 1) ? ids : undefined;
    }
  }
}

function asPairs(q: Question, answer: string, draft: boolean): string | undefined {
  const pairs = pairsOf(answer);
  const targets = pairsOf(q.right).map(([, right]) => right);
  const lefts = pairs.map(([left]) => left);
  const known = pairs.every(([left, right]) => q.options.includes(left) && targets.includes(right));
  if (!known || choice(lefts).length !== lefts.length || answer.length % 2 !== 0) return undefined;
  return draft || choice(lefts) === q.options ? joinPairs(pairs) : undefined;
}

/** The pairs of an answer: left and right id. */
export function pairsOf(answer: string): [string, string][] {
  return (answer.match(/../g) ?? []).map((p): [string, string] => [p[0] ?? '', p[1] ?? '']);
}

/** An answer of pairs in its one form: sorted by the left part. */
export function joinPairs(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([left, right]) => left + right).sort().join('');
}

/** A text as it is compared: without blanks around, single blanks within, no capitals. */
export function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * Reads a number with a decimal point or comma; blanks within are left out, and where there are
 * both signs the last one is the decimal sign.
 */
export function readNumber(text: string): number | undefined {
  let s = text.replace(/[\s\u00a0\u202f']/g, '').replace(/[−–]/g, '-');
  const point = s.lastIndexOf('.');
  const comma = s.lastIndexOf(',');
  if (point >= 0 && comma >= 0) {
    const other = point > comma ? ',' : '.';
    s = s.split(other).join('');
  }
  s = s.replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(s) ? Number(s) : undefined;
}
