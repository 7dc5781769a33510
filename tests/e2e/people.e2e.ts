/**
 * People meet: the server is set up by a link, a programme begun alone is connected, a colleague joins by an
 * invitation, and both see each other's entries; then what ends: a sign-out, a device, a membership.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  composerOf,
  journalEntries,
  logLine,
  newVisitor,
  onlineOnly,
  pattern,
  personAt,
  portfolioHeading,
  waitForValue,
} from '../support/journey.ts';
import {
  connect,
  endAccess,
  invite,
  join,
  keptOn,
  settingsOf,
  setUp,
  signIn,
  type Visitor,
} from '../support/people-journey.ts';
import { startPeopleServer } from '../support/people-server.ts';

/** Words that stand in no text of Carnet, so that finding them on a device proves where they came from. */
const canaries = { sme: 'Zyxolithe', entry: 'quokkaphone' } as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** A server with the programme of Maëlle on it, one SME in it, and her at her laptop. */
async function connectedServer() {
  const server = await startPeopleServer();
  const maelle = await newVisitor(browser, 'en', onlineOnly);
  await setUp(maelle, server.setUpAddress);
  const programmeId = await beginProgramme(maelle.person, `${server.address}/start?way=add`, {
    programme: 'E-Channel',
    member: 'Maëlle Guivarc’h',
  });
  const smeId = await addSme(maelle.person, canaries.sme);
  await logLine(maelle.person, `a 12 ${canaries.entry} reçu`);
  await connect(maelle);
  return {
    server,
    maelle,
    programmeId,
    smeId,
    async [Symbol.asyncDispose]() {
      await maelle.context.close();
      await server.stop();
    },
  };
}

/** Emma at her own laptop, joined. */
async function joined(scene: Awaited<ReturnType<typeof connectedServer>>): Promise<Visitor> {
  const emma = await newVisitor(browser, 'en', onlineOnly);
  await join(emma, await invite(scene.maelle, 'Emma Clarke'), 'emma@example.org', 'Emma Clarke');
  await emma.page.getByRole('link', { name: canaries.sme }).first().waitFor();
  return emma;
}

