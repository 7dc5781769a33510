/**
 * Two people fill one form at once, each on a laptop of their own that has no network for three days. Once both are
 * back, everything that either wrote is there for both; only a choice that each made in another way waits, inside its
 * question, for one of them.
 */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../src/domain/entity/field.ts';
import { eligibilityChecklist } from '../../src/domain/form/templates/eligibility-checklist.ts';
import { marketEntryPlan } from '../../src/domain/form/templates/market-entry-plan.ts';
import { itemsOf, type Template } from '../../src/domain/form/template.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import { present } from '../../src/std/assert.ts';
import { launchBrowser } from '../support/chromium.ts';
import { newVisitor, pattern, readyOffline } from '../support/journey.ts';
import {
  bringHere,
  expectAgreement,
  goToSheet,
  type Laptop,
  laptopOf,
  waitingIds,
} from '../support/sync-journey.ts';
import {
  foundProgramme,
  type Network,
  people,
  type ProgrammeOnServer,
  startNetwork,
  type Who,
} from '../support/sync-network.ts';

const smes = ['A checklist', 'A plan'] as const;
const dayMs = 24 * 60 * 60 * 1000;

let browser: Browser;
let network: Network;
let programme: ProgrammeOnServer;
let maelle: Laptop;
let emma: Laptop;

beforeAll(async () => {
  browser = await launchBrowser();
  network = await startNetwork();
  programme = await foundProgramme(network, smes);
  [maelle, emma] = await Promise.all([laptopWithClock('maelle'), laptopWithClock('emma')]);
});
afterAll(async () => {
  await Promise.all([maelle.context.close(), emma.context.close()]);
  await browser.close();
  await network.stop();
});

/** A laptop whose clock can be moved on. */
async function laptopWithClock(who: Who): Promise<Laptop> {
  const visitor = await newVisitor(browser, people[who].language);
  await visitor.context.clock.install();
  await bringHere(visitor, network, who, programme);
  await readyOffline(visitor.page);
  return laptopOf(visitor, network, who, programme.id);
}

const languageOf = ({ who }: Laptop): Language => people[who].language;

const idOf = (name: (typeof smes)[number]): string => programme.smes[name] ?? '';

/** A question on the page of a laptop. */
function question(laptop: Laptop, template: Template, itemId: string): Locator {
  const item = present(
    itemsOf(template).find(({ id }) => id === itemId),
    `the template asks ${itemId}`,
  );
  const name = item.label[languageOf(laptop)];
  // A text in two languages is a group of that name inside it.
  return laptop.page
    .getByRole('group', { name, exact: true })
    .and(laptop.page.locator('[data-item]'));
}

/** Opens a section, where it is not open yet. */
async function openSection(laptop: Laptop, template: Template, sectionId: string): Promise<void> {
  const section = present(
    template.sections.find(({ id }) => id === sectionId),
    `the template has ${sectionId}`,
  );
  const toggle = laptop.page
    .locator('h3 button[aria-expanded]')
    .filter({ hasText: section.title[languageOf(laptop)] });
  await toggle.waitFor();
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
}

async function choose(item: Locator, index: number): Promise<void> {
  const choice = item.getByRole('radio').nth(index);
  await choice.click();
  await expect.poll(() => choice.getAttribute('aria-checked')).toBe('true');
}

async function tick(item: Locator, index: number): Promise<void> {
  const box = item.getByRole('checkbox').nth(index);
  // The tick shows once it is saved.
  await box.click();
  await expect.poll(() => box.isChecked()).toBe(true);
}

/** Types into a box of a question, leaves it, and waits until the device keeps it. */
async function write(
  laptop: Laptop,
  box: Locator,
  text: string,
  stored: string | number = text,
): Promise<void> {
  await box.fill(text);
  await box.press('Tab');
  await expect
    .poll(async () => {
      const { outbox, log } = await laptop.dump();
      return JSON.stringify([outbox, log]).includes(JSON.stringify(stored));
    })
    .toBe(true);
}

/** Each side of a text in two languages; the reader's own is the first box. */
const sideIn = (laptop: Laptop, item: Locator, language: Language): Locator =>
  item.getByRole('textbox').nth(languageOf(laptop) === language ? 0 : 1);

