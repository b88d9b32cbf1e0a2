// What a person chooses for a package, and what of it cannot be meant.

/** As much of the settings of a package as can be wrong. */
export interface Written {
  langs: readonly string[];
  passMark: string;
  colour: string;
  organisation: string;
  logo: string;
}

export type Mistake = "langs" | "passMark" | "colour" | "organisation";

/** Returns what must be mended before a package can be made, in the order of the form. */
export function mistakes(written: Written): Mistake[] {
  const found: Mistake[] = [];
  const mark = written.passMark.trim();
  const colour = written.colour.trim();
  if (written.langs.length === 0) found.push("langs");
  if (mark !== "" && !(/^\d{1,3}$/.test(mark) && Number(mark) <= 100)) found.push("passMark");
  if (colour !== "" && !/^#[0-9a-f]{6}$/i.test(colour)) found.push("colour");
  if (written.logo.trim() !== "" && written.organisation.trim() === "") found.push("organisation"); // a logo needs words for those who cannot see it
  return found;
}
