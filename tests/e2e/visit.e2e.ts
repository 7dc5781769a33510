/**
 * A whole visit without a network: begun by one key, with notes, an action, a problem and a decision, a photograph and a
 * voice note, a form that the owner answers in their language, ended with the next date and the summary that stays with
 * them. The browser dies twice on the way, once while somebody speaks. The next day everything is synchronised, and the other launch pad reads it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { english } from '../../src/client/i18n/english.ts';
import { french } from '../../src/client/i18n/french.ts';
import { eligibilityChecklist } from '../../src/domain/form/templates/eligibility-checklist.ts';
import { itemsOf } from '../../src/domain/form/template.ts';
import { yesNoOptions } from '../../src/domain/form/wordings.ts';
import { recordAs } from '../../src/domain/operation/record.ts';
import { present } from '../../src/std/assert.ts';
import { launchBrowser, launchProfile } from '../support/chromium.ts';
import {
  complaintsOf,
  composerOf,
  journalEntries,
  killBrowser,
  logLine,
  pattern,
  personAt,
  readyOffline,
  settingsOf,
  waitForValue,
} from '../support/journey.ts';
import { keptOn, type Visitor } from '../support/people-journey.ts';
import {
  bringHere,
  expectAgreement,
  goToSheet,
  laptopOf,
  openLaptop,
} from '../support/sync-journey.ts';
import { foundProgramme, type Network, startNetwork } from '../support/sync-network.ts';

const sme = 'Atelier Kerlan';
const waitMsMax = 40_000;
const { visit } = english;

let browser: Browser;
let network: Network;
let profile: string;
let context: BrowserContext | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'carnet-visit-'));
  network = await startNetwork();
});
afterEach(async () => {
  await context?.close();
  context = undefined;
  await network.stop();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** A microphone that hums, and that nobody is asked about. */
const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** What the camera took. */
const photograph = {
  name: 'broken-bowl.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** Starts the browser of the account manager, who reads English. */
async function start(offline: boolean): Promise<Visitor> {
  const opened = await launchProfile(profile, settingsOf('en'), microphone);
  context = opened;
  opened.setDefaultTimeout(waitMsMax);
  await opened.setOffline(offline);
  const page = opened.pages()[0] ?? (await opened.newPage());
  return { context: opened, page, person: personAt(page, 'en'), complaints: complaintsOf(opened) };
}

const lineOf = ({ page }: Visitor) => page.getByRole('textbox', { name: visit.line.label });
const notesOf = ({ page }: Visitor) =>
  page.getByRole('list', { name: visit.notes }).locator('> li');

async function write(visitor: Visitor, text: string): Promise<void> {
  const line = lineOf(visitor);
  await line.fill(text);
  await line.press('Enter');
  await waitForValue(line, '');
}

/** How many pieces of voice notes under way are on the device. */
const piecesOn = ({ page }: Visitor): Promise<number> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    const name = names.find((one) => one.startsWith('carnet.recordings.'));
    if (name === undefined) return 0;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(`Not opened: ${name}`)));
    });
    try {
      if (!database.objectStoreNames.contains('pieces')) return 0;
      const pieces = database.transaction('pieces', 'readonly').objectStore('pieces').count();
      return await new Promise<number>((resolve) => {
        pieces.addEventListener('success', () => resolve(pieces.result));
      });
    } finally {
      database.close();
    }
  });

