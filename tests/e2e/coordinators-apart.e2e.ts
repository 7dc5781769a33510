/**
 * Two coordinators, each on a laptop of their own without a network: they write one review, issue it each, and edit one template.
 * Once both are back, everything that either did is there for both, and what was made twice is told apart.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eligibilityChecklist } from '../../src/domain/form/templates/eligibility-checklist.ts';
import { present } from '../../src/std/assert.ts';
import { launchBrowser } from '../support/chromium.ts';
import { goInside, issueFirst, pattern } from '../support/journey.ts';
import {
  expectAgreement,
  type Laptop,
  openLaptop,
  untilSent,
  waitingIds,
} from '../support/sync-journey.ts';
import {
  foundProgramme,
  type Network,
  people,
  type ProgrammeOnServer,
  startNetwork,
} from '../support/sync-network.ts';

let browser: Browser;
let network: Network;
let programme: ProgrammeOnServer;
let maelle: Laptop;
let emma: Laptop;

beforeAll(async () => {
  browser = await launchBrowser();
  network = await startNetwork();
  programme = await foundProgramme(network, ['Atelier']);
  maelle = await openLaptop(browser, network, 'maelle', programme);
  emma = await openLaptop(browser, network, 'emma', programme);
});
afterAll(async () => {
  await Promise.all([maelle.context.close(), emma.context.close()]);
  await browser.close();
  await network.stop();
});

const goTo = ({ page }: Laptop, path: string) =>
  goInside(page, `${network.address}/p/${programme.id}${path}`);

/** Waits until a text that was typed lies on the device. */
const untilSaved = (laptop: Laptop, text: string): Promise<void> =>
  expect
    .poll(async () => {
      const { outbox, log } = await laptop.dump();
      return JSON.stringify([outbox, log]).includes(JSON.stringify(text));
    })
    .toBe(true);

/** Both work without a network, then both are back and hold the same; answers the records. */
async function apart(work: () => Promise<void>) {
  const laptops = [maelle, emma];
  const back = await Promise.all(laptops.map((laptop) => laptop.unplug()));
  const written: string[] = [];
  try {
    await work();
    for (const laptop of laptops) {
      const ids = waitingIds(await laptop.dump());
      expect(ids.length).toBeGreaterThan(0);
      written.push(...ids);
    }
  } finally {
    for (const reconnect of back) await reconnect();
  }
  return expectAgreement(network, laptops, written);
}

/** Corrects a passage of the review that is open, by its place. */
async function correct(laptop: Laptop, index: number, text: string): Promise<void> {
  const { page, person } = laptop;
  const { quarterly: words } = person.texts;
  await page
    .getByRole('button', { name: pattern(words.correctOne) })
    .nth(index)
    .click();
  const done = page.getByRole('button', { name: words.done, exact: true });
  // Until then the first box is that of a figure, further down.
  await done.waitFor();
  const box = page.getByRole('article').getByRole('textbox').first();
  await box.fill(text);
  await done.click();
  await done.waitFor({ state: 'hidden' });
  await untilSaved(laptop, text);
}

