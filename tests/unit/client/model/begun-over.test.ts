/** What a form shows and keeps that was begun over a line, when the line is read on another day or says something else. */

import { expect, it } from 'vitest';
import {
  type Beginning,
  beginningsIn,
  type SaidValues,
  type Saying,
  shownOf,
  withoutFields,
  writtenOver,
} from '../../../../src/client/model/begun-over.ts';

const fields = ['day', 'mode'];
const firstDay = '2026-12-01T09:30';
const nextDay = '2026-12-02T09:30';

/** `tomorrow` is read on the day; every other word is the day itself. */
function line(words: string, on: string, isCorrected = false): Saying {
  const asOf = (moment: string): SaidValues => {
    const [day, mode] = words.split(' ');
    const tomorrow = moment === firstDay ? '2026-12-02' : '2026-12-03';
    return { day: day === 'tomorrow' ? tomorrow : day, mode };
  };
  return { now: asOf(on), isWhole: true, line: { words, asOf, isCorrected } };
}
const written = (
  begun: readonly Beginning[],
  saying: Saying | undefined,
  patch: SaidValues,
  on = firstDay,
) => writtenOver(begun, saying, { on, fields, patch });
const shown = (begun: readonly Beginning[], saying: Saying | undefined) =>
  fields.map((field) => shownOf(begun, saying, field).value);

it('is as the line says where nothing was begun', () => {
  expect(shown([], line('tomorrow video', firstDay))).toEqual(['2026-12-02', 'video']);
  expect(shown([], undefined)).toEqual([undefined, undefined]);
});

it('keeps what the same words meant when they were begun, and what was chosen by hand, on another day (F224)', () => {
  const begun = written([], line('tomorrow video', firstDay), {});
  expect(shown(begun, line('tomorrow video', nextDay))).toEqual(['2026-12-02', 'video']);
  const chosen = written(begun, line('tomorrow video', nextDay), { day: '2026-12-17' }, nextDay);
  expect(shown(chosen, line('tomorrow video', nextDay))).toEqual(['2026-12-17', 'video']);
  expect(shown(chosen, undefined)).toEqual(['2026-12-17', 'video']);
});

it('follows the line in the value that it says otherwise, and in no other (F224)', () => {
  const begun = written([], line('tomorrow video', firstDay), { day: '2026-12-17' });
  expect(shown(begun, line('tomorrow phone', nextDay))).toEqual(['2026-12-17', 'phone']);
  expect(shown(begun, line('2026-12-20 video', nextDay))).toEqual(['2026-12-20', 'video']);
  expect(shown(begun, line('tomorrow', nextDay))).toEqual(['2026-12-17', undefined]);
});

it('keeps what is not shown until somebody writes over it (F224)', () => {
  const before = line('tomorrow video', firstDay);
  const later = line('2026-12-20 phone', nextDay);
  const begun = written([], before, { day: '2026-12-17' });
  const letter = written(begun, later, {}, nextDay);
  expect(shown(letter, later)).toEqual(['2026-12-20', 'phone']);
  expect(shown(letter, undefined)).toEqual(['2026-12-20', 'phone']);
  expect(shown(letter, before)).toEqual(['2026-12-17', 'video']);
  const over = written(letter, later, { day: '2026-12-21' }, nextDay);
  expect(shown(over, later)).toEqual(['2026-12-21', 'phone']);
  expect(JSON.stringify(over)).not.toContain('2026-12-17');
});

it('takes a choice back, and keeps one that was emptied', () => {
  const saying = line('tomorrow video', firstDay);
  const begun = written([], saying, { day: '2026-12-17', mode: null });
  expect(shown(begun, saying)).toEqual(['2026-12-17', null]);
  expect(shown(written(begun, saying, { day: undefined }), saying)).toEqual(['2026-12-02', null]);
});

it('stays with its values where only some are said, or none', () => {
  const begun = written([], undefined, { mode: 'phone' });
  expect(shown(begun, { now: { day: '2026-12-24' } })).toEqual(['2026-12-24', 'phone']);
  expect(shown(begun, { now: {} })).toEqual([undefined, 'phone']);
  expect(shown(begun, { now: { mode: 'video' } })).toEqual([undefined, 'video']);
});

it('tells a correction beside the words from the words alone', () => {
  const corrected: Saying = { ...line('2026-12-05 video', firstDay, true), now: { day: 'other' } };
  const begun = written([], corrected, { day: '2026-12-17' });
  // The correction is forgotten when the page is loaded anew: the words are the same.
  expect(shown(begun, line('2026-12-05 video', nextDay))).toEqual(['2026-12-17', undefined]);
  const plain = written([], line('tomorrow video', firstDay), { day: '2026-12-17' });
  const moved = line('tomorrow video', firstDay, true);
  const asOf = (): SaidValues => ({ day: '2026-12-09', mode: 'video' });
  const saying: Saying = {
    ...moved,
    now: asOf(),
    line: { words: 'tomorrow video', isCorrected: true, asOf },
  };
  expect(shown(plain, saying)).toEqual(['2026-12-09', 'video']);
});

it('begins anew in some values, and reads nothing else than beginnings', () => {
  const begun = written([], line('tomorrow video', firstDay), { day: '2026-12-17' });
  expect(shown(withoutFields(begun, ['day']), line('tomorrow video', nextDay))).toEqual([
    '2026-12-03',
    'video',
  ]);
  expect(beginningsIn(JSON.parse(JSON.stringify(begun)))).toEqual(begun);
  expect(beginningsIn('begun')).toEqual([]);
  expect(beginningsIn([null, 'x', { on: 1 }, { on: '', said: [] }])).toEqual([]);
});
