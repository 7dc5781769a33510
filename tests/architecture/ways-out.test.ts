/**
 * Every way in which something leaves Carnet has a line here: what goes out, and the test that shows what each role gets. A new
 * download, print button or copied text is red until somebody said who may see what is in it. Screens that the browser prints
 * by its own keys are in the table of `leaving-carnet.test.tsx`, which has a line for each address.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/repository-files.ts';
import { productSources, withoutComments } from './sources.ts';

const unit = 'tests/unit/client/';
const quarterly = `${unit}features/quarterly/quarterly-screen.test.tsx`;
const leaving = `${unit}features/leaving-carnet.test.tsx`;

/** What a file lets out, and where that is held. */
const waysOut: Readonly<Record<string, readonly [what: string, heldBy: string]>> = {
  'src/client/app/app-commands.ts': ['the screen on paper', leaving],
  'src/client/model/calendar-file.ts': [
    'calendar files',
    `${unit}features/calendar/calendar-screen.test.tsx`,
  ],
  'src/client/model/table-file.ts': ['tables', leaving],
  'src/client/model/use-copy.ts': ['a backup copy', 'tests/contract/visibility.contract.ts'],
  'src/client/model/use-clipboard.ts': [
    'a text of its screen, copied',
    `${unit}features/sheet/only-reads.test.tsx`,
  ],
  'src/client/parts/letter/use-letter-out.ts': [
    'a letter to the owner, copied or as an email',
    `${unit}features/sheet/reviews-tab.test.tsx`,
  ],
  'src/client/parts/word/use-word-files.ts': ['Word files', leaving],
  'src/client/parts/files/file-dialog.tsx': [
    'one file, as it was attached',
    'tests/unit/server/http/files.test.ts',
  ],
  'src/client/parts/link/link-dialog.tsx': [
    'a link for one person',
    'tests/unit/server/auth/link-rights.test.ts',
  ],
  'src/client/features/calendar/calendar-file.ts': [
    'a month of appointments',
    `${unit}features/calendar/calendar-screen.test.tsx`,
  ],
  'src/client/features/calendar/calendar-toolbar.tsx': ['the calendar on paper', leaving],
  'src/client/features/import/file-step.tsx': [
    'a table with headings and nothing below them',
    `${unit}features/import/import-screen.test.tsx`,
  ],
  'src/client/features/meetings/meeting-page.tsx': ['a meeting on paper', leaving],
  'src/client/features/meetings/use-meeting-word.ts': ['a meeting in Word', leaving],
  'src/client/features/my-day/my-day-screen.tsx': ['a day on paper', leaving],
  'src/client/features/overview/overview-screen.tsx': ['the overview on paper', leaving],
  'src/client/features/portfolio/portfolio-csv.tsx': ['the list as a table', leaving],
  'src/client/features/portfolio/row-menu.tsx': [
    'the address of a sheet',
    'tests/contract/visibility.contract.ts',
  ],
  'src/client/features/quarterly/issued-desk.tsx': ['an issued report in Word', quarterly],
  'src/client/features/quarterly/review-desk.tsx': ['a quarterly review in Word', quarterly],
  'src/client/features/quarterly/whole-desk.tsx': [
    'the report on the programme in Word',
    quarterly,
  ],
  'src/client/features/sheet/details/people-section.tsx': [
    'an email that one writes oneself',
    `${unit}features/sheet/sme-details.test.tsx`,
  ],
  'src/client/features/quarterly/linked-report-screen.tsx': [
    'an issued report on paper',
    `${unit}features/quarterly/linked-report-screen.test.tsx`,
  ],
  'src/client/features/quarterly/report-tools.tsx': ['a report on paper', leaving],
  'src/client/features/reviews/reviews-screen.tsx': ['the reviews on paper', leaving],
  'src/client/features/sheet/figures/figures-tab.tsx': [
    'the months of a channel',
    `${unit}features/sheet/taking-along.test.tsx`,
  ],
  'src/client/features/sheet/forms/explanation-sheet.tsx': [
    'what the owner is told of the criteria',
    `${unit}features/sheet/eligibility-tab.test.tsx`,
  ],
  'src/client/features/sheet/paper/sheet-paper-slot.tsx': ['a sheet on paper', leaving],
  'src/client/features/sheet/reviews/follow-up-letter.tsx': [
    'a letter to the owner',
    `${unit}features/sheet/reviews-tab.test.tsx`,
  ],
  'src/client/features/sheet/sheet-csv.tsx': ['a sheet as a table', leaving],
  'src/client/features/sheet/side/next-contact.tsx': [
    'the next contact for a calendar',
    `${unit}features/sheet/side-column.test.tsx`,
  ],
  'src/client/features/templates/template-screen.tsx': [
    'the questions of a template on paper',
    `${unit}features/templates/template-screen.test.tsx`,
  ],
  'src/client/features/visit/take-away.tsx': [
    'what the owner takes away from a visit',
    `${unit}features/visit/visit-screen.test.tsx`,
  ],
  'src/client/features/work-panel/stuck-list.tsx': [
    'one’s own changes that are not saved',
    `${unit}features/work-panel/waiting-list.test.tsx`,
  ],
  'src/client/features/arrival/kept-files.tsx': [
    'one’s own files that were not sent, after access was lost',
    `${unit}features/arrival/arrival.test.tsx`,
  ],
  'src/client/parts/composer/half-typed.tsx': [
    'one’s own half-typed words, after the role was lowered or the sheet was binned',
    `${unit}features/sheet/only-reads.test.tsx`,
  ],
  'src/client/app/stray-words.tsx': [
    'one’s own words, whose box left the page',
    `${unit}app/stray-words.test.tsx`,
  ],
  'src/client/features/first-run/vanished-screen.tsx': [
    'one’s own texts, after the browser cleared the data',
    `${unit}features/first-run/vanished-screen.test.tsx`,
  ],
  'src/client/features/first-run/copy-words.tsx': [
    'one’s own half-typed words in a backup copy, as another member than the one who made it',
    `${unit}features/first-run/copy-words.test.tsx`,
  ],
  'src/client/features/arrival/lost-view.tsx': [
    'one’s own texts, after access was lost',
    `${unit}features/arrival/arrival.test.tsx`,
  ],
};

const wayOut =
  /\bdownload\(|window\.print\(\)|clipboard\s*\.writeText|(?<!function )copyText\(|navigator\s*\.share\(|(?<!function )use(DownloadTable|DownloadCalendar|WordFiles|Clipboard|LetterOut)\(|: 'mailto:|`mailto:/;

test('every way out of Carnet has a line, and every line a way out', () => {
  const found = productSources()
    .filter(
      ({ path, text }) =>
        /^src\/client\/(?!ports|storage|sync)/.test(path) && wayOut.test(withoutComments(text)),
    )
    .map(({ path }) => path);
  expect(found.toSorted()).toEqual(Object.keys(waysOut).toSorted());
});

test('every line names a test that is there', () => {
  const missing = Object.values(waysOut).filter(([, heldBy]) => !existsSync(join(root, heldBy)));
  expect(missing).toEqual([]);
});
