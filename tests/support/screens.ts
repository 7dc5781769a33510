/**
 * Every screen of Carnet and the way to it, for whatever must hold on all of them: accessibility, hostile texts,
 * the pictures of `npm run screens`. A screen that is missing here is looked at by none of these.
 *
 * Longer than 400 lines because all screens are read as one list.
 */
import type { Page } from 'playwright-core';
import { settingsSections, type SheetTab } from '../../src/client/ports/routes.ts';
import {
  addSme,
  beginProgramme,
  composerOf,
  goInside,
  journalEntries,
  type Person,
  portfolioHeading,
  waitForValue,
} from './journey.ts';

/** Where someone is: what the addresses of the screens are made of. */
export interface Stage {
  readonly person: Person;
  readonly address: string;
  readonly programmeId: string;
  /** An SME with a full sheet. */
  readonly smeId: string;
  /** A programme without SMEs. */
  readonly emptyProgrammeId: string;
  /** One that the browser removed, and one that a newer version wrote. */
  readonly vanishedProgrammeId: string;
  readonly newerProgrammeId: string;
  /** Whether the application is loaded anew for each screen, as for who opens its address. */
  readonly isLoadedAnew?: true;
}

export interface Screen {
  readonly name: string;
  /** Ends when the screen is shown whole. */
  readonly open: (stage: Stage) => Promise<void>;
}

const goTo = async ({ person, address, isLoadedAnew }: Stage, path: string): Promise<void> => {
  if (isLoadedAnew === true) await person.page.goto(`${address}${path}`);
  else await goInside(person.page, `${address}${path}`);
};

const inProgramme = (stage: Stage, path = ''): Promise<void> =>
  goTo(stage, `/p/${stage.programmeId}${path}`);

/** A sheet, once its journal is there. */
async function openSheet(stage: Stage): Promise<void> {
  await inProgramme(stage, `/sme/${stage.smeId}`);
  await composerOf(stage.person).waitFor();
  await journalEntries(stage.person).first().waitFor();
}

async function openSheetTab(stage: Stage, tab: SheetTab): Promise<void> {
  await inProgramme(stage, `/sme/${stage.smeId}/${tab}`);
  const { page, texts } = stage.person;
  await page.getByRole('tab', { name: texts.sheet.header[tab], selected: true }).waitFor();
  if (tab === 'history') await page.getByRole('list', { name: texts.history.list }).waitFor();
  if (tab === 'details') {
    await page.getByRole('textbox', { name: texts.domain.field.sme.town }).waitFor();
  }
  // What a tab is drawn with is read when it is opened.
  await page.getByText(texts.sheet.loading).waitFor({ state: 'detached' });
}

/** A visit of a sheet: the one under way goes on. Ends on its notes, of which there are some. */
async function openVisit(stage: Stage): Promise<void> {
  const { page, texts } = stage.person;
  await openSheet(stage);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.keyboard.press('v');
  const line = page.getByRole('textbox', { name: texts.visit.line.label });
  await line.waitFor();
  await page.getByText(texts.visit.loading).waitFor({ state: 'detached' });
  const notes = page.getByRole('list', { name: texts.visit.notes }).getByRole('listitem');
  if ((await notes.count()) > 0) return;
  for (const words of ['Claire 10 / 48', '> Claire : glossaire / glossary', '= 12 / 48']) {
    await line.fill(words);
    await line.press('Enter');
    await waitForValue(line, '');
  }
}

/** Opens an entry of the menu of a sheet and waits for its window. */
async function openFromSheetMenu(
  stage: Stage,
  item: 'newContact' | 'newAction' | 'newIssue',
): Promise<void> {
  await openSheet(stage);
  const { page, texts } = stage.person;
  await page.getByRole('button', { name: texts.sheet.header.more, exact: true }).click();
  await page.getByRole('menuitem', { name: texts.sheet.header[item] }).click();
  await page.getByRole('dialog').waitFor();
}

