/**
 * Two languages side by side: beside or under each block stands a copy of the same block in the
 * other language. Copies are for reading: what can be answered is answered once.
 */

/** Takes the second language away again, from all pages of an edition. */
export function showAlone(root: HTMLElement): void {
  for (const copy of root.querySelectorAll('.beside')) copy.remove();
  for (const pair of root.querySelectorAll('.side-by-side')) {
    const [block] = pair.children;
    if (block !== undefined) pair.replaceWith(block);
  }
}

/** Shows the blocks of `other`, the same page in the language `second`, beside those of a page in `first`; once. */
export function showBeside(page: HTMLElement, first: string, other: HTMLElement, second: string): void {
  if (page.querySelector('.side-by-side') !== null) return;
  const focused = page.ownerDocument.activeElement;
  const others = new Map([...other.querySelectorAll<HTMLElement>('[data-block]')].map((b) => [b.dataset['block'], b]));
  for (const block of page.querySelectorAll<HTMLElement>('[data-block]')) {
    const same = others.get(block.dataset['block']);
    // A question that was not drawn is not shown; a block that is kept in its own language reads the same in both.
    if (same === undefined || block.hidden || (same.lang !== '' && same.lang === (block.lang || first))) continue;
    put(block, copyOf(same, second));
  }
  // What is moved in a document loses the focus.
  if (focused instanceof HTMLElement && page.contains(focused)) focused.focus({ preventScroll: true });
}

function put(block: HTMLElement, copy: HTMLElement): void {
  const pair = block.ownerDocument.createElement('div');
  pair.className = 'side-by-side';
  block.replaceWith(pair);
  pair.append(block, copy);
}

/** What a learner types into, presses or plays, and what only answers to it. */
const active = 'input, select, textarea, audio, video, .result, .question-buttons, .order-buttons, .mark, .written, .written-print, .reflection-kept, .hint, [role=status]';

function copyOf(block: HTMLElement, lang: string): HTMLElement {
  const doc = block.ownerDocument;
  const copy = block.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll(active)) part.remove();
  // Two headings, lists of choices or forms for one thing would confuse a screen reader.
  for (const part of copy.querySelectorAll('h2, h3, h4, label, legend, fieldset')) part.replaceWith(renamed(part, part.tagName === 'FIELDSET' ? 'div' : part.tagName === 'LABEL' ? 'span' : 'p'));
  for (const part of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['id', 'for', 'name', 'role', 'tabindex', 'aria-labelledby', 'aria-describedby', 'data-block', 'data-entry', 'data-number', 'data-reflection', 'data-option', 'data-pair']) {
      if (!(name === 'role' && part.tagName === 'svg')) part.removeAttribute(name);
    }
  }
  if (copy.classList.contains('table')) {
    // It scrolls within itself, so the keyboard must reach it.
    copy.tabIndex = 0;
    copy.setAttribute('role', 'region');
    copy.setAttribute('aria-label', copy.querySelector('caption')?.textContent ?? block.getAttribute('aria-label') ?? '');
  }
  const beside = /^(H[1-6]|FORM)$/.test(copy.tagName) ? renamed(copy, copy.tagName === 'FORM' ? 'div' : 'p') : copy;
  const holder = doc.createElement('div');
  holder.className = `beside${/^H[1-6]$/.test(copy.tagName) ? ` beside-heading beside-${copy.tagName.toLowerCase()}` : ''}`;
  holder.lang = block.lang || lang;
  holder.append(beside);
  return holder;
}

/** The same content in another element. */
function renamed(from: Element, tag: string): HTMLElement {
  const to = from.ownerDocument.createElement(tag);
  to.className = from.className;
  to.append(...[...from.childNodes]);
  return to;
}
