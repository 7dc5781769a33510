/**
 * Somebody who works without a network while coordination takes the programme, or a right, from them: at the next
 * exchange nothing of the programme is left on their laptop but what they wrote themselves, which is neither lost nor
 * applied until coordination lets it.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { MemberRole } from '../../src/domain/programme/programme.ts';
import type { HeldReply } from '../../src/protocol/sync-messages.ts';
import { launchBrowser } from '../support/chromium.ts';
import { composerOf, journalEntries, logLine } from '../support/journey.ts';
import { join, keptOn } from '../support/people-journey.ts';
import {
  detailOf,
  expectAgreement,
  goToSheet,
  type Laptop,
  openLaptop,
  openPanel,
  pillOf,
  untilSent,
  waitingIds,
  writeDetail,
} from '../support/sync-journey.ts';
import {
  entriesOnServer,
  foundProgramme,
  memberIds,
  type Network,
  people,
  type ProgrammeOnServer,
  recordsOnServer,
  seededNote,
  startNetwork,
} from '../support/sync-network.ts';

/** Words that stand in no text of Carnet, written by others. */
const canaries = { sme: 'Zyxolithe', entry: 'quokkaphone', note: 'trade fair' } as const;
const own = 'axolotl kept for me';
/** Of a visit that was sent before. */
const noted = 'numbat at the stall';
/** Was never an entry. */
const halfTyped = 'wombatlike';

let browser: Browser;
let network: Network;

beforeAll(async () => {
  [browser, network] = await Promise.all([launchBrowser(), startNetwork()]);
});
afterAll(async () => {
  await browser.close();
  await network.stop();
});

/** A programme with an SME and an entry of Maëlle on it, and Emma with all of it on her laptop. */
async function emmaAtWork(roles: readonly MemberRole[]) {
  const programme = await foundProgramme(network, [canaries.sme], roles);
  const smeId = programme.smes[canaries.sme] ?? '';
  await entryOfMaelle(programme, smeId);
  const emma = await openLaptop(browser, network, 'emma', programme);
  await goToSheet(emma, smeId);
  await journalEntries(emma.person).filter({ hasText: canaries.entry }).waitFor();
  return {
    programme,
    smeId,
    emma,
    [Symbol.asyncDispose]: () => emma.context.close(),
  };
}

async function entryOfMaelle({ id }: ProgrammeOnServer, smeId: string): Promise<void> {
  const author = { by: memberIds.maelle, at: Date.now(), newId: () => crypto.randomUUID() };
  const contact = createOperation(author, 'contact', smeId, {
    at: '2026-09-10T14:41',
    kind: 'interim',
    mode: 'phone',
    state: 'held',
    summary: { lang: 'fr', text: `${canaries.entry} reçu` },
  });
  await network.clients.maelle.post(`/programmes/${id}/push`, {
    device: crypto.randomUUID(),
    sentAt: Date.now(),
    groups: [{ deviceSequence: 1, operations: [contact] }],
  });
}

/** What coordination does on the server. No roles end the membership. */
async function giveEmma(programmeId: string, roles: readonly MemberRole[]): Promise<void> {
  await network.clients.maelle.post(`/programmes/${programmeId}/members`, {
    memberId: memberIds.emma,
    roles,
    launchPadId: 'pad-uk',
  });
}

/** Begins a visit of the open sheet with a note; answers with its address. */
async function beginVisit({ page, person }: Laptop): Promise<string> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('v');
  const line = page.getByRole('textbox', { name: person.texts.visit.line.label });
  await line.fill(noted);
  await line.press('Enter');
  await page.getByRole('list', { name: person.texts.visit.notes }).getByText(noted).waitFor();
  return page.url();
}

/** Until the device has heard that the membership ended. */
async function untilLeft({ page, person }: Laptop): Promise<void> {
  const { left } = person.texts['sign-in'].lost;
  await page.getByRole('heading', { level: 1, name: left }).waitFor({ timeout: 60_000 });
}

/** Coordination invites Emma anew, under the same member record or another one, and she comes. */
async function joinAgain(emma: Laptop, programmeId: string, memberId: string): Promise<void> {
  const path = `/programmes/${programmeId}/invitations`;
  const { email, name } = people.emma;
  const invitation = (await network.clients.maelle.post(path, {
    memberId,
    name,
    roles: ['accountManager'],
    launchPadId: 'pad-uk',
    language: 'en',
  })) as { readonly path: string };
  await join(emma, `${network.address}${invitation.path}`, email, name);
}

/** What coordination is asked about. */
async function heldOn(programmeId: string): Promise<HeldReply> {
  return (await network.clients.maelle.get(`/programmes/${programmeId}/held`)) as HeldReply;
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.localName);

/** Looks for something in the palette, so that the search has read everything that is here. */
async function search({ page, person }: Laptop, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(words);
  await page
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await person.page.getByRole('combobox').waitFor({ state: 'detached' });
}

