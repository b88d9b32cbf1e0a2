import { expect, test } from 'vitest';
import { interval2004, time12, time2004, timespan12 } from './time';

test.each([
  [0, '0000:00:00.00', 'PT0S'],
  [0.004, '0000:00:00.00', 'PT0S'],
  [59.999, '0000:01:00.00', 'PT60S'],
  [61.5, '0000:01:01.50', 'PT61.5S'],
  [3723.45, '0001:02:03.45', 'PT3723.45S'],
  [-5, '0000:00:00.00', 'PT0S'],
  [1e9, '9999:00:00.00', 'PT1000000000S'],
])('%d seconds', (seconds, old, now) => {
  expect(timespan12(seconds)).toBe(old);
  expect(interval2004(seconds)).toBe(now);
});

test('moments', () => {
  const at = new Date(2026, 4, 2, 4, 5, 9, 999);
  expect(time12(at)).toBe('04:05:09');
  expect(time2004(at)).toBe('2026-05-02T04:05:09');
});
