import { expect, test } from 'vitest';
import { firstLanguage } from './language';

test.each([
  [['de'], 'de'], [['de-AT'], 'de'], [['pl_PL'], 'pl'], [['Deutsch'], 'de'], [['POLISH'], 'pl'], [[' lt '], 'lt'],
  [['', 'fr-FR', 'de'], 'de'], [['fr'], 'pl'], [[], 'pl'], [['english'], 'pl'], [['depth'], 'pl'], [['lt-LT', 'de'], 'lt'],
])('wishes %j', (wishes, want) => {
  expect(firstLanguage(['pl', 'de', 'lt'], wishes)).toBe(want);
});