describe('somebody whose membership ends while they work offline', () => {
  test('(F48) (F50) (F128) keeps nothing but their own words, for themselves, and sends them once they are back', async () => {
    await using scene = await emmaAtWork(['accountManager', 'coordinator']);
    const { programme, smeId, emma } = scene;
    const { page, person } = emma;
    expect(seededNote).toContain(canaries.note);
    await goToSheet(emma, smeId, '/history');
    await page.getByText(new RegExp(canaries.sme)).first().waitFor();
    await goToSheet(emma, smeId);
    await composerOf(person).waitFor();
    await search(emma, canaries.entry);
    const visit = await beginVisit(emma);
    await untilSent(emma);
    await goToSheet(emma, smeId);

    const back = await emma.unplug();
    await logLine(person, `c 7 ${own}`);
    const written = waitingIds(await emma.dump());
    await composerOf(person).focus();
    await page.keyboard.insertText(`c 7 ${halfTyped}`);
    await expect.poll(() => keptOn(page)).toContain(halfTyped);
    const before = await keptOn(page);
    for (const canary of Object.values(canaries)) expect(before).toContain(canary);
    await giveEmma(programme.id, []);
    await back();

    await untilLeft(emma);
    const texts = await page
      .getByRole('textbox', { name: person.texts['sign-in'].lost.texts })
      .inputValue();
    for (const words of [own, halfTyped]) expect(texts).toContain(words);
    const after = await keptOn(page);
    for (const canary of Object.values(canaries)) expect(after).not.toContain(canary);
    for (const words of [own, halfTyped]) expect(after).toContain(words);
    const shown = await page.locator('body').innerText();
    for (const canary of Object.values(canaries)) expect(shown).not.toContain(canary);
    expect(waitingIds(await emma.dump())).toEqual(written);
    // It took no effect, and the server was told nothing of it.
    const known = await entriesOnServer(network.clients.maelle, programme.id);
    expect(known.filter(({ operationId }) => written.includes(operationId))).toEqual([]);

    await joinAgain(emma, programme.id, memberIds.emma);
    await expectAgreement(network, [emma], written, []);
    await goToSheet(emma, smeId);
    await journalEntries(person).filter({ hasText: own }).waitFor();
    await journalEntries(person).filter({ hasText: canaries.entry }).waitFor();
    expect(await composerOf(person).inputValue()).toBe(`c 7 ${halfTyped}`);
    await page.getByRole('link', { name: person.texts.visit.resume }).click();
    await page.waitForURL(visit);
    await page.getByRole('list', { name: person.texts.visit.notes }).getByText(noted).waitFor();
  });
});

describe('somebody who comes back to their laptop as another member', () => {
  test('(F128) goes on with their own words, and finds what they had not sent held for coordination', async () => {
    await using scene = await emmaAtWork(['accountManager']);
    const { programme, smeId, emma } = scene;
    const { page, person } = emma;
    const back = await emma.unplug();
    await logLine(person, `c 7 ${own}`);
    const written = waitingIds(await emma.dump());
    await composerOf(person).focus();
    await page.keyboard.insertText(`c 7 ${halfTyped}`);
    await expect.poll(() => keptOn(page)).toContain(halfTyped);
    await giveEmma(programme.id, []);
    await back();
    await untilLeft(emma);

    await joinAgain(emma, programme.id, 'member-emma-again');
    await goToSheet(emma, smeId);
    await journalEntries(person).filter({ hasText: canaries.entry }).waitFor();
    expect(await composerOf(person).inputValue()).toBe(`c 7 ${halfTyped}`);
    await pillOf(person, person.texts.sync.pill.awaiting_one).waitFor();
    const { groups } = await heldOn(programme.id);
    const held = groups.flatMap(({ operations }) => operations);
    expect(held.map(({ operationId }) => operationId)).toEqual(written);
    for (const { id } of groups) {
      const path = `/programmes/${programme.id}/held/${encodeURIComponent(id)}`;
      await network.clients.maelle.post(path, {});
    }
    await expect.poll(async () => (await heldOn(programme.id)).groups).toEqual([]);
    await journalEntries(person).filter({ hasText: own }).waitFor();
  });
});

describe('somebody whose rights change while they look', () => {
  test('(F50) (F51) sees no sheet any more, without a reload, and all of it once they read again', async () => {
    await using scene = await emmaAtWork(['accountManager']);
    const { programme, emma } = scene;
    const { page, person } = emma;
    await pillOf(person, person.texts.sync.pill.synced).waitFor();
    await giveEmma(programme.id, ['observer']);
    // A device that is told nothing asks once a minute.
    const timeout = 30_000;
    const { lost } = person.texts['sign-in'];
    await page.getByRole('heading', { level: 1, name: lost.observer }).waitFor({ timeout });
    await expect.poll(() => focused(page)).toBe('h1');
    const shown = await page.locator('body').innerText();
    for (const canary of Object.values(canaries)) expect(shown).not.toContain(canary);
    await giveEmma(programme.id, ['accountManager']);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await journalEntries(person).filter({ hasText: canaries.entry }).waitFor({ timeout });
  });
});