describe('two people', () => {
  test('set up, connect, invite, join, and see each other’s entries', async () => {
    await using scene = await connectedServer();
    const { maelle, smeId, server } = scene;
    const emma = await joined(scene);
    await using _closed = { [Symbol.asyncDispose]: () => emma.context.close() };
    // The list that was left open has followed.
    const { remove } = maelle.person.texts.people.access;
    await maelle.page.getByRole('button', { name: remove, exact: true }).waitFor();
    await emma.page.getByRole('link', { name: canaries.sme }).first().click();
    await journalEntries(emma.person).filter({ hasText: canaries.entry }).waitFor();
    await logLine(emma.person, 'e 5 labels sent to the printer');
    await maelle.page.goto(`${server.address}/p/${scene.programmeId}/sme/${smeId}`);
    await journalEntries(maelle.person).filter({ hasText: 'labels sent' }).waitFor();
    await logLine(maelle.person, 'a 7 glossaire relu');
    await journalEntries(emma.person).filter({ hasText: 'glossaire relu' }).waitFor();
    expect([...maelle.complaints, ...emma.complaints]).toEqual([]);
  });

  test('what a colleague wrote since one looked is marked until one looks, whatever is exchanged', async () => {
    await using scene = await connectedServer();
    const { maelle, server, programmeId, smeId } = scene;
    const emma = await joined(scene);
    await using _closed = { [Symbol.asyncDispose]: () => emma.context.close() };
    const { changed, pill } = emma.person.texts.sync;
    const markIn = ({ page }: Visitor) =>
      page
        .getByRole('row')
        .filter({ hasText: canaries.sme })
        .getByText(changed.mark, { exact: true });
    // What was there when she came is not new to her.
    await emma.page.getByRole('button', { name: pattern(pill.synced) }).waitFor();
    expect(await markIn(emma).count()).toBe(0);
    await maelle.page.goto(`${server.address}/p/${programmeId}/sme/${smeId}`);
    await logLine(maelle.person, 'a 7 glossaire relu');
    await markIn(emma).waitFor();
    await emma.page.reload();
    await markIn(emma).waitFor();
    // Nothing of one's own is new.
    await maelle.page.goto(`${server.address}/p/${programmeId}`);
    await maelle.page.getByRole('link', { name: canaries.sme }).first().waitFor();
    expect(await markIn(maelle).count()).toBe(0);
    await emma.page.getByRole('link', { name: canaries.sme }).first().click();
    await emma.page.getByText(pattern(changed.title_one)).click();
    const changes = emma.page.getByRole('list', { name: changed.list });
    await changes.getByRole('link', { name: /glossaire relu/ }).waitFor();
    await emma.page.goBack();
    await portfolioHeading(emma.person).waitFor();
    await markIn(emma).waitFor({ state: 'detached' });
    expect([...maelle.complaints, ...emma.complaints]).toEqual([]);
  });

  test('files that were saved without network stand in the audit log of the server once it is heard (control 18)', async () => {
    await using scene = await connectedServer();
    const { maelle, server, programmeId } = scene;
    const { page, person } = maelle;
    const { portfolio, export: words, backup } = person.texts;
    await page.goto(`${server.address}/p/${programmeId}`);
    await page.getByRole('link', { name: canaries.sme }).first().waitFor();
    await page.route('**/api/**', (route) => route.abort());
    const table = page.waitForEvent('download');
    await page.getByRole('button', { name: portfolio.more, exact: true }).click();
    await page.getByRole('menuitem', { name: words.csv }).click();
    await table;
    await page.goto(`${server.address}/p/${programmeId}/settings/storage`);
    const copy = page.waitForEvent('download');
    await page.getByRole('button', { name: backup.save, exact: true }).click();
    await copy;
    const exportEvents = async () => {
      const events = await server.services.auth.accounts.read((reader) => reader.audit(0, 1000));
      return events.map(({ kind }) => kind).filter((kind) => kind.endsWith('HandedOut'));
    };
    expect(await exportEvents()).toEqual([]);
    await page.unroute('**/api/**');
    await page.reload();
    await expect.poll(exportEvents).toEqual(['tableHandedOut', 'copyHandedOut']);
    // Another one, from the keyboard, is told with the next exchange, and nothing twice.
    await page.keyboard.press('Control+k');
    const asked = person.texts.palette.command.backup;
    await page.getByRole('combobox', { name: person.texts.search.title }).fill(asked);
    await page.getByRole('option', { name: asked }).first().waitFor();
    const another = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    await another;
    await page.goto(`${server.address}/p/${programmeId}/sme/${scene.smeId}`);
    await logLine(person, 'n copy saved');
    await expect.poll(exportEvents).toEqual(['tableHandedOut', 'copyHandedOut', 'copyHandedOut']);
  });

  test('[F33] a laptop ten years ahead is told so, and what is written there arrives all the same', async () => {
    await using scene = await connectedServer();
    const { maelle, server, programmeId, smeId } = scene;
    const emma = await newVisitor(browser, 'en', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => emma.context.close() };
    await emma.page.addInitScript(() => {
      const ahead = 3653 * 24 * 3_600_000;
      const RealDate = Date;
      globalThis.Date = new Proxy(RealDate, {
        construct: (target, given) =>
          given.length === 0 ? new target(target.now() + ahead) : Reflect.construct(target, given),
        get: (target, key) =>
          key === 'now' ? () => RealDate.now() + ahead : Reflect.get(target, key, target),
      });
    });
    const address = await invite(maelle, 'Emma Clarke');
    await join(emma, address, 'emma@example.org', 'Emma Clarke');
    await emma.page.getByText(pattern(emma.person.texts.sync.clock.ahead)).waitFor();
    await emma.page.getByRole('link', { name: canaries.sme }).first().click();
    await logLine(emma.person, 'e 5 labels sent to the printer');
    await maelle.page.goto(`${server.address}/p/${programmeId}/sme/${smeId}`);
    await journalEntries(maelle.person).filter({ hasText: 'labels sent' }).waitFor();
    expect([...maelle.complaints, ...emma.complaints]).toEqual([]);
  });
});

