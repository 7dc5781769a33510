/**
 * A week's work by keyboard alone, on the sample programme and on five days that stand still: what My day asks for on
 * Monday, a stage and a handover on Tuesday, a review planned on a public holiday and moved off it on Wednesday, held
 * on Thursday; on Friday the enrolments, the palette, a table and paper. Then two steps back, and all of it is still
 * there without a server and without a network.
 */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '../../src/domain/entity/field.ts';
import { separators } from '../../src/domain/export/csv.ts';
import { enrolledBusinesses, otherBusinesses } from '../../src/domain/sample/businesses.ts';
import { programmeValues } from '../../src/domain/sample/sample-programme-data.ts';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { formatDay } from '../../src/client/i18n/format.ts';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  composerOf,
  journalEntries,
  languageCodes,
  logLine,
  newVisitor,
  openSample,
  type Person,
  pattern,
  portfolioHeading,
  readyOffline,
  tabTo,
  waitForValue,
} from '../support/journey.ts';
import {
  chooseItem,
  chooseOption,
  fileAfter,
  nextDay,
  press,
  typeInto,
} from '../support/keyboard.ts';

/** The Wednesday is a public holiday in France. */
const week = {
  monday: '2021-07-12',
  tuesday: '2021-07-13',
  wednesday: '2021-07-14',
  thursday: '2021-07-15',
  friday: '2021-07-16',
} as const;

const silentSme = 'Brasserie Ar Stêr Vihan';
const reviewedSme = 'Sacoches Gouesnon';
const newSme = 'Atelier Kerlan';
const colleague = 'Jules Ferrand';

interface Diary {
  readonly person: Person;
  readonly language: Language;
  /** The address of the programme. */
  readonly home: string;
}

let browser: Browser;
let server: ChangingServer;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startChangingServer();
});
afterEach(() => server.stop());

/** Opens a screen on the morning of a day, as the sample stands still on its own. */
async function begin({ person: { page }, home }: Diary, day: string, path: string): Promise<void> {
  await page.evaluate((pinnedDay) => {
    const key = 'carnet.programmes';
    const list = JSON.parse(localStorage.getItem(key) ?? '[]') as object[];
    localStorage.setItem(key, JSON.stringify(list.map((one) => ({ ...one, pinnedDay }))));
  }, day);
  await page.goto(`${home}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

const said = ({ person: { page } }: Diary, text: string): Promise<void> =>
  page.getByText(pattern(text)).last().waitFor();

/** The line of an SME in a section of My day. */
const lineOf = ({ person: { page } }: Diary, section: string, sme: string) =>
  page
    .getByRole('region', { name: new RegExp(`^${section}`) })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: sme, exact: true }) });

async function monday(diary: Diary): Promise<void> {
  const { page, texts } = diary.person;
  const { section, action } = texts['my-day'];
  await begin(diary, week.monday, '/day');
  const silent = lineOf(diary, section.silence, silentSme);

  await tabTo(silent.getByRole('link', { name: silentSme }));
  await page.keyboard.press('l');
  await page
    .getByRole('textbox', { name: pattern(texts['my-day'].log.label) })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.insertText('a 12 nouvelles de la saison');
  await page.keyboard.press('Enter');
  await said(diary, texts.sheet.composer.logged.phone);
  await expect.poll(() => silent.count()).toBe(0);

  const done = page.getByRole('button', { name: action.done, exact: true });
  await done.first().waitFor();
  const owed = await done.count();
  await press(done.first());
  await said(diary, texts.sheet.action.done);
  await expect.poll(() => done.count()).toBe(owed - 1);

  const more = page
    .getByRole('region', { name: new RegExp(`^${section.review}`) })
    .getByRole('button', { name: pattern(action.more) });
  await more.first().waitFor();
  const late = await more.count();
  await press(more.first());
  const name = texts.alerts.name.lateReview;
  await chooseItem(
    page.getByRole('menuitem', { name: texts.alerts.snooze.openOf.replace('{{alert}}', name) }),
  );
  const reason = page.getByRole('textbox', { name: texts.alerts.hold.reason });
  await reason.and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText('Congés annuels, de retour lundi');
  await page.keyboard.press('Enter');
  await said(diary, texts.alerts.snooze.done.replace('{{alert}}', name));
  await expect.poll(() => more.count()).toBe(late - 1);
}

const cardOf = ({ person: { page } }: Diary, stage: string, sme: string) =>
  page.locator(`[data-column="${stage}"]`).getByRole('link', { name: sme });

/** Tab reaches one card of the board, the arrows the others of its column. */
async function walkTo({ person: { page } }: Diary, card: Locator): Promise<void> {
  await tabTo(page.locator('[data-sme] a[tabindex="0"]'));
  for (let steps = 0; steps < 10; steps += 1) {
    if (await card.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrows do not reach ${String(card)}`);
}