describe('two coordinators without a network', () => {
  test('write one review: each passage is there for both', async () => {
    // Each writes their own language, which is the first of the two boxes.
    await goTo(maelle, '/quarterly/9?lang=fr');
    await goTo(emma, '/quarterly/9?lang=en');
    await correct(maelle, 0, 'Le fret a doublé.');
    await expectAgreement(network, [maelle, emma]);

    const records = await apart(async () => {
      await correct(maelle, 1, 'La rampe française travaille à distance.');
      await correct(emma, 2, 'The British pad moved.');
      await correct(emma, 0, 'Freight rates doubled.');
    });
    const forms = records.filter(({ entity, home }) => entity === 'form' && home === programme.id);
    expect(forms).toHaveLength(1);
    expect(forms[0]?.conflicts).toBeUndefined();
    for (const laptop of [maelle, emma]) {
      await goTo(laptop, '/quarterly/9?lang=fr');
      await laptop.page.getByText('Le fret a doublé.').waitFor();
      await laptop.page.getByText('La rampe française travaille à distance.').waitFor();
      await goTo(laptop, '/quarterly/9?lang=en');
      await laptop.page.getByText('Freight rates doubled.').waitFor();
      await laptop.page.getByText('The British pad moved.').waitFor();
    }
  });

  test('issue it each: both editions stand, named by who issued them', async () => {
    for (const laptop of [maelle, emma]) await goTo(laptop, '/quarterly/9?lang=en');
    const records = await apart(async () => {
      for (const { page, person } of [maelle, emma]) {
        await issueFirst(person);
        await page
          .getByRole('radio', { name: pattern(person.texts.quarterly.editionName) })
          .waitFor();
      }
    });
    const issued = records.filter(({ entity }) => entity === 'issuedReport');
    expect(issued.map(({ values }) => values['edition'])).toEqual([1, 1]);
    for (const { page, person } of [maelle, emma]) {
      const words = person.texts.quarterly;
      for (const { name } of Object.values(people)) {
        const label = words.editionBy.replace(/\{\{edition.*?\}\}/, '1').replace('{{name}}', name);
        await page.getByRole('radio', { name: label, exact: true }).click();
        await page.getByText(pattern(words.issuedApart)).waitFor();
        expect(await page.getByText(words.correctedLater).count()).toBe(0);
      }
    }
  });

  test('edit one template: words and a retired question meet, and it is published', async () => {
    const [first, second] = eligibilityChecklist.sections[0]?.items ?? [];
    const { page, person } = maelle;
    await goTo(maelle, '/settings/templates');
    const { templates: words, sheet, domain } = person.texts;
    const copy = words.section.copyOf.replace('{{name}}', eligibilityChecklist.title.fr);
    await page.getByRole('button', { name: copy, exact: true }).click();
    await page.waitForURL(/\/templates\//);
    const records = await expectAgreement(network, [maelle, emma]);
    const draft = present(
      records.find(({ entity }) => entity === 'template'),
      'the draft',
    );
    await goTo(emma, `/templates/${draft.id}`);
    const questions = (laptop: Laptop) =>
      laptop.page.getByRole('group', { name: laptop.person.texts.templates.list.label });
    await questions(emma).waitFor();

    const edited = await apart(async () => {
      const side = sheet.pair.side
        .replace('{{label}}', words.question.label)
        .replace('{{language}}', domain.languageName.fr);
      const box = page.getByRole('textbox', { name: side, exact: true });
      await box.fill('Êtes-vous au registre ?');
      await box.press('Tab');
      await untilSaved(maelle, 'Êtes-vous au registre ?');

      const retired = emma.person.texts.templates;
      await questions(emma)
        .getByRole('button', { name: second?.short?.en ?? '' })
        .click();
      await emma.page.getByRole('button', { name: retired.question.retire, exact: true }).click();
      await emma.page
        .getByRole('button', { name: retired.question.bringBack, exact: true })
        .waitFor();
    });
    const after = present(
      edited.find(({ id }) => id === draft.id),
      'the draft',
    );
    expect(after.conflicts).toBeUndefined();
    expect(after.values).toMatchObject({
      [`item.${first?.id}`]: { 'label.fr': 'Êtes-vous au registre ?' },
      [`retired.${second?.id}`]: true,
    });

    const publish = words.publish.do.replace(/\{\{.*?\}\}/, '2');
    await page.getByRole('button', { name: publish, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: publish, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await untilSent(maelle);
    await emma.page
      .getByText(emma.person.texts.templates.draft.replace(/\{\{.*?\}\}/, '3'), { exact: true })
      .waitFor();
    const published = await expectAgreement(network, [maelle, emma]);
    const version = published.find(({ entity }) => entity === 'templateVersion');
    expect(JSON.stringify(version?.values)).toContain('Êtes-vous au registre ?');
    expect(JSON.stringify(version?.values)).not.toContain(`"id":"${second?.id}"`);
    // Without a network a browser complains of every try; of nothing else.
    const others = [...maelle.complaints, ...emma.complaints].filter(
      (complaint) => !complaint.startsWith('console: Failed to load resource'),
    );
    expect(others).toEqual([]);
  });
});
