/**
 * Both launch pads prepare, hold and approve one meeting, each on a laptop of its own that is offline while its people
 * write: nothing that either wrote is lost, and both see one meeting, approved by both.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { goInside, pattern } from '../support/journey.ts';
import { expectAgreement, type Laptop, openLaptop, waitingIds } from '../support/sync-journey.ts';
import { foundProgramme, memberIds, type Network, startNetwork } from '../support/sync-network.ts';

let browser: Browser;
let network: Network;
let maelle: Laptop;
let emma: Laptop;
let laptops: readonly Laptop[];

beforeAll(async () => {
  browser = await launchBrowser();
  network = await startNetwork();
  const programme = await foundProgramme(network, ['Atelier Kerlan'], ['accountManager']);
  [maelle, emma] = await Promise.all([
    openLaptop(browser, network, 'maelle', programme),
    openLaptop(browser, network, 'emma', programme),
  ]);
  laptops = [maelle, emma];
});
afterAll(async () => {
  await Promise.all([maelle.context.close(), emma.context.close()]);
  await network.stop();
  await browser.close();
});

/** Each writes without a network, then both are back; answers what the records became. */
async function apart(work: Readonly<Record<'maelle' | 'emma', (laptop: Laptop) => Promise<void>>>) {
  const reconnect: (() => Promise<void>)[] = [];
  for (const laptop of laptops) reconnect.push(await laptop.unplug());
  const written: string[] = [];
  for (const laptop of laptops) {
    await work[laptop.who](laptop);
    await expect.poll(async () => waitingIds(await laptop.dump()).length).toBeGreaterThan(0);
    written.push(...waitingIds(await laptop.dump()));
  }
  for (const back of reconnect) await back();
  return expectAgreement(network, laptops, written);
}

const wordsOf = ({ person }: Laptop) => person.texts.meetings;

async function goTo({ page, programmeId }: Laptop, path: string): Promise<void> {
  await goInside(page, `${new URL(page.url()).origin}/p/${programmeId}/${path}`);
}

/** Opens the meeting where it stands in the list. */
async function openFromList(laptop: Laptop, title: RegExp): Promise<void> {
  await goTo(laptop, 'meetings');
  await laptop.page.getByRole('link', { name: title }).click();
  await part(laptop, wordsOf(laptop).agenda.title).waitFor();
}

const part = ({ page }: Laptop, title: string) =>
  page.getByRole('region', { name: title, exact: true });

async function addItem(laptop: Laptop, title: string): Promise<void> {
  const { agenda } = wordsOf(laptop);
  const form = part(laptop, agenda.title);
  await form.getByRole('textbox', { name: agenda.new }).fill(title);
  await form.getByRole('button', { name: agenda.add, exact: true }).click();
  await form.getByText(title).waitFor();
}

/** Writes under the item with a title. */
async function writeUnder(laptop: Laptop, item: string, button: string, texts: readonly string[]) {
  const words = wordsOf(laptop);
  const section = part(laptop, words.minutes.title)
    .locator('section')
    .filter({ has: laptop.page.getByRole('heading', { name: pattern(item) }) });
  await section.getByRole('button', { name: button, exact: true }).click();
  const boxes = section.getByRole('textbox');
  // It takes the room that there is.
  const [box, around] = [await boxes.first().boundingBox(), await section.boundingBox()];
  expect(box?.width).toBeCloseTo(around?.width ?? 0, 0);
  for (const [index, text] of texts.entries()) await boxes.nth(index).fill(text);
  await section.getByRole('button', { name: words.save, exact: true }).click();
  await section.getByText(texts[0] ?? '').waitFor();
}

/** What is wrong with the minutes of an item is read in a line or two, on a wide screen and on a phone. */
async function expectFaultInFullRow(laptop: Laptop): Promise<void> {
  const { page } = laptop;
  const { agenda } = wordsOf(laptop);
  const size = page.viewportSize();
  const name = agenda.minutesOf.replace('{{number}}', '1').replace('{{number, number}}', '1');
  const box = part(laptop, agenda.title).getByRole('textbox', { name, exact: true });
  const before = await box.inputValue();
  await box.fill('4x');
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const fault = await part(laptop, agenda.title).getByRole('alert').boundingBox();
    expect(fault?.width).toBeGreaterThan(250);
    expect(fault?.height).toBeLessThan(50);
  }
  await box.fill(before);
  await part(laptop, agenda.title).getByRole('alert').waitFor({ state: 'detached' });
  if (size !== null) await page.setViewportSize(size);
}

/** Presses the button of a person until they are present. */
async function present(laptop: Laptop, name: string): Promise<void> {
  await laptop.page.getByRole('button', { name: pattern(name) }).click();
}

