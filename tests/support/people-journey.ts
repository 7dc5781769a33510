/** What people do to meet on a server, at its screens; and what a device keeps of it. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { goInside, type Person, portfolioHeading, programmeIdAt } from './journey.ts';

/** A password that passes every rule. */
export const goodPassword = 'bateau lavande 47';

/** Someone in a browser of their own. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly person: Person;
  readonly complaints: readonly string[];
}

/** The first administrator comes in by the link that the server told; ends on the list of programmes. */
export async function setUp({ page, person: { texts } }: Visitor, address: string): Promise<void> {
  const words = texts['sign-in'];
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: words.join.setUp.title }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('textbox', { name: words.name }).fill('Maëlle Guivarc’h');
  await page.getByRole('textbox', { name: words.email }).fill('maelle@example.org');
  await page.getByLabel(words.choosePassword).fill(goodPassword);
  await page.getByRole('button', { name: words.join.setUp.submit }).click();
  await page.getByRole('heading', { level: 1, name: words.programmes.title }).waitFor();
}

/** The address of a section of the settings. */
export const settingsOf = (page: Page, section: string): string =>
  `${new URL(page.url()).origin}/p/${programmeIdAt(page)}/settings/${section}`;

/** Connects the programme that is open with the server. */
export async function connect({ page, person: { texts } }: Visitor): Promise<void> {
  await goInside(page, settingsOf(page, 'members'));
  await page.getByRole('button', { name: texts.people.connection.connect }).click();
  await page.getByText(texts.people.connection.connected).waitFor();
}

/** Adds a member and invites them; answers the address of the invitation. */
export async function invite({ page, person: { texts } }: Visitor, name: string): Promise<string> {
  await goInside(page, settingsOf(page, 'members'));
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
export async function join(
  { page, person }: Visitor,
  address: string,
  email: string,
  name: string,
): Promise<void> {
  const words = person.texts['sign-in'];
  await page.goto(address);
  await page.getByRole('textbox', { name: words.email }).fill(email);
  expect(await page.getByRole('textbox', { name: words.name }).inputValue()).toBe(name);
  // Whoever is signed in here with this address is asked for the password that they have.
  const password = page.getByLabel(words.password, { exact: true });
  await page.getByLabel(words.choosePassword).or(password).fill(goodPassword);
  await page.getByRole('button', { name: words.join.invitation.submit, exact: true }).click();
  await portfolioHeading(person).waitFor();
}

/** Signs in on the sign-in screen; ends where it leads. */
export async function signIn({ page, person: { texts } }: Visitor, email: string): Promise<void> {
  const words = texts['sign-in'];
  await page.getByRole('textbox', { name: words.email }).fill(email);
  await page.getByLabel(words.password, { exact: true }).fill(goodPassword);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
}

/** Ends the access of a member. */
export async function endAccess({ page, person: { texts } }: Visitor, name: string): Promise<void> {
  const words = texts.people.access;
  // Anew, so that no row is open.
  await page.goto(settingsOf(page, 'members'));
  await page.getByText(name).first().click();
  await page.getByRole('button', { name: words.remove, exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words.removeConfirm, exact: true })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Everything that this device keeps of Carnet's address, as text: databases, caches, files and lists. */
export function keptOn(page: Page): Promise<string> {
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
    const files = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const handle of folder.values()) {
        if (handle.kind === 'directory') await files(handle as FileSystemDirectoryHandle);
        else found.push(await (await (handle as FileSystemFileHandle).getFile()).text());
      }
    };
    await files(await navigator.storage.getDirectory());
    return JSON.stringify(found);
  });
}
