/**
 * People meet: the server is set up by a link, a programme begun alone is connected, a colleague joins by an
 * invitation, and both see each other's entries; then what ends: a sign-out, a device, a membership.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  beginProgramme,
  journalEntries,
  logLine,
  newVisitor,
  type Person,
  portfolioHeading,
  programmeIdAt,
} from '../support/journey.ts';
import { type PeopleServer, startPeopleServer } from '../support/people-server.ts';

const password = 'bateau lavande 47';
/** Words that stand in no text of Carnet, so that finding them on a device proves where they came from. */
const canaries = { sme: 'Zyxolithe', entry: 'quokkaphone' } as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly person: Person;
  readonly complaints: readonly string[];
}

/** A server with the programme of Maëlle on it, one SME in it, and her at her laptop. */
async function connectedServer() {
  const server = await startPeopleServer();
  const maelle = await newVisitor(browser, 'en');
  await setUp(maelle, server);
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

async function setUp({ page, person: { texts } }: Visitor, server: PeopleServer): Promise<void> {
  const words = texts['sign-in'];
  await page.goto(server.setUpAddress);
  await page.getByRole('heading', { level: 1, name: words.join.setUp.title }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('textbox', { name: words.name }).fill('Maëlle Guivarc’h');
  await page.getByRole('textbox', { name: words.email }).fill('maelle@example.org');
  await page.getByLabel(words.choosePassword).fill(password);
  await page.getByRole('button', { name: words.join.setUp.submit }).click();
  await page.getByRole('heading', { level: 1, name: words.programmes.title }).waitFor();
}

const settingsOf = (page: Page, section: string): string =>
  `${new URL(page.url()).origin}/p/${programmeIdAt(page)}/settings/${section}`;

async function connect({ page, person: { texts } }: Visitor): Promise<void> {
  await page.goto(settingsOf(page, 'members'));
  await page.getByRole('button', { name: texts.people.connection.connect }).click();
  await page.getByText(texts.people.connection.connected).waitFor();
}

/** Adds a member and invites them; answers the address of the invitation. */
async function invite({ page, person: { texts } }: Visitor, name: string): Promise<string> {
  await page.goto(settingsOf(page, 'members'));
  await page.getByRole('button', { name: texts.settings.members.add }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: texts.domain.field.member.name }).fill(name);
  await dialog.getByRole('button', { name: texts.settings.add, exact: true }).click();
  await page.getByRole('button', { name: texts.people.access.invite, exact: true }).click();
  const address = await page.getByRole('textbox', { name: texts.people.link.address }).inputValue();
  await page.getByRole('button', { name: texts.people.link.done }).click();
  return address;
}

/** Joins by an invitation; ends on the portfolio. */
async function join(
  { page, person }: Visitor,
  address: string,
  email: string,
  name: string,
): Promise<void> {
  const words = person.texts['sign-in'];
  await page.goto(address);
  await page.getByRole('textbox', { name: words.email }).fill(email);
  expect(await page.getByRole('textbox', { name: words.name }).inputValue()).toBe(name);
  await page.getByLabel(words.choosePassword).fill(password);
  await page.getByRole('button', { name: words.join.invitation.submit, exact: true }).click();
  await portfolioHeading(person).waitFor();
}

/** Signs in on the sign-in screen; ends where it leads. */
async function signIn({ page, person: { texts } }: Visitor, email: string): Promise<void> {
  const words = texts['sign-in'];
  await page.getByRole('textbox', { name: words.email }).fill(email);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
}

/** Everything that this device keeps of Carnet's address, as text: databases, caches and lists. */
function keptOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`Not opened: ${name}`));
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const request = database.transaction(store, 'readonly').objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(`Not read: ${store}`));
        });
        found.push({ name, store, rows });
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const text = await (await cache.match(request))?.text();
        found.push({ address: request.url, text });
      }
    }
    return JSON.stringify(found);
  });
}

/** Emma at her own laptop, joined. */
async function joined(scene: Awaited<ReturnType<typeof connectedServer>>): Promise<Visitor> {
  const emma = await newVisitor(browser, 'en');
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
    await emma.page.getByRole('link', { name: canaries.sme }).first().click();
    await journalEntries(emma.person).filter({ hasText: canaries.entry }).waitFor();
    await logLine(emma.person, 'e 5 labels sent to the printer');
    await maelle.page.goto(`${server.address}/p/${scene.programmeId}/sme/${smeId}`);
    await journalEntries(maelle.person).filter({ hasText: 'labels sent' }).waitFor();
    await logLine(maelle.person, 'a 7 glossaire relu');
    await journalEntries(emma.person).filter({ hasText: 'glossaire relu' }).waitFor();
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

  test('[F56] a revoked device is told to sign in, loses nothing and sends what it kept', async () => {
    await using scene = await connectedServer();
    const emma = await joined(scene);
    await using _closed = { [Symbol.asyncDispose]: () => emma.context.close() };
    const { page, person } = emma;
    await emma.page.getByRole('link', { name: canaries.sme }).first().click();
    await journalEntries(person).filter({ hasText: canaries.entry }).waitFor();
    // Her account, from another browser, revokes the first one.
    const phone = await newVisitor(browser, 'en');
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
      .getByRole('heading', { level: 1, name: words.lost.title })
      .waitFor({ timeout: 60_000 });
    expect(await page.getByRole('textbox', { name: words.lost.texts }).inputValue()).toContain(
      'axolotl kept for me',
    );
    const kept = await keptOn(page);
    expect(kept).toContain('axolotl kept for me');
    for (const canary of Object.values(canaries)) expect(kept).not.toContain(canary);
  });

  test('[F54] another person on the same laptop sees and sends nothing of the first', async () => {
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
    await logLine(person, 'e 5 by Emma on this laptop');
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
    await journalEntries(person).filter({ hasText: 'by Emma on this laptop' }).waitFor();
  });
});

/** Ends the access of a member. */
async function endAccess({ page, person: { texts } }: Visitor, name: string): Promise<void> {
  const words = texts.people.access;
  await page.goto(settingsOf(page, 'members'));
  await page.getByText(name).first().click();
  await page.getByRole('button', { name: words.remove, exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words.removeConfirm, exact: true })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
