/**
 * Two people who worked apart, each on a laptop of their own, with a real server and its database between them: once
 * both are back they hold the same, nothing is lost, and a true disagreement is settled by one for both.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import {
  addSme,
  composerOf,
  journalEntries,
  logLine,
  pattern,
  portfolioHeading,
  waitForValue,
} from '../support/journey.ts';
import {
  detailOf,
  expectAgreement,
  goToSheet,
  type Laptop,
  type Network,
  openLaptop,
  seededNote,
  shareProgramme,
  startNetwork,
  valuesInLog,
  writeDetail,
} from '../support/sync-journey.ts';

let browser: Browser;
let network: Network;
let maelle: Laptop;
let emma: Laptop;

beforeAll(async () => {
  [browser, network] = await Promise.all([launchBrowser(), startNetwork()]);
});
afterAll(async () => {
  await browser.close();
  await network.stop();
});
beforeEach(async () => {
  const programme = await shareProgramme(network);
  [maelle, emma] = await Promise.all([
    openLaptop(browser, network, 'maelle', programme),
    openLaptop(browser, network, 'emma', programme),
  ]);
});
afterEach(async () => {
  await Promise.all([maelle.context.close(), emma.context.close()]);
});

const sheet = (laptop: Laptop, tab?: '/details' | '/history') =>
  goToSheet(laptop, network.address, laptop.programme.smeId, tab);

const conflictCard = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: pattern(title) });

async function toConflicts({ page, programme, person }: Laptop): Promise<void> {
  await page.goto(`${network.address}/p/${programme.id}/conflicts`);
  await page.getByRole('heading', { level: 1, name: person.texts.conflict.title }).waitFor();
}

async function deleteSheet({ page, person: { texts } }: Laptop): Promise<void> {
  const { header } = texts.sheet;
  await page.getByRole('button', { name: header.more, exact: true }).click();
  await page.getByRole('menuitem', { name: header.delete }).click();
  await page.getByText(pattern(header.deleted)).first().waitFor();
}

/** Both work without a network, then both are back. */
async function apart(work: () => Promise<void>): Promise<void> {
  const reconnect = [await maelle.unplug(), await emma.unplug()];
  await work();
  for (const back of reconnect) await back();
}

