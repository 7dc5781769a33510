/**
 * Two people who worked apart, each on a laptop of their own, with a real server and its database between them: once
 * both are back they hold the same, nothing is lost, and a true disagreement is settled by one for both.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { databases } from '../support/databases.ts';
import {
  addSme,
  beginProgramme,
  composerOf,
  goInside,
  journalEntries,
  logLine,
  newVisitor,
  pattern,
  portfolioHeading,
  programmeIdAt,
  readyOffline,
  waitForValue,
} from '../support/journey.ts';
import { connect, invite, join, setUp } from '../support/people-journey.ts';
import {
  detailOf,
  expectAgreement,
  goToSheet,
  type Laptop,
  laptopOf,
  openLaptop,
  valuesInLog,
  waitingIds,
  writeDetail,
} from '../support/sync-journey.ts';
import {
  foundProgramme,
  type Network,
  people,
  type ProgrammeOnServer,
  seededNote,
  signClientIn,
  startEmptyNetwork,
  startNetwork,
} from '../support/sync-network.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** Both work without a network, then both are back; answers the ids of what they wrote meanwhile. */
async function apart(
  laptops: readonly Laptop[],
  work: () => Promise<void>,
): Promise<readonly string[]> {
  const reconnect: (() => Promise<void>)[] = [];
  for (const laptop of laptops) reconnect.push(await laptop.unplug());
  await work();
  const written: string[] = [];
  for (const laptop of laptops) {
    await expect.poll(async () => waitingIds(await laptop.dump()).length).toBeGreaterThan(0);
    written.push(...waitingIds(await laptop.dump()));
  }
  for (const back of reconnect) await back();
  return written;
}

const conflictCard = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: pattern(title) });

async function toConflicts({ page, programmeId, person }: Laptop): Promise<void> {
  await goInside(page, `${new URL(page.url()).origin}/p/${programmeId}/conflicts`);
  await page.getByRole('heading', { level: 1, name: person.texts.conflict.title }).waitFor();
}

async function toPortfolio({ page, programmeId, person }: Laptop): Promise<void> {
  await goInside(page, `${new URL(page.url()).origin}/p/${programmeId}`);
  await portfolioHeading(person).waitFor();
}

async function deleteSheet({ page, person: { texts } }: Laptop): Promise<void> {
  const { header } = texts.sheet;
  await page.getByRole('button', { name: header.more, exact: true }).click();
  await page.getByRole('menuitem', { name: header.delete }).click();
  await page.getByText(pattern(header.deleted)).first().waitFor();
}

/** Merges the other sheet of the same business into the one that is open. */
async function mergeHere({ page, person: { texts } }: Laptop): Promise<void> {
  const { double, merge } = texts.conflict;
  await page.getByRole('button', { name: pattern(double.mergeWith) }).click();
  const dialog = page.getByRole('dialog', { name: merge.title });
  await dialog.getByRole('button', { name: merge.now, exact: true }).click();
  await page.getByText(double.title).waitFor({ state: 'detached' });
}

/** Settles the one conflict that is open by one's own version. */
async function keepMine({ page, person: { texts } }: Laptop): Promise<void> {
  const { card } = texts.conflict;
  await page.getByRole('button', { name: card.keepMine }).click();
  await conflictCard(page, card.title).waitFor({ state: 'detached' });
}

/** Takes back what was settled last and settles it again, by the keys and by the button of the notice. */
async function settleAgain({ page, person: { texts } }: Laptop): Promise<void> {
  const card = conflictCard(page, texts.conflict.card.title);
  const again = page.getByRole('status').getByRole('button', { name: pattern(texts.shell.redo) });
  for (const redo of [() => page.keyboard.press('Control+Shift+Z'), () => again.click()]) {
    await page.keyboard.press('Control+Z');
    await card.waitFor();
    await redo();
    await card.waitFor({ state: 'detached' });
  }
}