describe('somebody whose rights change while they type', () => {
  test('(F50) keeps the field under their hands, what they typed, and the panel that they opened', async () => {
    await using scene = await emmaAtWork(['accountManager', 'coordinator']);
    const { programme, smeId, emma } = scene;
    const { page, person } = emma;
    const scope = async () => (await emma.dump()).meta.sync?.cursor?.scope ?? 0;
    /** Takes a right and has the laptop hear of it: everything is downloaded in the place of what is here. */
    const change = async (roles: readonly MemberRole[]): Promise<void> => {
      const before = await scope();
      await giveEmma(programme.id, roles);
      await expect.poll(scope).toBeGreaterThan(before);
    };
    await goToSheet(emma, smeId, '/details');
    const town = detailOf(person, 'town');
    await town.fill('Canc');
    const node = await town.elementHandle();
    await change(['accountManager']);
    expect(await node?.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.insertText('ale');
    await page.keyboard.press('Tab');
    await untilSent(emma);
    const records = await expectAgreement(network, [emma]);
    expect(records.find(({ id }) => id === smeId)?.values['town']).toBe('Cancale');

    const panel = await openPanel(person, person.texts.sync.pill.synced);
    const opened = await panel.elementHandle();
    await change(['accountManager', 'coordinator']);
    expect(await opened?.evaluate((element) => element.isConnected)).toBe(true);
  });
});

describe('somebody whose membership ends while they type', () => {
  test('(F128) finds every word that stood in the field', async () => {
    await using scene = await emmaAtWork(['accountManager']);
    const { programme, smeId, emma } = scene;
    const { page, person } = emma;
    await goToSheet(emma, smeId, '/details');
    const town = detailOf(person, 'town');
    await town.fill('Cancale');
    await page.keyboard.press('Tab');
    await untilSent(emma);
    await town.focus();
    await page.keyboard.press('End');
    const shown = () =>
      page.evaluate(() => {
        const field = document.activeElement;
        return field instanceof HTMLInputElement ? field.value : undefined;
      });
    let last = '';
    const ended = giveEmma(programme.id, []);
    // Without a pause, until the field is taken from under their hands.
    for (let count = 1; ; count += 1) {
      await page.keyboard.type(` z${count}`, { delay: 20 });
      const now = await shown();
      if (now === undefined) break;
      last = now;
    }
    await ended;
    await untilLeft(emma);
    await expect.poll(() => focused(page)).toBe('h1');
    const texts = page.getByRole('textbox', { name: person.texts['sign-in'].lost.texts });
    const typed = last.split(' ').slice(1);
    expect(typed.length).toBeGreaterThan(1);
    await expect
      .poll(async () => {
        const words = (await texts.inputValue()).split(/\s+/);
        return typed.filter((word) => !words.includes(word));
      })
      .toEqual([]);
  });
});

describe('somebody who loses a right while they work offline', () => {
  test('(F50) finds what they wrote held, and unchanged once coordination lets it through', async () => {
    await using scene = await emmaAtWork(['accountManager', 'coordinator']);
    const { programme, smeId, emma } = scene;
    const { page, person } = emma;
    const back = await emma.unplug();
    await logLine(person, `c 7 ${own}`);
    await goToSheet(emma, smeId, '/details');
    await writeDetail(emma, 'town', 'Cancale');
    const written = waitingIds(await emma.dump());
    await giveEmma(programme.id, ['chief']);
    await back();

    const { pill, stuck } = person.texts.sync;
    await pillOf(person, pill.awaiting_other).waitFor();
    const panel = await openPanel(person, pill.awaiting_other);
    await panel.getByText(stuck.held).first().waitFor();
    await panel
      .getByText(/Cancale/)
      .first()
      .waitFor();
    expect(waitingIds(await emma.dump()).toSorted()).toEqual(written.toSorted());
    const held = await heldOn(programme.id);
    expect(held.groups.map(({ by }) => by)).toEqual(held.groups.map(() => memberIds.emma));
    const idsHeld = held.groups.flatMap(({ operations }) => operations);
    expect(idsHeld.map(({ operationId }) => operationId).toSorted()).toEqual(written.toSorted());
    const client = network.clients.maelle;
    const untouched = (await recordsOnServer(client, programme.id)).find(({ id }) => id === smeId);
    expect(untouched?.values['town']).toBe('Saint-Malo');

    for (const { id } of held.groups) {
      await client.post(`/programmes/${programme.id}/held/${encodeURIComponent(id)}`, {});
    }
    expect((await heldOn(programme.id)).groups).toEqual([]);
    await untilSent(emma);
    const records = await expectAgreement(network, [emma], written);
    const sme = records.find(({ id }) => id === smeId);
    expect(sme?.values['town']).toBe('Cancale');
    expect(sme?.changed.by).toBe(memberIds.emma);
    await page.reload();
    await pillOf(person, pill.synced).waitFor();
  });
});
