// Where a link in a text leads.

/** The web (or a letter), a lesson or block of the course, a term of it, or nowhere we can go. */
export type LinkKind = "web" | "place" | "term" | "other";

const term = "term:";

export function linkKind(href: string): LinkKind {
  if (/^(https?:\/\/|mailto:)/i.test(href)) return "web";
  if (href.startsWith("#")) return "place";
  return href.startsWith(term) ? "term" : "other";
}

/** Returns the id of the lesson, block or term that a link of those kinds leads to. */
export function linkedId(href: string): string {
  return href.startsWith(term) ? href.slice(term.length) : href.slice(1);
}
