// Typing that goes on while the same text changed elsewhere.

/** A stretch of a text that was replaced: from `start` to `end` stands `text`. */
interface Change {
  start: number;
  end: number;
  text: string;
}

/** Returns the shortest single stretch that makes one text of the other. */
function change(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/**
 * Returns the text that has both what was typed since `base` and what came of it elsewhere, and
 * how far a caret in the typed text moves by it; undefined where both changed the same stretch or stretches that touch.
 */
export function rebase(base: string, typed: string, came: string, caret: number): { value: string; caret: number } | undefined {
  if (typed === base) return { value: came, caret: moved(change(base, came), caret) };
  const [mine, theirs] = [change(base, typed), change(base, came)];
  if (base === came) return { value: typed, caret };
  if (mine.end < theirs.start) {
    return { value: typed.slice(0, typed.length - (base.length - mine.end)) + came.slice(mine.end), caret };
  }
  if (theirs.end < mine.start) {
    const shift = came.length - base.length;
    return { value: came.slice(0, mine.start + shift) + typed.slice(mine.start), caret: caret >= mine.start ? caret + shift : moved(theirs, caret) };
  }
  return undefined;
}

function moved(by: Change, caret: number): number {
  if (caret <= by.start) return caret;
  return caret >= by.end ? caret + by.text.length - (by.end - by.start) : by.start + by.text.length;
}

/** Returns where a caret of one text stands in the other. */
export function caretIn(before: string, after: string, caret: number): number {
  return moved(change(before, after), caret);
}

/**
 * Returns where a stretch of a text stands in what became of the text: with what was changed inside it, and
 * undefined where a change goes over one of its ends.
 */
export function stretchIn(before: string, after: string, start: number, end: number): { start: number; end: number } | undefined {
  const by = change(before, after);
  const grown = after.length - before.length;
  if (grown === 0 && by.text === "") return { start, end };
  if (end <= by.start) return { start, end };
  if (start >= by.end) return { start: start + grown, end: end + grown };
  return start <= by.start && by.end <= end ? { start, end: end + grown } : undefined;
}

/**
 * Returns where in a text as it is typed the place lies that is `offset` characters into what is
 * shown of it. Markup only adds characters, so what follows the place is looked for from there on.
 */
export function sourceOffset(raw: string, plain: string, offset: number): number {
  if (offset >= plain.length) return raw.length;
  for (let length = Math.min(24, plain.length - offset); length > 0; length--) {
    const found = raw.indexOf(plain.slice(offset, offset + length), offset);
    if (found >= 0) return found;
  }
  return raw.length;
}
