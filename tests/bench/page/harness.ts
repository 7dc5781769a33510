/** The page of the bench: what it can measure, for `page.evaluate` to call. */

import { selectMonths } from './calendar-month.ts';
import { exchangeFifty, firstSync, logFifty } from './exchange.ts';
import { floorExchange, floorFirstSync } from './exchange-floor.ts';
import { measureLayout } from './layouts.ts';
import { answerQuestions, loadSample, openForms } from './forms.ts';
import { missingEdits, saveWithoutEnd, typeKeys } from './keystrokes.ts';
import { changeFromHere, momentsShown, openViews } from './open-views.tsx';
import { sendPhotos } from './photos.ts';
import { openOverview, readOverviewRows } from './overview.tsx';
import { judgeAlerts } from './judging.ts';
import { countContacts, readJournalsAndLists } from './reading.ts';
import { draftReviews } from './reviews.ts';
import { seedRowFloor } from './row-floor.ts';
import { searchPerKey } from './searching.ts';
import { seedMatchesImport, seedProgramme } from './seed.ts';

const bench = {
  seedMatchesImport,
  seedProgramme,
  seedRowFloor,
  typeKeys,
  saveWithoutEnd,
  missingEdits,
  readJournalsAndLists,
  judgeAlerts,
  openOverview,
  readOverviewRows,
  openForms,
  answerQuestions,
  draftReviews,
  loadSample,
  selectMonths,
  countContacts,
  searchPerKey,
  openViews,
  changeFromHere,
  momentsShown,
  measureLayout,
  firstSync,
  exchangeFifty,
  logFifty,
  sendPhotos,
  floorFirstSync,
  floorExchange,
  // Peers come with libraries of their own, which nothing else here is to carry.
  rxdbFirstSync: async (records: number) => (await import('./peers.ts')).rxdbFirstSync(records),
  rxdbExchange: async (round: number) => (await import('./peers.ts')).rxdbExchange(round),
  pouchdbFirstSync: async (records: number) =>
    (await import('./peers.ts')).pouchdbFirstSync(records),
};

declare global {
  interface Window {
    bench: typeof bench;
    /** Put there by the bench where it wants to know of saves. */
    reportSaved: (edit: number) => unknown;
  }
}

window.bench = bench;