test('a whole visit offline, in which the browser dies twice, reaches the other launch pad (F126)', async () => {
  const programme = await foundProgramme(network, [sme]);
  const smeId = present(programme.smes[sme], 'it was founded with the business');
  const emma = await openLaptop(browser, network, 'emma', programme);
  const first = await start(false);
  await bringHere(first, network, 'maelle', programme);
  await readyOffline(first.page);
  // A browser writes its cookies when it is closed: who dies later stays signed in.
  await first.context.close();
  const before = await start(false);
  const laptop = laptopOf(before, network, 'maelle', programme.id);
  await before.page.goto(`${network.address}/p/${programme.id}/sme/${smeId}`);
  await composerOf(before.person).waitFor();
  await logLine(before.person, 'p breakage in transit');
  await before.page.getByRole('tab', { name: english.sheet.header.eligibility }).click();
  await before.page.getByRole('button', { name: english.form.begin.do, exact: true }).click();
  await before.page.getByRole('radio').first().waitFor();
  const reconnect = await laptop.unplug();

  await before.page.getByRole('tab', { name: english.sheet.header.journal }).press('v');
  await before.page.getByRole('heading', { level: 2, name: 'breakage in transit' }).waitFor();
  await write(before, 'Three bowls of the last order were broken.');
  expect(await notesOf(before).allTextContents()).toEqual([
    expect.stringContaining('Three bowls of the last order were broken.'),
  ]);
  await lineOf(before).fill('She packs them');
  await expect.poll(() => keptOn(before.page)).toContain('She packs them');
  const { voice } = english.files;
  await before.page.getByRole('button', { name: voice.label, exact: true }).click();
  await before.page.getByRole('group', { name: voice.label }).waitFor();
  await expect.poll(() => piecesOn(before), { timeout: waitMsMax }).toBeGreaterThan(1);
  await killBrowser(before.context);

  const again = await start(true);
  await again.page.goto(`${network.address}/p/${programme.id}`);
  await again.page.getByText(pattern(voice.recovered_one)).waitFor();
  await again.page.getByRole('link', { name: visit.resume }).click();
  await again.page.getByRole('heading', { level: 2, name: 'breakage in transit' }).waitFor();
  await waitForValue(lineOf(again), 'She packs them');
  expect(await notesOf(again).count()).toBe(1);
  await again.page.getByRole('button', { name: /^Voice note .*webm/u }).click();
  const sound = again.page.getByRole('dialog').locator('audio');
  await sound.waitFor();
  await expect
    .poll(() => sound.evaluate((audio) => Number.isFinite((audio as HTMLAudioElement).duration)))
    .toBe(true);
  expect(await piecesOn(again)).toBe(0);
  await again.page.keyboard.press('Escape');
  await again.page.getByRole('dialog').waitFor({ state: 'detached' });
  await write(again, 'She packs them in newspaper.');
  await write(again, '> send the address of the box maker friday');
  await write(again, '! no room to store boxes');
  await write(again, '= ten product sheets a week');
  expect(await notesOf(again).count()).toBe(5);
  const drawn = again.page.waitForEvent('worker', (worker) => worker.url().includes('redraw'));
  await again.page.locator('input[type=file][capture]').setInputFiles(photograph);
  await drawn;
  await expect.poll(() => notesOf(again).count()).toBe(6);
  await again.page.getByRole('button', { name: voice.label, exact: true }).click();
  const recording = again.page.getByRole('group', { name: voice.label });
  await recording.getByText(/^0:0[1-9]$/u).waitFor();
  await recording.getByRole('button', { name: voice.stop }).click();
  await expect.poll(() => notesOf(again).count()).toBe(7);
  await again.page.keyboard.press('Control+Enter');
  const [question] = itemsOf(eligibilityChecklist);
  const asked = present(question, 'the checklist has a question').label;
  await again.page.getByRole('group', { name: asked.en, exact: true }).waitFor();
  await again.page.getByRole('button', { name: visit.joint.open }).click();
  const answer = present(yesNoOptions[0], 'yes is an answer').label.fr;
  const shared = again.page.getByRole('group', { name: asked.fr, exact: true });
  await shared.getByRole('radio', { name: answer, exact: true }).click();
  await shared.getByRole('radio', { name: answer, exact: true, checked: true }).waitFor();
  expect(await again.page.evaluate(() => document.documentElement.lang)).toBe('fr');
  const inPage = await again.page.evaluate(() => document.documentElement.outerHTML);
  for (const secret of [
    'bowls',
    'breakage',
    'newspaper',
    'box maker',
    'no room',
    'product sheets',
  ]) {
    expect(inPage).not.toContain(secret);
  }
  expect(await again.page.getByRole('navigation').count()).toBe(0);
  const sharedAddress = again.page.url();
  await killBrowser(again.context);

  const back = await start(true);
  await back.page.goto(sharedAddress);
  const found = back.page.getByRole('group', { name: asked.fr, exact: true });
  await found.getByRole('radio', { name: answer, exact: true, checked: true }).waitFor();
  await back.page.getByRole('button', { name: french.visit.joint.leave }).click();
  await back.page.getByRole('button', { name: visit.end.open }).click();
  await back.page.getByRole('button', { name: visit.next.plan, exact: true }).click();
  await back.page
    .getByRole('button', { name: visit.next.plan, exact: true })
    .waitFor({ state: 'detached' });
  const summary = back.page.getByRole('main').getByRole('article');
  expect(await summary.getAttribute('lang')).toBe('fr');
  const left = await summary.textContent();
  expect(left).toContain('ten product sheets a week');
  expect(left).toContain('send the address of the box maker');
  expect(left).not.toContain('bowls');
  expect(left).not.toContain('no room');
  await back.page.getByRole('button', { name: visit.end.close }).click();
  await journalEntries(back.person).filter({ hasText: 'breakage in transit' }).first().waitFor();
  expect(await back.page.getByText(pattern(visit.underWay)).count()).toBe(0);
  // That there is no network is said on the console, and is no fault.
  expect(back.complaints.filter((one) => !one.includes('Failed to load resource'))).toEqual([]);

  await reconnect().catch(() => undefined);
  await back.context.setOffline(false);
  const home = laptopOf(back, network, 'maelle', programme.id);
  const records = await expectAgreement(network, [home, emma]);
  const contacts = records.flatMap((record) => recordAs(record, 'contact') ?? []);
  const [visited, ...others] = contacts.filter(({ values }) => values.state === 'held');
  expect(others).toEqual([]);
  expect(visited?.values.minutesText?.text).toMatch(
    /^# breakage in transit\n\d\d:\d\d Three bowls/u,
  );
  expect(contacts.filter(({ values }) => values.state === 'planned')).toHaveLength(1);
  const from = { contactId: visited?.id };
  const actions = records.flatMap((record) => recordAs(record, 'action') ?? []);
  expect(actions.map(({ values }) => values.from)).toEqual([from]);
  const issues = records.flatMap((record) => recordAs(record, 'issue')?.values ?? []);
  expect(issues.filter((issue) => issue.from !== undefined)).toMatchObject([
    { title: { text: 'no room to store boxes' }, from },
  ]);
  const files = records.flatMap((record) => recordAs(record, 'attachment') ?? []);
  expect(files.map(({ values }) => values.aboutId)).toEqual([
    visited?.id,
    visited?.id,
    visited?.id,
  ]);
  expect(files.map(({ values: { mediaType = '' } }) => mediaType).toSorted()).toEqual([
    'audio/webm',
    'audio/webm',
    expect.stringMatching(/^image\//u),
  ]);
  const forms = records.flatMap((record) => recordAs(record, 'form')?.values ?? []);
  expect(forms).toMatchObject([{ [`value.${question?.id}`]: 'yes' }]);
  await goToSheet(emma, smeId);
  const told = journalEntries(emma.person).filter({ hasText: 'breakage in transit' }).first();
  await told.waitFor();
  await emma.page.getByRole('tab', { name: english.sheet.header.documents }).click();
  // It is sent after the texts: whoever asks too early is told, and asks again.
  await emma.page
    .getByRole('button', { name: /broken-bowl/ })
    .first()
    .click();
  const opened = emma.page.getByRole('dialog');
  const download = opened.getByRole('button', { name: english.files.fetch, exact: true });
  const picture = opened.getByRole('img', { name: /broken-bowl/ });
  await expect
    .poll(async () => {
      if ((await download.count()) > 0) await download.click();
      return picture.count();
    })
    .toBe(1);
  await emma.context.close();
});
