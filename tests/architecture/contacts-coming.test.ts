/**
 * "Not here yet" is never taken for "nothing there": a file that reads the contacts of a programme for a figure, or hands a table,
 * a paper, a Word file or an issued report over, asks whether contacts are still being received, or says here why it need not.
 */
import { expect, test } from 'vitest';
import { scanned, withoutComments } from './sources.ts';

const reads =
  /\b(mayLeave|read(LoggedContacts|ContactsOf|ContactsOfNotes|ConfidentialHomes))\(|\bjournals\.get\(/;
const handsOver =
  /window\.print\(\)|(?<!function )\buse(DownloadTable|WordFiles)\(|\bissueReport\(/;
const asks = /\bcontactsComing\b/;

/** Files that need not ask, each with its reason. */
const argued: Readonly<Record<string, string>> = {
  'src/client/app/app-commands.ts': 'prints the screen, which says what is still coming',
  'src/client/features/calendar/calendar-file.ts':
    'what was noted at a contact that is not here is left out',
  'src/client/features/calendar/calendar-toolbar.tsx':
    'the dates that are here; a calendar counts nothing',
  'src/client/features/mail/read-mail-dialog.tsx': 'looks for the same email among what is here',
  'src/client/features/meetings/use-meeting-word.ts': 'asked by its button in `meeting-page.tsx`',
  'src/client/features/meetings/use-meetings.ts':
    'what was noted at a contact that is not here is not kept; asked in `meeting-page.tsx` besides',
  'src/client/features/quarterly/issued-desk.tsx': 'what was issued is frozen',
  'src/client/features/quarterly/linked-report-screen.tsx': 'what was issued is frozen',
  'src/client/features/quarterly/report-tools.tsx': 'told by `desk-tools.tsx`',
  'src/client/features/quarterly/review-desk.tsx': 'asked by `desk-tools.tsx`',
  'src/client/features/quarterly/whole-desk.tsx': 'asked by `desk-tools.tsx`',
  'src/client/features/overview/texts-part.tsx':
    'what was noted at a contact that is not here is not printed',
  'src/client/features/overview/use-overview.ts': 'asked by `overview-screen.tsx`',
  'src/client/features/sheet/contact-form/contact-form.tsx': 'one contact, which is open',
  'src/client/features/sheet/figures/figures-tab.tsx': 'figures of channels, which are no contacts',
  'src/client/features/sheet/forms/explanation-sheet.tsx': 'criteria, which are no contacts',
  'src/client/features/sheet/journal/logged-twice.tsx':
    'one entry beside another: what is still to come says so once it is there',
  'src/client/features/sheet/journal/use-journal.ts': 'asked by `journal-tab.tsx`',
  'src/client/features/sheet/paper/use-forms-to-take.ts': 'asked by the paper and the table',
  'src/client/features/sheet/reviews/follow-up-letter.tsx': 'what was agreed in one review',
  'src/client/features/sheet/reviews/use-review-facts.ts':
    'a review on the screen, beside the journal that says it; on paper asked by `sheet-paper.tsx`',
  'src/client/features/sheet/side/use-last-change.ts': 'the latest change of what is here',
  'src/client/features/templates/template-screen.tsx': 'questions, which are no contacts',
  'src/client/features/visit/take-away.tsx': 'what was told in one visit',
  'src/client/features/visit/visit-screen.tsx': 'one contact, which is going on',
  'src/client/model/use-contacts-of-notes.ts':
    'what was noted at a contact that is not here stays here',
  'src/client/model/use-noted-may-leave.ts':
    'what was noted at a contact that is not here stays here',
  'src/client/parts/form/use-seen-against.ts': 'marks on the screen beside answers',
  'src/client/parts/form/use-version-progress.ts': 'times of answers on the screen',
};

const found = scanned(/^src\/client\/.*\.tsx?$/, 300)
  .filter(({ path }) => path !== 'src/client/model/logged-contacts.ts')
  .map(({ path, text }) => ({ path, code: withoutComments(text) }))
  .filter(({ code }) => reads.test(code) || handsOver.test(code));

test('a figure, a paper and a file ask whether contacts are still being received', () => {
  const silent = found.filter(({ code }) => !asks.test(code)).map(({ path }) => path);
  expect(silent.toSorted()).toEqual(Object.keys(argued).toSorted());
});

test('those that ask are the ones known to leave or to be frozen', () => {
  const asking = found.filter(({ code }) => asks.test(code)).map(({ path }) => path);
  expect(asking).toEqual(
    expect.arrayContaining([
      'src/client/features/meetings/meeting-page.tsx',
      'src/client/features/portfolio/portfolio-csv.tsx',
      'src/client/features/quarterly/issue-dialog.tsx',
      'src/client/features/quarterly/use-review-source.ts',
      'src/client/features/sheet/paper/sheet-paper-slot.tsx',
      'src/client/features/sheet/paper/sheet-paper.tsx',
      'src/client/features/sheet/sheet-csv.tsx',
    ]),
  );
});
