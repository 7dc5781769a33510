/**
 * A report counts by days that have happened (F274): it asks `happened-on.ts`, `journey-days.ts` or `held-in-time.ts` for them, and
 * never reads the day as a device wrote it. Whoever does says why here.
 */
import { expect, test } from 'vitest';
import { scanned, withoutComments } from './sources.ts';

/** A day on which something took place, taken from the values of a record: as `values.doneOn`, or out of its braces. */
const names = '(?:on|enrolledOn|stageDates|openedOn|resolvedOn|doneOn|connectedOn|brokenSince)';
const rawDay = new RegExp(String.raw`values\.${names}\b|[{ ]${names}\b[^;\n]*\} = [\w.]*values;`);

const allowed: Readonly<Record<string, string>> = {
  'src/domain/achievement/achievement-day.ts': 'tells the day that counts',
  'src/domain/report/to-be-mended.ts': 'whether a day is there at all',
};

const counts = /^src\/domain\/(?:achievement|meeting|programme|report)\/.*\.ts$/;
const found = scanned(counts, 50)
  .filter(({ text }) => rawDay.test(withoutComments(text)))
  .map(({ path }) => path);

test('no figure and no report reads a day that may still be to come', () => {
  expect(found.filter((path) => allowed[path] === undefined)).toEqual([]);
});

test('every exception is still one', () => {
  expect(Object.keys(allowed).filter((path) => !found.includes(path))).toEqual([]);
});

test.each([
  'isWithin(values.doneOn, period.days)',
  'const { enrolledOn, launchPadId } = sme.values;',
  'achievements.filter(({ values }) => values.on < to)',
])('%s would be found', (code) => {
  expect(rawDay.test(code)).toBe(true);
});