async function tuesday(diary: Diary): Promise<string> {
  const { page, texts } = diary.person;
  const { stages } = texts;
  await begin(diary, week.tuesday, '/?view=board');
  const smeId = await addSme(diary.person, newSme);
  // Back from the sheet is back on the board.
  await page.keyboard.press('Escape');
  await cardOf(diary, 'prospect', newSme).waitFor();
  await walkTo(diary, cardOf(diary, 'prospect', newSme));
  const moveOn = async (): Promise<void> => {
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
  };
  await moveOn();
  // The focus goes along with the card.
  await cardOf(diary, 'screening', newSme).and(page.locator(':focus')).waitFor();

  const dialog = page.getByRole('dialog', { name: stages.dialog.title });
  await moveOn();
  await dialog.getByText(stages.guard.checklist).waitFor();
  await typeInto(
    dialog.getByRole('textbox', { name: stages.reason.without }),
    'Critères vus au téléphone, liste à saisir',
  );
  const eligible = texts.domain.option.stage.eligible;
  await press(
    dialog.getByRole('button', { name: stages.dialog.submit.replace('{{stage}}', eligible) }),
  );
  await cardOf(diary, 'eligible', newSme).waitFor();
  await walkTo(diary, cardOf(diary, 'eligible', newSme));

  await moveOn();
  await dialog.getByText(stages.guard.companyNumber).waitFor();
  const enrolled = texts.domain.option.stage.enrolled;
  const submit = stages.dialog.submit.replace('{{stage}}', enrolled);
  await press(dialog.getByRole('button', { name: submit }));
  await dialog.getByText(stages.error.reasonWithout).waitFor();
  await typeInto(
    dialog.getByRole('textbox', { name: stages.reason.without }),
    'Numéro attendu du greffe',
  );
  await press(dialog.getByRole('button', { name: submit }));
  await cardOf(diary, 'enrolled', newSme).waitFor();

  await walkTo(diary, cardOf(diary, 'enrolled', newSme));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: newSme }).waitFor();
  await press(page.getByRole('button', { name: texts.sheet.header.more, exact: true }));
  await chooseItem(page.getByRole('menuitem', { name: stages.handover.menu }));
  const handover = page.getByRole('dialog', { name: stages.handover.title });
  const to = handover.getByRole('combobox', { name: stages.handover.to });
  await to.waitFor();
  const id = await to
    .locator('option', { hasText: colleague })
    .evaluate((option) => (option as HTMLOptionElement).value);
  await chooseOption(to, id);
  await typeInto(
    handover.getByRole('textbox', { name: stages.handover.note }),
    'Préfère le téléphone',
  );
  await press(handover.getByRole('button', { name: stages.handover.submit }));
  await page.getByText('Préfère le téléphone').first().waitFor();
  return smeId;
}

/** A day as its field writes it. */
const written = ({ language }: Diary, day: string): string =>
  formatDay(language, day, '0001-01-01').replaceAll('\u00a0', ' ');