describe('what two people wrote apart', () => {
  test('in different fields is there for both, and so is what both logged', async () => {
    await apart(async () => {
      await sheet(maelle, '/details');
      await writeDetail(maelle.person, 'town', 'Dinard');
      await sheet(maelle);
      await logLine(maelle.person, 'a 12 étiquettes reçues');
      await sheet(emma, '/details');
      await writeDetail(emma.person, 'street', '2 rue des Lices');
      await sheet(emma);
      await logLine(emma.person, 'c 7 glossary sent');
    });
    const records = await expectAgreement(network, [maelle, emma]);
    const { smeId } = maelle.programme;
    const sme = records.find(({ id }) => id === smeId);
    expect(sme?.values).toMatchObject({ town: 'Dinard', street: '2 rue des Lices' });
    expect(sme?.conflicts).toBeUndefined();
    for (const laptop of [maelle, emma]) {
      await composerOf(laptop.person).waitFor();
      await expect.poll(() => journalEntries(laptop.person).count()).toBe(2);
      const texts = (await journalEntries(laptop.person).allTextContents()).join('\n');
      expect(texts).toContain('étiquettes reçues');
      expect(texts).toContain('glossary sent');
      const dump = await laptop.dump();
      expect(valuesInLog(dump, smeId, 'town').join()).toContain('Dinard');
      expect(valuesInLog(dump, smeId, 'street').join()).toContain('rue des Lices');
    }
  });

  test('in the same field stands in a conflict for both, and is settled for both by one', async () => {
    await apart(async () => {
      await sheet(maelle, '/details');
      await writeDetail(maelle.person, 'town', 'Dinard');
      await sheet(emma, '/details');
      await writeDetail(emma.person, 'town', 'Cancale');
    });
    const { smeId } = maelle.programme;
    const sme = (await expectAgreement(network, [maelle, emma])).find(({ id }) => id === smeId);
    const [lost] = sme?.conflicts?.['town'] ?? [];
    expect(new Set([sme?.values['town'], lost?.value])).toEqual(new Set(['Cancale', 'Dinard']));
    for (const laptop of [maelle, emma]) {
      const { page, person } = laptop;
      await toConflicts(laptop);
      await conflictCard(page, person.texts.conflict.card.title).waitFor();
      expect(await page.getByText(/Dinard/).count()).toBeGreaterThan(0);
      expect(await page.getByText(/Cancale/).count()).toBeGreaterThan(0);
    }

    await emma.page.getByRole('button', { name: emma.person.texts.conflict.card.keepMine }).click();
    const settled = await expectAgreement(network, [maelle, emma]);
    const after = settled.find(({ id }) => id === smeId);
    expect(after?.values['town']).toBe('Cancale');
    expect(after?.conflicts).toBeUndefined();
    for (const laptop of [maelle, emma]) {
      const { page, person } = laptop;
      await conflictCard(page, person.texts.conflict.card.title).waitFor({ state: 'detached' });
      await sheet(laptop, '/details');
      await waitForValue(detailOf(person, 'town'), 'Cancale');
      const written = valuesInLog(await laptop.dump(), smeId, 'town').join();
      expect(written).toContain('Dinard');
      expect(written).toContain('Cancale');
    }
  });

  test('settled by each in another way is a new conflict, which one settles for good', async () => {
    await apart(async () => {
      await sheet(maelle, '/details');
      await writeDetail(maelle.person, 'town', 'Dinard');
      await sheet(emma, '/details');
      await writeDetail(emma.person, 'town', 'Cancale');
    });
    await expectAgreement(network, [maelle, emma]);
    await apart(async () => {
      for (const laptop of [maelle, emma]) {
        const { page, person } = laptop;
        const { card } = person.texts.conflict;
        await toConflicts(laptop);
        await page.getByRole('button', { name: card.keepMine }).click();
        await conflictCard(page, card.title).waitFor({ state: 'detached' });
      }
    });
    const { smeId } = maelle.programme;
    const again = (await expectAgreement(network, [maelle, emma])).find(({ id }) => id === smeId);
    expect(again?.conflicts?.['town']).toHaveLength(1);

    await maelle.page
      .getByRole('button', { name: maelle.person.texts.conflict.card.keepMine })
      .click();
    const done = (await expectAgreement(network, [maelle, emma])).find(({ id }) => id === smeId);
    expect(done?.values['town']).toBe('Dinard');
    expect(done?.conflicts).toBeUndefined();
  });

  test('in one long note is put together by sentences', async () => {
    const [first = '', second = '', third = ''] = seededNote.split('. ');
    await apart(async () => {
      await sheet(maelle, '/details');
      await writeDetail(maelle.person, 'sourceNote', `${first} in Rennes. ${second}. ${third}`);
      await sheet(emma, '/details');
      const last = third.replace('spring', 'March');
      await writeDetail(emma.person, 'sourceNote', `${first}. ${second}. ${last}`);
    });
    const { smeId } = maelle.programme;
    const sme = (await expectAgreement(network, [maelle, emma])).find(({ id }) => id === smeId);
    const note = `${first} in Rennes. ${second}. ${third.replace('spring', 'March')}`;
    expect(sme?.values['sourceNote']).toBe(note);
    expect(sme?.conflicts).toBeUndefined();
    for (const { person } of [maelle, emma]) {
      await waitForValue(detailOf(person, 'sourceNote'), note);
    }
  });

  test('into a sheet that the other put into the trash keeps the sheet, until somebody chooses', async () => {
    const { smeId } = maelle.programme;
    await apart(async () => {
      await sheet(maelle, '/details');
      await writeDetail(maelle.person, 'street', '2 rue des Lices');
      await sheet(emma);
      await deleteSheet(emma);
    });
    const sme = (await expectAgreement(network, [maelle, emma])).find(({ id }) => id === smeId);
    expect(sme?.deleted).toBeUndefined();
    expect(sme?.contested).toMatchObject({ by: 'member-emma' });
    expect(sme?.values['street']).toBe('2 rue des Lices');

    await toConflicts(emma);
    const { deletion } = emma.person.texts.conflict;
    await conflictCard(emma.page, deletion.title).waitFor();
    await emma.page.getByRole('button', { name: deletion.keep }).click();
    const kept = (await expectAgreement(network, [maelle, emma])).find(({ id }) => id === smeId);
    expect(kept?.contested).toBeUndefined();
    expect(kept?.deleted).toBeUndefined();
  });

  test('of one SME that each of them added is there twice', async () => {
    await apart(async () => {
      for (const laptop of [maelle, emma]) {
        await laptop.page.goto(`${network.address}/p/${laptop.programme.id}`);
        await portfolioHeading(laptop.person).waitFor();
        await addSme(laptop.person, 'Conserverie Le Gall');
      }
    });
    const records = await expectAgreement(network, [maelle, emma]);
    const twins = records.filter(({ values }) => values['name'] === 'Conserverie Le Gall');
    expect(twins).toHaveLength(2);
    for (const { page, programme, person } of [maelle, emma]) {
      await page.goto(`${network.address}/p/${programme.id}`);
      await portfolioHeading(person).waitFor();
      await expect.poll(() => page.getByText('Conserverie Le Gall').count()).toBe(2);
    }
  });
});