/** Both work for three days without a network, then both are back; the ids of what they wrote. */
async function threeDaysApart(days: readonly (() => Promise<void>)[]): Promise<readonly string[]> {
  const laptops = [maelle, emma];
  const back = await Promise.all(laptops.map((laptop) => laptop.unplug()));
  try {
    for (const day of days) {
      await day();
      for (const { page } of laptops) await page.clock.fastForward(dayMs);
    }
    const written: string[] = [];
    for (const laptop of laptops) {
      const ids = waitingIds(await laptop.dump());
      expect(ids.length).toBeGreaterThan(0);
      written.push(...ids);
    }
    return written;
  } finally {
    for (const reconnect of back) await reconnect();
  }
}

/** The one form of a sheet, once both laptops and the server hold the same. */
async function agreedForm(smeId: string, written: readonly string[] = []): Promise<AnyRecord> {
  const records = await expectAgreement(network, [maelle, emma], written);
  const forms = records.filter(({ entity, home }) => entity === 'form' && home === smeId);
  expect(forms).toHaveLength(1);
  return present(forms[0], 'one form');
}

const conflictCards = (place: Locator, { person }: Laptop): Locator =>
  place.getByRole('region', { name: pattern(person.texts.conflict.card.title) });

describe('two laptops, three days without a network', () => {
  test('fill one checklist: nothing is lost, and one choice of two waits inside its question', async () => {
    const smeId = idOf('A checklist');
    const ask = (laptop: Laptop, id: string) => question(laptop, eligibilityChecklist, id);
    const open = (laptop: Laptop, id: string) => openSection(laptop, eligibilityChecklist, id);
    await goToSheet(maelle, smeId, '/eligibility');
    await maelle.page
      .getByRole('button', { name: maelle.person.texts.form.begin.do, exact: true })
      .click();
    await ask(maelle, 'registered').waitFor();
    const { id } = await agreedForm(smeId);
    await goToSheet(emma, smeId, '/eligibility');
    await ask(emma, 'registered').waitFor();

    const written = await threeDaysApart([
      async () => {
        await choose(ask(maelle, 'registered'), 0);
        await choose(ask(maelle, 'inArea'), 0);
        await choose(ask(emma, 'inArea'), 1);
        await open(emma, 'commitment');
        await tick(ask(emma, 'busyMonths'), 6);
        await choose(ask(emma, 'sponsor'), 0);
      },
      async () => {
        await maelle.page.reload();
        await open(maelle, 'commitment');
        await tick(ask(maelle, 'busyMonths'), 7);
        await choose(ask(maelle, 'budget'), 1);
        await emma.page.reload();
        await open(emma, 'size');
        await write(emma, ask(emma, 'headcount').getByRole('textbox').first(), '1234', 1234);
      },
      async () => {
        await choose(ask(maelle, 'dataNotice'), 0);
        await open(emma, 'aid');
        await choose(ask(emma, 'sector'), 2);
      },
    ]);

    const form = await agreedForm(smeId, written);
    expect(form.id).toBe(id);
    expect(form.values).toMatchObject({
      'value.registered': 'yes',
      'value.sponsor': 'yes',
      'value.headcount': 1234,
      'value.dataNotice': 'yes',
      'value.sector': 'unsure',
    });
    expect(form.values).toHaveProperty(['value.budget']);
    expect(
      [...((form.values as Record<string, string[]>)['checks.busyMonths'] ?? [])].sort(),
    ).toEqual(['7', '8']);
    expect(Object.keys(form.conflicts ?? {})).toEqual(['value.inArea']);
    for (const laptop of [maelle, emma]) {
      await goToSheet(laptop, smeId, '/eligibility');
      await open(laptop, 'identity');
      await conflictCards(ask(laptop, 'inArea'), laptop).waitFor();
      // Inside its question, and nowhere else on the page.
      expect(await conflictCards(laptop.page.locator('main'), laptop).count()).toBe(1);
    }

    await emma.page.getByRole('button', { name: emma.person.texts.conflict.card.keepMine }).click();
    const settled = await agreedForm(smeId);
    expect(settled.conflicts).toBeUndefined();
    for (const laptop of [maelle, emma]) {
      await conflictCards(ask(laptop, 'inArea'), laptop).waitFor({ state: 'detached' });
      await expect
        .poll(() => ask(laptop, 'inArea').getByRole('radio').nth(1).getAttribute('aria-checked'))
        .toBe('true');
    }
  });

  test('fill one section of a plan: texts come together by sentence, its progress waits', async () => {
    const smeId = idOf('A plan');
    const ask = (laptop: Laptop, id: string) => question(laptop, marketEntryPlan, id);
    const open = (laptop: Laptop, id: string) => openSection(laptop, marketEntryPlan, id);
    const progressOf = (laptop: Laptop, sectionId: string): Locator => {
      const section = present(
        marketEntryPlan.sections.find((each) => each.id === sectionId),
        'it is there',
      );
      const { stateOf } = laptop.person.texts.plan;
      const name = stateOf.replace('{{section}}', section.title[languageOf(laptop)]);
      return laptop.page.getByRole('combobox', { name, exact: true });
    };
    await goToSheet(maelle, smeId, '/plan');
    const { form: words, plan } = maelle.person.texts;
    await maelle.page.getByRole('combobox', { name: plan.market, exact: true }).selectOption('GB');
    await maelle.page.getByRole('button', { name: words.begin.do, exact: true }).click();
    await open(maelle, 'ambition');
    const [first, second, third] = ['Vendre à Londres', 'Ouvrir un compte', 'Livrer en mai'];
    await write(
      maelle,
      sideIn(maelle, ask(maelle, 'goal'), 'fr'),
      `${first}. ${second}. ${third}.`,
    );
    await agreedForm(smeId);
    await goToSheet(emma, smeId, '/plan');
    await open(emma, 'ambition');
    await ask(emma, 'goal').waitFor();

    const written = await threeDaysApart([
      async () => {
        const french = `${first} et à Leeds. ${second}. ${third}.`;
        await write(maelle, sideIn(maelle, ask(maelle, 'goal'), 'fr'), french);
        await progressOf(maelle, 'ambition').selectOption('inProgress');
        const other = `${first}. ${second}. Livrer en juin.`;
        await write(emma, sideIn(emma, ask(emma, 'goal'), 'fr'), other);
        await progressOf(emma, 'ambition').selectOption('blocked');
      },
      async () => {
        await emma.page.reload();
        await open(emma, 'ambition');
        await write(emma, sideIn(emma, ask(emma, 'goal'), 'en'), 'Sell in London.');
        await write(maelle, sideIn(maelle, ask(maelle, 'notNow'), 'fr'), 'L’Écosse.');
      },
      async () => {
        for (const laptop of [maelle, emma]) {
          await open(laptop, 'start');
          const strengths = ask(laptop, 'strengths');
          await strengths
            .getByRole('button', { name: laptop.person.texts.form.addRow, exact: true })
            .click();
          const words = `Strength of ${laptop.who}`;
          await write(laptop, sideIn(laptop, strengths, languageOf(laptop)), words);
        }
      },
    ]);

    const form = await agreedForm(smeId, written);
    const values = JSON.stringify(form.values);
    for (const words of [
      `${first} et à Leeds. ${second}. Livrer en juin.`,
      'Sell in London.',
      'L’Écosse.',
      'Strength of maelle',
      'Strength of emma',
    ]) {
      expect(values).toContain(words);
    }
    expect(Object.keys(form.conflicts ?? {})).toEqual(['value.section.ambition']);
    for (const laptop of [maelle, emma]) {
      await goToSheet(laptop, smeId, '/plan');
      await open(laptop, 'ambition');
      await conflictCards(laptop.page.locator('main'), laptop).waitFor();
      expect(await conflictCards(laptop.page.locator('main'), laptop).count()).toBe(1);
    }

    await maelle.page
      .getByRole('button', { name: maelle.person.texts.conflict.card.keepMine })
      .click();
    const settled = await agreedForm(smeId);
    expect(settled.values).toMatchObject({ 'value.section.ambition': 'inProgress' });
    expect(settled.conflicts).toBeUndefined();
    for (const laptop of [maelle, emma]) {
      await expect.poll(() => progressOf(laptop, 'ambition').inputValue()).toBe('inProgress');
    }
  });
});