async function wednesday(diary: Diary): Promise<void> {
  const { page, texts } = diary.person;
  const { calendar } = texts;
  await begin(diary, week.tuesday, '/calendar');
  const dayOf = (day: string) => page.locator(`[data-day="${day}"]`);
  await tabTo(dayOf(week.tuesday));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const day = page.getByRole('dialog');
  await press(day.getByRole('button', { name: calendar.day.plan }));
  const plan = page.getByRole('dialog', { name: calendar.plan.title });
  await typeInto(plan.getByRole('combobox', { name: calendar.plan.sme }), reviewedSme.slice(0, 8));
  await plan.getByRole('option', { name: reviewedSme }).waitFor();
  await page.keyboard.press('Enter');
  await press(plan.locator('summary'));
  await chooseOption(plan.getByRole('combobox', { name: calendar.plan.kind }), 'monthlyReview');
  await typeInto(plan.getByRole('textbox', { name: calendar.plan.hour }), '10h');
  const holiday = { hasText: pattern(calendar.concern.holiday) };
  await plan.getByRole('listitem').filter(holiday).waitFor();
  await press(plan.getByRole('button', { name: calendar.plan.submit, exact: true }));
  await said(diary, calendar.done.withConcerns.replace('{{done}}', '').trim());

  const entry = dayOf(week.wednesday)
    .locator('[data-entry^="contact/"]')
    .filter({ hasText: reviewedSme });
  await press(entry);
  await press(page.getByRole('button', { name: calendar.action.move }));
  const move = page.getByRole('dialog', { name: calendar.move.title });
  const field = move.getByLabel(calendar.move.day);
  await waitForValue(field, written(diary, week.wednesday));
  await move.getByRole('listitem').filter(holiday).waitFor();
  await nextDay(field);
  await waitForValue(field, written(diary, week.thursday));
  expect(await move.getByRole('listitem').filter(holiday).count()).toBe(0);
  await press(move.getByRole('button', { name: calendar.move.submit, exact: true }));
  await dayOf(week.thursday).locator('[data-entry]').filter({ hasText: reviewedSme }).waitFor();

  const file = page.getByRole('button', { name: calendar.action.file });
  const text = (await fileAfter(page, () => press(file))).toString('utf8');
  const event = eventsOf(text).find((lines) => lines.some((line) => line.includes(reviewedSme)));
  // Ten o'clock in Paris.
  expect(event).toContain('DTSTART:20210715T080000Z');
}

/** The events of a calendar file, each as its unfolded lines. */
function eventsOf(text: string): readonly (readonly string[])[] {
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  return lines.flatMap((line, begin) =>
    line === 'BEGIN:VEVENT' ? [lines.slice(begin, lines.indexOf('END:VEVENT', begin))] : [],
  );
}

async function thursday(diary: Diary): Promise<void> {
  const { page, texts } = diary.person;
  const { sheet, alerts } = texts;
  await begin(diary, week.thursday, '/day');
  const line = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: reviewedSme, exact: true }) })
    .filter({ has: page.getByRole('button', { name: sheet.entry.held, exact: true }) });
  const open = await line.count();
  await press(line.last().getByRole('button', { name: sheet.entry.held, exact: true }));
  await said(diary, sheet.entry.heldDone);
  await expect.poll(() => line.count()).toBe(open - 1);

  await findByPalette(diary, reviewedSme);
  await page.getByRole('heading', { level: 1, name: reviewedSme }).waitFor();
  await composerOf(diary.person).waitFor();
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await typeInto(
    dialog.getByRole('textbox', { name: alerts.hold.reason }),
    'Reprise en bonne voie',
  );
  const until = dialog.getByLabel(alerts.hold.until);
  await tabTo(until);
  await nextDay(until);
  await press(dialog.getByRole('button', { name: alerts.health.save, exact: true }));
  await page.getByText(pattern(alerts.health.byHand)).first().waitFor();
}