const heading = ({ page }: Person, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** A grid, or on a phone the list of days. */
async function calendarShown({ person: { page, texts } }: Stage): Promise<void> {
  await heading({ page, texts }, texts.calendar.title);
  // In the list of a phone a day may have a holiday alone, and a month may have no day.
  const day = page.locator('[data-entry]:visible, [data-day]:visible, [id^="day-"]:visible');
  await day.or(page.getByText(texts.calendar.agenda.nothing)).first().waitFor();
}

/** The first run, on a device that knows nothing yet. */
export const firstRunScreens: readonly Screen[] = [
  {
    name: 'first-run',
    open: async (stage) => {
      await goTo(stage, '/');
      await heading(stage.person, stage.person.texts['first-run'].title);
    },
  },
  {
    name: 'begin',
    open: async (stage) => {
      await goTo(stage, '/start?way=begin');
      await heading(stage.person, stage.person.texts['first-run'].begin.title);
    },
  },
  {
    name: 'begin-errors',
    open: async (stage) => {
      const { page, texts } = stage.person;
      await goTo(stage, '/start?way=begin');
      await page.getByRole('button', { name: texts['first-run'].begin.submit }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'take-in',
    open: async (stage) => {
      await goTo(stage, '/start?way=takeIn');
      await heading(stage.person, stage.person.texts.backup.takeIn.title);
    },
  },
  {
    name: 'sign-in',
    open: async (stage) => {
      await goTo(stage, '/sign-in');
      await heading(stage.person, stage.person.texts['sign-in'].title);
    },
  },
  {
    // Without a server, or without a sign-in; opened and ended it is a scene of the gallery.
    name: 'linked-report',
    open: async (stage) => {
      await goTo(stage, '/report#nobody-knows-this-token');
      await heading(stage.person, stage.person.texts.quarterly.linked.title);
    },
  },
  {
    // Without its token, as one that was used.
    name: 'join-ended',
    open: async (stage) => {
      await goTo(stage, '/join');
      await heading(stage.person, stage.person.texts['sign-in'].join.ended.title);
    },
  },
];

/** The screens of a programme, and those of a device that holds some. */
export const programmeScreens: readonly Screen[] = [
  {
    name: 'programmes',
    open: async (stage) => {
      await goTo(stage, '/start');
      await heading(stage.person, stage.person.texts['first-run'].programmes.title);
    },
  },
  {
    name: 'portfolio',
    open: async (stage) => {
      await inProgramme(stage);
      await portfolioHeading(stage.person).waitFor();
      await stage.person.page.getByRole('table').waitFor();
    },
  },
  {
    name: 'my-day',
    open: async (stage) => {
      await inProgramme(stage, '/day?who=everyone');
      await heading(stage.person, stage.person.texts['my-day'].title);
      await stage.person.page.getByRole('list').first().waitFor();
    },
  },
  {
    name: 'my-day-empty',
    open: async (stage) => {
      await goTo(stage, `/p/${stage.emptyProgrammeId}/day`);
      await stage.person.page.getByText(stage.person.texts['my-day'].empty.noneHere).waitFor();
    },
  },
  {
    name: 'portfolio-board',
    open: async (stage) => {
      await inProgramme(stage, '/?view=board');
      await stage.person.page.locator('[data-sme]:visible').first().waitFor();
    },
  },
  {
    name: 'portfolio-arranged',
    open: async (stage) => {
      await inProgramme(
        stage,
        '/?stage=inducted&stage=supported&group=manager&sort=lastContact&text=an&columns=health,name,pad,stage,lastContact,next,open,town',
      );
      // A programme whose names are of another kind has none of these words in them.
      const { page } = stage.person;
      const [row, none] = [page.locator('[data-sme]:visible'), page.locator('main h2')];
      await row.or(none).first().waitFor();
    },
  },
  {
    name: 'portfolio-empty',
    open: async (stage) => {
      await goTo(stage, `/p/${stage.emptyProgrammeId}`);
      await stage.person.page.getByText(stage.person.texts.portfolio.empty.title).waitFor();
    },
  },
  {
    name: 'new-sme',
    open: async (stage) => {
      await inProgramme(stage, '/new');
      await stage.person.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'log-dialog',
    open: async (stage) => {
      await inProgramme(stage, '/log');
      await stage.person.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'search',
    open: async (stage) => {
      await inProgramme(stage);
      await portfolioHeading(stage.person).waitFor();
      await stage.person.page.keyboard.press('Control+k');
      const field = stage.person.page.getByRole('combobox', {
        name: stage.person.texts.search.title,
      });
      await field.waitFor();
      await field.fill('e');
      await stage.person.page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'palette',
    open: async (stage) => {
      await inProgramme(stage);
      await portfolioHeading(stage.person).waitFor();
      await stage.person.page.keyboard.press('Control+k');
      await stage.person.page
        .getByRole('group', { name: stage.person.texts.search.group.do })
        .waitFor();
    },
  },
  {
    name: 'shortcuts',
    open: async (stage) => {
      const { page, texts } = stage.person;
      await inProgramme(stage);
      await portfolioHeading(stage.person).waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: texts.shell.shortcuts.title }).waitFor();
    },
  },
  {
    name: 'overview',
    open: async (stage) => {
      await inProgramme(stage, '/overview');
      await heading(stage.person, stage.person.texts.overview.title);
      // Contacts are read when the screen is opened.
      await stage.person.page
        .getByText(stage.person.texts.overview.loading)
        .waitFor({ state: 'detached' });
    },
  },
  {
    name: 'overview-records',
    open: async (stage) => {
      await inProgramme(stage, '/overview?period=start&of=impact%3Aall%3AfirstSaleAbroad');
      await stage.person.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'organisations',
    open: async (stage) => {
      await inProgramme(stage, '/organisations');
      await heading(stage.person, stage.person.texts.organisations.title);
    },
  },
  {
    name: 'reviews',
    open: async (stage) => {
      await inProgramme(stage, '/reviews');
      await heading(stage.person, stage.person.texts.reviews.list.title);
      await stage.person.page.getByRole('table').waitFor();
    },
  },
  {
    name: 'lessons',
    open: async (stage) => {
      await inProgramme(stage, '/lessons');
      await heading(stage.person, stage.person.texts.lessons.title);
    },
  },
  {
    name: 'timeline',
    open: async (stage) => {
      await inProgramme(stage, '/timeline');
      await heading(stage.person, stage.person.texts.timeline.title);
    },
  },
  {
    name: 'meetings',
    open: async (stage) => {
      await inProgramme(stage, '/meetings');
      await heading(stage.person, stage.person.texts.meetings.title);
      await stage.person.page.getByRole('table').waitFor();
    },
  },
  {
    name: 'meeting',
    open: async (stage) => {
      await inProgramme(stage, '/meetings');
      await stage.person.page.getByRole('row').nth(2).getByRole('link').click();
      await stage.person.page.getByRole('complementary').waitFor();
    },
  },
  {
    name: 'quarterly',
    open: async (stage) => {
      await inProgramme(stage, '/quarterly/18');
      await heading(stage.person, stage.person.texts.quarterly.title);
      await stage.person.page.getByRole('article').waitFor();
    },
  },
  {
    name: 'quarterly-whole',
    open: async (stage) => {
      await inProgramme(stage, '/quarterly/programme');
      await heading(stage.person, stage.person.texts.quarterly.title);
      await stage.person.page.getByRole('article').waitFor();
    },
  },
  {
    name: 'enrolment',
    open: async (stage) => {
      await inProgramme(stage, '/enrolment');
      await heading(stage.person, stage.person.texts.enrolment.title);
      await stage.person.page.getByRole('table').first().waitFor();
    },
  },
  { name: 'sheet-journal', open: openSheet },
  {
    name: 'sheet-composer',
    open: async (stage) => {
      await openSheet(stage);
      await composerOf(stage.person).fill(
        'a 12 étiquettes EN reçues > envoyer le glossaire vendredi',
      );
      await stage.person.page
        .getByRole('list', { name: stage.person.texts.sheet.composer.reading })
        .waitFor();
    },
  },
  { name: 'sheet-eligibility', open: (stage) => openSheetTab(stage, 'eligibility') },
  { name: 'sheet-assessment', open: (stage) => openSheetTab(stage, 'assessment') },
  { name: 'sheet-plan', open: (stage) => openSheetTab(stage, 'plan') },
  { name: 'sheet-reviews', open: (stage) => openSheetTab(stage, 'reviews') },
  { name: 'sheet-figures', open: (stage) => openSheetTab(stage, 'figures') },
  {
    name: 'sheet-documents',
    open: async (stage) => {
      await openSheetTab(stage, 'documents');
      const { page, texts } = stage.person;
      await page.getByRole('table', { name: texts.files.title }).waitFor();
      await page.getByText(texts.files.loading).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'document',
    open: async (stage) => {
      await openSheetTab(stage, 'documents');
      const { page, texts } = stage.person;
      const names = page.getByRole('table', { name: texts.files.title }).getByRole('button');
      await names.first().waitFor();
      // A picture, where there is one.
      const pictures = names.filter({ hasText: '.png' });
      await ((await pictures.count()) > 0 ? pictures : names).first().click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('dialog').getByText(texts.files.loading).waitFor({ state: 'detached' });
    },
  },
  { name: 'sheet-details', open: (stage) => openSheetTab(stage, 'details') },
  {
    name: 'achievement-dialog',
    open: async (stage) => {
      await openSheetTab(stage, 'details');
      const { page, texts } = stage.person;
      await page.getByRole('button', { name: texts.achievements.add }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'sheet-history', open: (stage) => openSheetTab(stage, 'history') },
  {
    name: 'stage-dialog',
    open: async (stage) => {
      await openSheet(stage);
      // By its letter: where the window is narrow, the button lies behind the brief.
      await stage.person.page.keyboard.press('m');
      await stage.person.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'hand-over',
    open: async (stage) => {
      await openSheet(stage);
      const { page, texts } = stage.person;
      await page.getByRole('button', { name: texts.sheet.header.more, exact: true }).click();
      await page.getByRole('menuitem', { name: texts.stages.handover.menu }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'contact-form', open: (stage) => openFromSheetMenu(stage, 'newContact') },
  { name: 'action-editor', open: (stage) => openFromSheetMenu(stage, 'newAction') },
  { name: 'issue-editor', open: (stage) => openFromSheetMenu(stage, 'newIssue') },
  {
    name: 'template',
    open: async (stage) => {
      await inProgramme(stage, '/settings/templates');
      const { page, texts } = stage.person;
      await page.getByRole('link', { name: texts.templates.section.open }).first().click();
      await page.getByRole('group', { name: texts.templates.list.label }).waitFor();
    },
  },
  ...settingsSections.map(
    (section): Screen => ({
      name: `settings-${section}`,
      open: async (stage) => {
        await inProgramme(stage, section === 'general' ? '/settings' : `/settings/${section}`);
        await heading(stage.person, stage.person.texts.settings.title);
      },
    }),
  ),
  {
    name: 'calendar',
    open: async (stage) => {
      await inProgramme(stage, '/calendar');
      await calendarShown(stage);
    },
  },
  {
    // The context of the programme at its fullest.
    name: 'calendar-lockdown',
    open: async (stage) => {
      await inProgramme(stage, '/calendar?day=2020-11-18');
      await calendarShown(stage);
    },
  },
  {
    name: 'calendar-week',
    open: async (stage) => {
      await inProgramme(stage, '/calendar?view=week');
      await calendarShown(stage);
    },
  },
  {
    name: 'calendar-entry',
    open: async (stage) => {
      await inProgramme(stage, '/calendar');
      await calendarShown(stage);
      const { page } = stage.person;
      await page.locator('[data-entry^="contact/"]').last().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'calendar-plan',
    open: async (stage) => {
      // August, so that there is something to mind.
      await inProgramme(stage, '/calendar?day=2021-08-14');
      await calendarShown(stage);
      const { keyboard } = stage.person.page;
      await keyboard.press('p');
      await stage.person.page.getByRole('dialog').waitFor();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
    },
  },
  {
    name: 'ready',
    open: async (stage) => {
      await inProgramme(stage, `/ready/${stage.smeId}`);
      await heading(stage.person, stage.person.texts.visit.ready.title);
    },
  },
  { name: 'visit', open: openVisit },
  {
    name: 'visit-joint',
    open: async (stage) => {
      await openVisit(stage);
      const { page, texts } = stage.person;
      await page.getByRole('button', { name: texts.visit.joint.open }).click();
      await page.waitForURL(/\/joint$/);
      await page.getByRole('main').waitFor();
    },
  },
  {
    name: 'visit-end',
    open: async (stage) => {
      await openVisit(stage);
      const { page, texts } = stage.person;
      await page.getByRole('button', { name: texts.visit.end.open }).click();
      await page.getByRole('heading', { name: texts.visit.takeAway.title }).waitFor();
    },
  },
  {
    name: 'trash',
    open: async (stage) => {
      await inProgramme(stage, '/trash');
      await heading(stage.person, stage.person.texts.trash.title);
    },
  },
  {
    name: 'vanished',
    open: async (stage) => {
      await goTo(stage, `/p/${stage.vanishedProgrammeId}`);
      await heading(stage.person, stage.person.texts['first-run'].vanished.title);
    },
  },
  {
    name: 'failure',
    open: async (stage) => {
      await goTo(stage, `/p/${stage.newerProgrammeId}`);
      await heading(stage.person, stage.person.texts['first-run'].failure.newer.title);
    },
  },
];

/** The address of a sheet with much on it: the SME that the list puts first. */
export async function firstSmeId({ page }: Person): Promise<string> {
  const link = page.getByRole('table').getByRole('link').first();
  const address = (await link.getAttribute('href')) ?? '';
  const id = /\/sme\/([^/?#]+)/.exec(address)?.[1];
  if (id === undefined) throw new Error(`No sheet behind ${address}`);
  return id;
}

/** Adds what a device meets in time: an empty programme, one that vanished, one of a newer version. */
export async function prepareDevice(person: Person, address: string) {
  const emptyProgrammeId = await beginEmpty(person, address);
  const vanishedProgrammeId = 'vanished-programme';
  const newerProgrammeId = 'newer-programme';
  await person.page.evaluate(
    async ([vanished, newer]) => {
      const listKey = 'carnet.programmes';
      const list = JSON.parse(localStorage.getItem(listKey) ?? '[]') as object[];
      const entry = { memberId: 'member', openedAt: 0, pendingCount: 2 };
      const added = [
        { ...entry, programmeId: vanished, name: 'E-Channel 2019' },
        { ...entry, programmeId: newer, name: 'E-Channel 2021' },
      ];
      localStorage.setItem(listKey, JSON.stringify([...list, ...added]));
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(`carnet-${newer}`, 1_000_000);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => reject(new Error('The newer programme is not made'));
      });
    },
    [vanishedProgrammeId, newerProgrammeId] as const,
  );
  return { emptyProgrammeId, vanishedProgrammeId, newerProgrammeId };
}

async function beginEmpty(person: Person, address: string): Promise<string> {
  return beginProgramme(person, `${address}/start?way=add`, {
    programme: 'E-Channel 2',
    member: 'Emma Clarke',
  });
}

/** Puts an SME and an entry into the trash of the programme that is shown, so that it has something to show. */
export async function fillTrash(person: Person, name: string): Promise<void> {
  const { page, texts } = person;
  await addSme(person, name);
  await page.getByRole('button', { name: texts.sheet.header.more, exact: true }).click();
  await page.getByRole('menuitem', { name: texts.sheet.header.delete }).click();
  await portfolioHeading(person).waitFor();
}

/** Until pictures, letters and lists are all drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