describe.each(databases)('a server with $name', ({ servers, begin }) => {
  test('is set up by its first link, a colleague joins by another, and what both wrote apart comes together', async () => {
    const database = await begin();
    const network = await startEmptyNetwork({ servers, databaseUrl: database.url });
    const first = await newVisitor(browser, 'fr');
    // The invitation speaks the language of whoever invites.
    const second = await newVisitor(browser, 'fr');
    await using _ended = {
      [Symbol.asyncDispose]: async () => {
        await Promise.all([first.context.close(), second.context.close()]);
        await network.stop();
        await database.stop();
      },
    };
    await setUp(first, network.setUpAddress);
    await beginProgramme(first.person, `${network.address}/start?way=add`, {
      programme: 'E-Channel',
      member: people.maelle.name,
    });
    const programmeId = programmeIdAt(first.page);
    const smeId = await addSme(first.person, 'Atelier Kerlan');
    await connect(first);
    const invitation = await invite(first, people.emma.name);
    await join(second, invitation, people.emma.email, people.emma.name);
    await second.page.getByRole('link', { name: 'Atelier Kerlan' }).first().waitFor();
    await Promise.all([readyOffline(first.page), readyOffline(second.page)]);
    const maelle = laptopOf(first, network, 'maelle', programmeId);
    const emma = laptopOf(second, network, 'emma', programmeId);
    await signClientIn(network, 'maelle');
    await expectAgreement(network, [maelle, emma]);

    const written = await apart([maelle, emma], async () => {
      await goToSheet(maelle, smeId, '/details');
      await writeDetail(maelle, 'town', 'Dinard');
      await writeDetail(maelle, 'street', '2 rue des Lices');
      await goToSheet(emma, smeId, '/details');
      await writeDetail(emma, 'town', 'Cancale');
      await writeDetail(emma, 'sector', 'Toys');
    });
    const records = await expectAgreement(network, [maelle, emma], written);
    const sme = records.find(({ id }) => id === smeId);
    expect(sme?.values).toMatchObject({ street: '2 rue des Lices', sector: 'Toys' });
    expect(sme?.conflicts?.['town']).toHaveLength(1);

    await toConflicts(emma);
    await keepMine(emma);
    const settled = await expectAgreement(network, [maelle, emma]);
    const after = settled.find(({ id }) => id === smeId);
    expect(after?.values['town']).toBe('Cancale');
    expect(after?.conflicts).toBeUndefined();
    expect([...first.complaints, ...second.complaints].filter(isNotTheNetwork)).toEqual([]);
  });
});

/** A browser says on its console that a request got no answer: that is the fault, not what came of it. */
const isNotTheNetwork = (complaint: string): boolean =>
  !complaint.startsWith('console: Failed to load resource');