/** Ctrl K, a few words, Enter on what is found first. */
async function findByPalette({ person: { page, texts } }: Diary, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: texts.search.title });
  await field.waitFor();
  await page.keyboard.insertText(words);
  await page.getByRole('option', { name: words }).first().waitFor();
  await page.keyboard.press('Enter');
}

async function friday(diary: Diary): Promise<void> {
  const { page, texts } = diary.person;
  await begin(diary, week.friday, '/');
  await portfolioHeading(diary.person).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.getByRole('heading', { level: 1, name: texts.enrolment.title }).waitFor();
  const target = Object.values(programmeValues.targets ?? {}).reduce((sum, one) => sum + one, 0);
  const total = texts.enrolment.situation.of_other
    .replace('{{count, number}}', String(enrolledBusinesses.length + 1))
    .replace('{{target, number}}', String(target));
  await page.getByText(total).first().waitFor();

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('table').waitFor();
  const csv = await fileAfter(page, () => findByPalette(diary, texts.palette.command.exportCsv));
  const rows = csv.toString('utf8').trimEnd().split('\r\n');
  const quoted = /"(?:[^"]|"")*"/g;
  const separator = separators[diary.language];
  const cells = rows.map((row) => row.replaceAll(quoted, '').split(separator).length);
  // The SMEs of the sample, the new one, and the head.
  expect(rows.length).toBe(enrolledBusinesses.length + otherBusinesses.length + 2);
  expect(new Set(cells).size).toBe(1);
  expect(rows.some((row) => row.includes(newSme) && row.includes(colleague))).toBe(true);

  const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(1);
}

async function twoStepsBack(diary: Diary): Promise<void> {
  const { page, texts } = diary.person;
  await findByPalette(diary, silentSme);
  await page.getByRole('heading', { level: 1, name: silentSme }).waitFor();
  await journalEntries(diary.person).first().waitFor();
  // By their words: of a long journal only a part is drawn, so that a count says little.
  const noted = (words: string) => journalEntries(diary.person).filter({ hasText: words });
  const notes = ['boîtes trop petites', 'étiquettes à refaire'] as const;
  for (const note of notes) {
    await logLine(diary.person, `n ${note}`);
    await noted(note).first().waitFor();
  }
  await page.keyboard.press('Escape');
  for (const note of notes.toReversed()) {
    await page.keyboard.press('Control+z');
    await page.getByText(pattern(texts.shell.undone)).first().waitFor();
    await expect.poll(() => noted(note).count()).toBe(0);
  }
}

async function allIsThere(diary: Diary, smeId: string): Promise<void> {
  const { page, texts } = diary.person;
  await page.reload();
  await journalEntries(diary.person).filter({ hasText: 'nouvelles de la saison' }).waitFor();
  expect(await page.getByText('étiquettes à refaire').count()).toBe(0);

  await page.goto(`${diary.home}/?view=board`);
  await cardOf(diary, 'enrolled', newSme).waitFor();
  await page.goto(`${diary.home}/sme/${smeId}`);
  await page.getByText('Préfère le téléphone').first().waitFor();
  await findByPalette(diary, reviewedSme);
  await page.getByText(pattern(texts.alerts.health.byHand)).first().waitFor();
}

describe('a week', () => {
  test.each(languageCodes)('is done by keyboard alone (%s)', async (language) => {
    const { context, page, person, complaints } = await newVisitor(browser, language);
    const programmeId = await openSample(person, server.address);
    const diary: Diary = { person, language, home: `${server.address}/p/${programmeId}` };
    await readyOffline(page);

    await monday(diary);
    const smeId = await tuesday(diary);
    await wednesday(diary);
    await thursday(diary);
    await friday(diary);
    await twoStepsBack(diary);

    server.deploy(undefined);
    await context.setOffline(true);
    await allIsThere(diary, smeId);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