describe('what ends', () => {
  test('a sign-out locks what is here; signing in again opens it as it was', async () => {
    await using scene = await connectedServer();
    const { page, person } = scene.maelle;
    const words = person.texts['sign-in'];
    await page.goto(`${scene.server.address}/sign-in`);
    await page.getByRole('button', { name: words.programmes.signOut }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.signOut.confirm }).click();
    await page.getByLabel(words.password, { exact: true }).waitFor();
    await page.goto(`${scene.server.address}/p/${scene.programmeId}`);
    await page.getByText(words.leadLocked).waitFor();
    expect(await page.getByText(canaries.sme).count()).toBe(0);
    await signIn(scene.maelle, 'maelle@example.org');
    await portfolioHeading(person).waitFor();
    await page.getByRole('link', { name: canaries.sme }).first().waitFor();
  });

  test('[F159] signing in again in one tab opens the others where they were, with their half-typed lines', async () => {
    await using scene = await connectedServer();
    const { context, page, person } = scene.maelle;
    const words = person.texts['sign-in'];
    const other = personAt(await context.newPage(), 'en');
    const sheet = `${scene.server.address}/p/${scene.programmeId}/sme/${scene.smeId}`;
    await other.page.goto(sheet);
    await composerOf(other).fill('c 10 half a line');
    await page.goto(`${scene.server.address}/sign-in`);
    await page.getByRole('button', { name: words.programmes.signOut }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.signOut.confirm }).click();
    await other.page.getByLabel(words.password, { exact: true }).waitFor();
    expect(await other.page.getByText(canaries.sme).count()).toBe(0);
    await signIn(scene.maelle, 'maelle@example.org');
    await waitForValue(composerOf(other), 'c 10 half a line');
    expect(other.page.url()).toBe(sheet);
  });

  test('[F56] a revoked device is told to sign in, loses nothing and sends what it kept', async () => {
    await using scene = await connectedServer();
    const emma = await joined(scene);
    await using _closed = { [Symbol.asyncDispose]: () => emma.context.close() };
    const { page, person } = emma;
    await emma.page.getByRole('link', { name: canaries.sme }).first().click();
    await journalEntries(person).filter({ hasText: canaries.entry }).waitFor();
    // Her account, from another browser, revokes the first one.
    const phone = await newVisitor(browser, 'en', onlineOnly);
    await phone.page.goto(`${scene.server.address}/sign-in`);
    await signIn(phone, 'emma@example.org');
    const words = phone.person.texts;
    await phone.page.getByRole('button', { name: /E-Channel/ }).click();
    await portfolioHeading(phone.person).waitFor();
    await phone.page.goto(settingsOf(phone.page, 'devices'));
    const devices = phone.page.getByRole('list', { name: words.people.devices.title });
    await devices.getByRole('button').first().click();
    await phone.page
      .getByRole('dialog')
      .getByRole('button', { name: words.people.devices.revoke, exact: true })
      .click();
    await phone.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await phone.context.close();
    await logLine(person, 'e 5 written while revoked');
    await journalEntries(person).filter({ hasText: 'written while revoked' }).waitFor();
    expect(await keptOn(page)).toContain('written while revoked');
    await page.goto(`${scene.server.address}/sign-in?back=/p/${scene.programmeId}`);
    await signIn(emma, 'emma@example.org');
    await portfolioHeading(person).waitFor();
    const { maelle } = scene;
    await maelle.page.goto(`${scene.server.address}/p/${scene.programmeId}/sme/${scene.smeId}`);
    await journalEntries(maelle.person).filter({ hasText: 'written while revoked' }).waitFor();
  });

  test('[F48] [F50] after the access has ended nothing is left but the texts that were not sent', async () => {
    await using scene = await connectedServer();
    const emma = await joined(scene);
    await using _closed = { [Symbol.asyncDispose]: () => emma.context.close() };
    const { page, person } = emma;
    await page.getByRole('link', { name: canaries.sme }).first().click();
    await journalEntries(person).filter({ hasText: canaries.entry }).waitFor();
    expect(await keptOn(page)).toContain(canaries.entry);
    await page.route('**/api/**', (route) => route.abort());
    await logLine(person, 'e 5 axolotl kept for me');
    await journalEntries(person).filter({ hasText: 'axolotl' }).waitFor();
    await endAccess(scene.maelle, 'Emma Clarke');
    await page.unroute('**/api/**');
    await page.reload();
    const words = person.texts['sign-in'];
    await page
      .getByRole('heading', { level: 1, name: words.lost.left })
      .waitFor({ timeout: 60_000 });
    expect(await page.getByRole('textbox', { name: words.lost.texts }).inputValue()).toContain(
      'axolotl kept for me',
    );
    const kept = await keptOn(page);
    expect(kept).toContain('axolotl kept for me');
    for (const canary of Object.values(canaries)) expect(kept).not.toContain(canary);
    // Nor how far she had seen which sheet.
    expect(await page.evaluate(() => localStorage.getItem('carnet.looked'))).toBe('{}');
  });

  test('[F54] (control 17) another person on the same laptop sees and sends nothing of the first', async () => {
    await using scene = await connectedServer();
    const { maelle, server } = scene;
    const address = await invite(maelle, 'Emma Clarke');
    const { page, person } = maelle;
    const words = person.texts['sign-in'];
    // Something of hers that has not been sent.
    await page.route('**/push', (route) => route.abort());
    await page.goto(`${server.address}/p/${scene.programmeId}/sme/${scene.smeId}`);
    await logLine(person, 'e 5 narwhal not sent');
    await page.goto(`${server.address}/sign-in`);
    await page.getByRole('button', { name: words.programmes.signOut }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.signOut.confirm }).click();
    await page.getByLabel(words.password, { exact: true }).waitFor();
    await page.unroute('**/push');
    const pushed: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/push')) pushed.push(request.postData() ?? '');
    });
    await join(maelle, address, 'emma@example.org', 'Emma Clarke');
    await page.getByRole('link', { name: canaries.sme }).first().click();
    await journalEntries(person).filter({ hasText: canaries.entry }).waitFor();
    expect(await journalEntries(person).filter({ hasText: 'narwhal' }).count()).toBe(0);
    await logLine(person, 'e 5 written later on this laptop');
    await expect.poll(() => pushed.length).toBeGreaterThan(0);
    expect(pushed.join(' ')).not.toContain('narwhal');
    // And the first finds what she wrote as she left it.
    await page.goto(`${server.address}/sign-in`);
    await page.getByRole('button', { name: words.programmes.signOut }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.signOut.confirm }).click();
    await signIn(maelle, 'maelle@example.org');
    await page.getByRole('link', { name: /E-Channel/ }).click();
    await page.getByRole('link', { name: canaries.sme }).first().click();
    await journalEntries(person).filter({ hasText: 'narwhal not sent' }).waitFor();
    await journalEntries(person).filter({ hasText: 'written later on this laptop' }).waitFor();
  });
});
