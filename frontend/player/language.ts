/** Which language a learner wants, from what LMSs and browsers say of it. */

/** How LMSs spell the names of our languages, in English and in themselves. */
const names: Readonly<Record<string, string>> = {
  polish: 'pl', polski: 'pl', german: 'de', deutsch: 'de', lithuanian: 'lt', 'lietuvių': 'lt', english: 'en',
};

/** The first of the wishes that is one of the languages; the first language when none is. */
export function firstLanguage(langs: readonly string[], wishes: readonly string[]): string {
  for (const wish of wishes) {
    const said = wish.trim().toLowerCase();
    const lang = names[said] ?? /^([a-z]{2})(?:[-_].*)?$/.exec(said)?.[1] ?? '';
    if (langs.includes(lang)) return lang;
  }
  return langs[0] ?? '';
}