async function approveFor(laptop: Laptop, pad: string): Promise<void> {
  const { approval } = wordsOf(laptop);
  await laptop.page
    .getByRole('button', { name: approval.approve.replace('{{pad}}', pad), exact: true })
    .click();
  await laptop.page.getByText(approval.approved, { exact: true }).first().waitFor();
}

const approvedCount = (laptop: Laptop): Promise<number> =>
  laptop.page
    .getByRole('complementary')
    .getByText(wordsOf(laptop).approval.approved, { exact: true })
    .count();

test('two pads prepare, hold and approve one meeting on two laptops, offline in between', async () => {
  await goTo(maelle, 'meetings');
  await maelle.page.getByRole('button', { name: pattern(wordsOf(maelle).add) }).click();
  // The names of the types are long: the box has a line of its own.
  const kind = await maelle.page.getByRole('combobox', { name: 'Type' }).boundingBox();
  expect(kind?.width).toBeGreaterThan(400);
  await maelle.page.getByRole('button', { name: wordsOf(maelle).create, exact: true }).click();
  await part(maelle, wordsOf(maelle).agenda.title).waitFor();
  await expectAgreement(network, laptops);

  // Prepared: each adds an item of her own.
  await openFromList(emma, /Project management meeting/);
  await apart({
    maelle: (laptop) => addItem(laptop, 'Étiquettes et notices'),
    emma: (laptop) => addItem(laptop, 'VAT on parcels'),
  });
  for (const laptop of laptops) {
    const agenda = part(laptop, wordsOf(laptop).agenda.title);
    await agenda.getByText('Étiquettes et notices').waitFor();
    await agenda.getByText('VAT on parcels').waitFor();
  }

  // On a phone the buttons of all items stand below each other.
  const { page } = maelle;
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const ups = page.getByRole('button', { name: /^Monter le point/ });
  const lefts = await ups.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  expect(lefts.length).toBeGreaterThan(3);
  expect(new Set(lefts).size).toBe(1);
  if (size !== null) await page.setViewportSize(size);
  await expectFaultInFullRow(maelle);

  // Held: one opens it, then both take notes.
  await emma.page.getByRole('button', { name: wordsOf(emma).openNow, exact: true }).click();
  await emma.page.getByRole('button', { name: wordsOf(emma).close, exact: true }).waitFor();
  await expectAgreement(network, laptops);
  const records = await apart({
    maelle: async (laptop) => {
      const { minutes } = wordsOf(laptop);
      await writeUnder(laptop, 'Étiquettes et notices', minutes.add, ['Douze étiquettes reçues.']);
      await present(laptop, 'Maëlle Guivarc’h');
    },
    emma: async (laptop) => {
      const { decision } = wordsOf(laptop);
      const texts = ['Register with the one-stop shop.', 'Two SMEs pass the threshold.'];
      await writeUnder(laptop, 'VAT on parcels', decision.add, texts);
      await present(laptop, 'Emma Clarke');
    },
  });
  const meetings = records.filter(({ entity }) => entity === 'meeting');
  expect(meetings).toHaveLength(1);
  const [held] = meetings;
  expect(held?.conflicts).toBeUndefined();
  expect(held?.values).toMatchObject({
    [`attendance.${memberIds.maelle}`]: 'present',
    [`attendance.${memberIds.emma}`]: 'present',
  });
  const said = JSON.stringify(held?.values);
  for (const text of [
    'Douze étiquettes reçues.',
    'Register with the one-stop shop.',
    'Two SMEs pass the threshold.',
  ]) {
    expect(said).toContain(text);
    for (const laptop of laptops) await laptop.page.getByText(text).waitFor();
  }
  await emma.page.getByRole('button', { name: wordsOf(emma).close, exact: true }).click();
  await expectAgreement(network, laptops);

  // Approved: each for her own pad, the same version.
  await apart({
    maelle: (laptop) => approveFor(laptop, 'FR'),
    emma: (laptop) => approveFor(laptop, 'UK'),
  });
  for (const laptop of laptops) await expect.poll(() => approvedCount(laptop)).toBe(2);

  // A later edit of one asks both again, and says so on both laptops.
  await writeUnder(emma, 'VAT on parcels', wordsOf(emma).minutes.add, ['Emma writes to both.']);
  await expectAgreement(network, laptops);
  for (const laptop of laptops) {
    await expect.poll(() => approvedCount(laptop)).toBe(0);
    await laptop.page.getByText(wordsOf(laptop).approval.outdated).first().waitFor();
  }
  const told = [...maelle.complaints, ...emma.complaints];
  expect(told.filter((one) => !one.startsWith('console: Failed to load resource'))).toEqual([]);
});
