/** Small helpers for a page whose words are all there already. */

/** Shows or hides an element. */
export function show(element: Element | null, visible: boolean): void {
  if (element !== null) element.toggleAttribute('hidden', !visible);
}

/** Fills numbers and names into the words the export left in data-text. */
export function fill(element: HTMLElement | null, values: Readonly<Record<string, number | string>>): void {
  if (element === null) return;
  const words = element.dataset['text'] ?? '';
  element.textContent = words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A new row of a list, from the pattern that the export left for it. */
export function rowOf(root: HTMLElement, name: string): HTMLElement | null {
  const pattern = root.querySelector<HTMLTemplateElement>(`template[data-row=${name}]`);
  const row = pattern?.content.firstElementChild?.cloneNode(true);
  return row instanceof HTMLElement ? root.ownerDocument.adoptNode(row) : null;
}