describe.each(databases)('what two people wrote apart, on $name', ({ servers, begin }) => {
  const names = ['Fields', 'One field', 'Twice settled', 'A note', 'The trash'] as const;
  let database: Awaited<ReturnType<typeof begin>>;
  let network: Network;
  let programme: ProgrammeOnServer;
  let maelle: Laptop;
  let emma: Laptop;

  beforeAll(async () => {
    database = await begin();
    network = await startNetwork({ servers, databaseUrl: database.url });
    programme = await foundProgramme(network, names);
    [maelle, emma] = await Promise.all([
      openLaptop(browser, network, 'maelle', programme),
      openLaptop(browser, network, 'emma', programme),
    ]);
  });
  afterAll(async () => {
    await Promise.all([maelle.context.close(), emma.context.close()]);
    await network.stop();
    await database.stop();
  });

  const idOf = (name: (typeof names)[number]): string => programme.smes[name] ?? '';
  const agreed = async (smeId: string, written: readonly string[] = []) => {
    const records = await expectAgreement(network, [maelle, emma], written);
    return records.find(({ id }) => id === smeId);
  };
  /** Each writes another town. */
  const disagree = (smeId: string): Promise<readonly string[]> =>
    apart([maelle, emma], async () => {
      await goToSheet(maelle, smeId, '/details');
      await writeDetail(maelle, 'town', 'Dinard');
      await goToSheet(emma, smeId, '/details');
      await writeDetail(emma, 'town', 'Cancale');
    });

  test('in different fields is there for both, and so is what both logged', async () => {
    const smeId = idOf('Fields');
    const written = await apart([maelle, emma], async () => {
      await goToSheet(maelle, smeId, '/details');
      await writeDetail(maelle, 'town', 'Dinard');
      await goToSheet(maelle, smeId);
      await logLine(maelle.person, 'a 12 étiquettes reçues');
      await goToSheet(emma, smeId, '/details');
      await writeDetail(emma, 'street', '2 rue des Lices');
      await goToSheet(emma, smeId);
      await logLine(emma.person, 'c 7 glossary sent');
    });
    const sme = await agreed(smeId, written);
    expect(sme?.values).toMatchObject({ town: 'Dinard', street: '2 rue des Lices' });
    expect(sme?.conflicts).toBeUndefined();
    for (const laptop of [maelle, emma]) {
      await composerOf(laptop.person).waitFor();
      await expect.poll(() => journalEntries(laptop.person).count()).toBe(2);
      const texts = (await journalEntries(laptop.person).allTextContents()).join('\n');
      expect(texts).toContain('étiquettes reçues');
      expect(texts).toContain('glossary sent');
    }
  });

  test('(F21) in the same field stands in a conflict for both, and is settled for both by one', async () => {
    const smeId = idOf('One field');
    const sme = await agreed(smeId, await disagree(smeId));
    const [lost] = sme?.conflicts?.['town'] ?? [];
    expect(new Set([sme?.values['town'], lost?.value])).toEqual(new Set(['Cancale', 'Dinard']));
    for (const laptop of [maelle, emma]) {
      const { page, person } = laptop;
      await toConflicts(laptop);
      await conflictCard(page, person.texts.conflict.card.title).waitFor();
      expect(await page.getByText(/Dinard/).count()).toBeGreaterThan(0);
      expect(await page.getByText(/Cancale/).count()).toBeGreaterThan(0);
    }

    await keepMine(emma);
    await settleAgain(emma);
    const after = await agreed(smeId);
    expect(after?.values['town']).toBe('Cancale');
    expect(after?.conflicts).toBeUndefined();
    for (const laptop of [maelle, emma]) {
      const { page, person } = laptop;
      await conflictCard(page, person.texts.conflict.card.title).waitFor({ state: 'detached' });
      await goToSheet(laptop, smeId, '/details');
      await waitForValue(detailOf(person, 'town'), 'Cancale');
      const had = valuesInLog(await laptop.dump(), smeId, 'town').join();
      expect(had).toContain('Dinard');
      expect(had).toContain('Cancale');
    }
  });

  test('(F21) settled by each in another way is a new conflict, which one settles for good', async () => {
    const smeId = idOf('Twice settled');
    await agreed(smeId, await disagree(smeId));
    for (const laptop of [maelle, emma]) {
      await toConflicts(laptop);
      await conflictCard(laptop.page, laptop.person.texts.conflict.card.title).waitFor();
    }
    const written = await apart([maelle, emma], async () => {
      await keepMine(maelle);
      await keepMine(emma);
    });
    const again = await agreed(smeId, written);
    expect(again?.conflicts?.['town']).toHaveLength(1);

    await keepMine(maelle);
    const done = await agreed(smeId);
    expect(done?.values['town']).toBe('Dinard');
    expect(done?.conflicts).toBeUndefined();
  });

  test('in one long note is put together by sentences', async () => {
    const smeId = idOf('A note');
    const [first = '', second = '', third = ''] = seededNote.split('. ');
    const last = third.replace('spring', 'March');
    const written = await apart([maelle, emma], async () => {
      await goToSheet(maelle, smeId, '/details');
      await writeDetail(maelle, 'sourceNote', `${first} in Rennes. ${second}. ${third}`);
      await goToSheet(emma, smeId, '/details');
      await writeDetail(emma, 'sourceNote', `${first}. ${second}. ${last}`);
    });
    const sme = await agreed(smeId, written);
    const note = `${first} in Rennes. ${second}. ${last}`;
    expect(sme?.values['sourceNote']).toBe(note);
    expect(sme?.conflicts).toBeUndefined();
    for (const { person } of [maelle, emma]) {
      await waitForValue(detailOf(person, 'sourceNote'), note);
    }
  });

  test('(F26) into a sheet that the other put into the trash keeps the sheet, until somebody chooses', async () => {
    const smeId = idOf('The trash');
    const written = await apart([maelle, emma], async () => {
      await goToSheet(maelle, smeId, '/details');
      await writeDetail(maelle, 'street', '2 rue des Lices');
      await goToSheet(emma, smeId);
      await deleteSheet(emma);
    });
    const sme = await agreed(smeId, written);
    expect(sme?.deleted).toBeUndefined();
    expect(sme?.contested).toMatchObject({ by: 'member-emma' });
    expect(sme?.values['street']).toBe('2 rue des Lices');
    for (const laptop of [maelle, emma]) {
      await toConflicts(laptop);
      const { deletion } = laptop.person.texts.conflict;
      await conflictCard(laptop.page, deletion.title).waitFor();
    }

    await emma.page.getByRole('button', { name: emma.person.texts.conflict.deletion.keep }).click();
    const kept = await agreed(smeId);
    expect(kept?.contested).toBeUndefined();
    expect(kept?.deleted).toBeUndefined();
  });

  test('(F32) of one SME that each of them added is there twice, and one of them makes one sheet of it', async () => {
    const name = 'Conserverie Le Gall';
    const written = await apart([maelle, emma], async () => {
      for (const laptop of [maelle, emma]) {
        await toPortfolio(laptop);
        await goToSheet(laptop, await addSme(laptop.person, name), '/details');
        const { page, person } = laptop;
        await page
          .getByRole('combobox', { name: person.texts.domain.field.sme.country, exact: true })
          .selectOption('FR');
      }
    });
    const records = await expectAgreement(network, [maelle, emma], written);
    expect(records.filter(({ values }) => values['name'] === name)).toHaveLength(2);
    for (const laptop of [maelle, emma]) {
      await toPortfolio(laptop);
      await expect.poll(() => laptop.page.getByText(name).count()).toBe(2);
    }

    const ids = records.filter(({ values }) => values['name'] === name);
    const [first = '', second = ''] = ids.map(({ id }) => id);
    /** Maëlle logs on the other sheet while Emma merges it. */
    const meanwhile = (text: string) =>
      apart([maelle, emma], async () => {
        await goToSheet(maelle, second);
        await logLine(maelle.person, `a 12 ${text}`);
        await goToSheet(emma, first);
        await mergeHere(emma);
      });
    const late = await meanwhile('ajouté sans rien savoir');
    await expectAgreement(network, [maelle, emma], late);
    await goToSheet(emma, first);
    // Whoever was back first: what was added brought the other sheet back, and it is merged once more.
    await mergeHere(emma);
    await journalEntries(emma.person).getByText('ajouté sans rien savoir').waitFor();
    const merged = await expectAgreement(network, [maelle, emma]);
    const live = merged.filter(({ deleted }) => deleted === undefined);
    expect(live.filter(({ values }) => values['name'] === name).map(({ id }) => id)).toEqual([
      first,
    ]);
    expect(merged.find(({ id }) => id === second)?.values['mergedInto']).toBe(first);
    for (const laptop of [maelle, emma]) {
      await goToSheet(laptop, first);
      await journalEntries(laptop.person).getByText('ajouté sans rien savoir').waitFor();
      await goToSheet(laptop, second);
      await laptop.page.getByText(laptop.person.texts.conflict.merge.into).waitFor();
    }
  });
});
