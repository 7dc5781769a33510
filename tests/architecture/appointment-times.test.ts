/**
 * The time of a contact or a meeting is said in one way: `parts/date/use-appointment.ts`, on the reader's clock with the
 * others beside it. Whoever formats a time themselves says why here: else a colleague of the other pad dials in an hour late.
 */
import { expect, test } from 'vitest';
import { scanned, withoutComments } from './sources.ts';

const helper = 'src/client/parts/date/use-appointment.ts';

/** A time made into words, or taken to another clock. An instant of this device (`localDateTimeIn`) is its reader's. */
const formatting =
  /\b(?:format\.time\(|formatTime\(|timeElsewhere\(|hourOf\(|format\.dayTime\((?!\s*localDateTimeIn\())/;

const allowed: Readonly<Record<string, string>> = {
  'src/client/features/calendar/hour-column.tsx': 'the hours of the grid beside its entries',
  'src/client/features/calendar/hour-grid.tsx': 'the hours of the grid beside its entries',
  'src/client/features/calendar/use-hour-keys.ts': 'where an entry stands in the grid, not words',
  'src/client/features/conflicts/conflicts-screen.tsx': 'when a conflict arose: an instant',
  'src/client/features/meetings/meeting-document.ts':
    'a file for both pads: its clocks go through the words of the helper; when the progress was kept is an instant',
  'src/client/features/meetings/progress-part.tsx': 'when the progress was kept: an instant',
  'src/client/features/planning/free-times.tsx': 'an hour that is being chosen, with both clocks',
  'src/client/features/planning/plan-dialog.tsx': 'an hour that is being chosen, with both clocks',
  'src/client/parts/contact/contact-draft.ts': 'whether an hour was typed, not words',
  'src/client/features/sheet/contact-form/when-fields.tsx':
    'an hour that is being typed, with both clocks',
  'src/client/features/trash/trash-screen.tsx': 'when something was deleted: an instant',
  'src/client/features/visit/next-meeting.tsx':
    'an hour that is being chosen, as the business reads it in the letter',
  'src/client/features/visit/take-away.tsx': 'a letter, on the clock of the SME',
  'src/client/features/visit/visit-line-input.tsx': 'the clock of this device',
  'src/client/features/work-panel/pad-exchanges.tsx': 'when a pad was last heard of: an instant',
  'src/client/i18n/describe-value.ts': 'a stored value as the history tells it, its zone beside it',
  'src/client/i18n/format.ts': 'the formatter',
  'src/client/parts/composer/use-part-words.ts': 'what is being typed, on the clock of this device',
  'src/client/parts/history/history-list.tsx': 'when a change was made: an instant',
};

const found = scanned(/^src\/client\/.*\.tsx?$/, 300)
  .filter(({ path, text }) => path !== helper && formatting.test(withoutComments(text)))
  .map(({ path }) => path);

test('nobody says the time of an appointment in a way of their own', () => {
  expect(found.filter((path) => allowed[path] === undefined)).toEqual([]);
});

test('every exception is still one', () => {
  expect(Object.keys(allowed).filter((path) => !found.includes(path))).toEqual([]);
});

test.each([
  'format.time(contact.at)',
  'format.dayTime(contact.values.at, today)',
  'hourOf(planned.at)',
])('%s would be found', (code) => {
  expect(formatting.test(code)).toBe(true);
});
