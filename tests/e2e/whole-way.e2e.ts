/**
 * The whole way of one SME, from prospect to completed, by keyboard alone and without a network, in each language. What each
 * stage asks for is named by the dialog, led to, and met by forms that are really filled in: nothing is moved with a reason.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../src/domain/entity/field.ts';
import { eligibilityChecklist } from '../../src/domain/form/templates/eligibility-checklist.ts';
import { marketEntryPlan } from '../../src/domain/form/templates/market-entry-plan.ts';
import { monthlyReview } from '../../src/domain/form/templates/monthly-review.ts';
import { readinessAssessment } from '../../src/domain/form/templates/readiness-assessment.ts';
import { itemsOf } from '../../src/domain/form/template.ts';
import type { Stage } from '../../src/domain/sme/sme.ts';
import { present } from '../../src/std/assert.ts';
import { type ChangingServer, startChangingServer } from '../support/changing-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { goThroughForm, type KeyedAnswers } from '../support/form-keyboard.ts';
import {
  addSme,
  composerOf,
  languageCodes,
  newVisitor,
  openSample,
  type Person,
  pattern,
  readyOffline,
  tabTo,
  waitForValue,
} from '../support/journey.ts';
import { press } from '../support/keyboard.ts';

let browser: Browser;
let server: ChangingServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startChangingServer();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A small shop that meets every criterion. */
const eligible: KeyedAnswers = {
  registered: { option: 'yes' },
  inArea: { option: 'office' },
  tradingSince: { typed: '04/2015' },
  headcount: { typed: '6' },
  turnover: { typed: '210000' },
  ownership: { option: 'autonomous' },
  publicOwner: { option: 'no' },
  aidReceived: { typed: '500' },
  difficulty: { option: 'none' },
  sector: { option: 'no' },
  doubleFunding: { option: 'no' },
  adviceOnly: { option: 'yes' },
  sellsOnline: { option: 'ownShop' },
  platforms: { chosen: 'Shopify' },
  dataAccess: { option: 'yes' },
  targetMarkets: { chosen: 'Belg' },
  exportable: { option: 'yes' },
  newness: { option: 'never' },
  sponsor: { option: 'yes' },
  hours: { typed: '8' },
  budget: { option: 'to5k' },
  siteRebuild: { option: 'no' },
  languages: { option: 'fr' },
  dataNotice: { option: 'yes' },
};

const stageDialog = ({ page, texts }: Person) =>
  page.getByRole('dialog', { name: texts.stages.dialog.title });

/** Leaves what is written in, so that letters are commands again: on to the tab that is open. */
const leaveText = ({ page }: Person): Promise<void> =>
  tabTo(page.getByRole('tab', { selected: true }), 200);

/** What the next stage still asks for: the dialog is opened, names it, and leads to where it is filled in. */
async function goAndFill(person: Person, guard: keyof Person['texts']['stages']['guard']) {
  const { page, texts } = person;
  await page.keyboard.press('m');
  const dialog = stageDialog(person);
  await dialog.getByText(texts.stages.guard[guard]).waitFor();
  await press(dialog.getByRole('link', { name: texts.stages.fill[guard], exact: true }).last());
  await dialog.waitFor({ state: 'detached' });
}

/** Moves on, with nothing that is missing. */
async function moveOn(person: Person, to: Stage): Promise<void> {
  const { page, texts } = person;
  const stage = texts.domain.option.stage[to];
  await page.keyboard.press('m');
  const dialog = stageDialog(person);
  const submit = texts.stages.dialog.submit.replace('{{stage}}', stage);
  await dialog.getByRole('button', { name: submit }).waitFor();
  // What was typed a moment ago is written by then.
  await dialog.getByText(texts.stages.reason.without).waitFor({ state: 'detached' });
  await press(dialog.getByRole('button', { name: submit }));
  await dialog.waitFor({ state: 'detached' });
}

const start = ({ page, texts }: Person) =>
  press(page.getByRole('button', { name: texts.form.begin.do, exact: true }).first());

async function complete({ page, texts }: Person): Promise<void> {
  await press(page.getByRole('button', { name: texts.form.complete.do, exact: true }).first());
  await page.getByRole('button', { name: texts.form.reopen.do, exact: true }).first().waitFor();
}

async function checklist(person: Person): Promise<void> {
  await goAndFill(person, 'checklist');
  await start(person);
  const asked = { first: 'registered', last: 'dataNotice', answers: eligible };
  await goThroughForm(person.page, eligibilityChecklist, asked);
  await complete(person);
  await moveOn(person, 'eligible');
}

async function enrolment(person: Person): Promise<void> {
  const { page } = person;
  await goAndFill(person, 'companyNumber');
  await page.locator('[data-field="companyNumber"]:focus').waitFor();
  await page.keyboard.insertText('01234567');
  await leaveText(person);
  await goAndFill(person, 'consent');
  await page.locator('[data-field="consentOn"]:focus').waitFor();
  await page.keyboard.insertText('03/05/2021');
  await leaveText(person);
  await moveOn(person, 'enrolled');
}

const inductionLine = {
  fr: 'visio 120 séance d’intégration',
  en: 'video 120 induction meeting',
} as const;

async function induction(person: Person, language: Language): Promise<void> {
  await goAndFill(person, 'induction');
  const { page, texts } = person;
  await composerOf(person).and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText(inductionLine[language]);
  await page.getByRole('list', { name: texts.sheet.composer.reading }).waitFor();
  await page.keyboard.press('Enter');
  await waitForValue(composerOf(person), '');
  await leaveText(person);
  await moveOn(person, 'inducted');
}

async function assessmentAndPlan(person: Person): Promise<void> {
  const { page, texts } = person;
  await goAndFill(person, 'assessment');
  await start(person);
  const questions = itemsOf(readinessAssessment);
  const [first, last] = [questions[0], questions.at(-1)].map((item) =>
    present(item?.id, 'it has questions'),
  );
  const answers = Object.fromEntries(questions.map(({ id }) => [id, { digit: 3 }] as const));
  await goThroughForm(page, readinessAssessment, { first: first ?? '', last: last ?? '', answers });
  await complete(person);

  await goAndFill(person, 'plan');
  // The first market that the arrow comes to opens its plan.
  await tabTo(page.getByRole('combobox', { name: texts.plan.market }));
  await page.keyboard.press('ArrowDown');
  await start(person);
  await goThroughForm(page, marketEntryPlan, {
    first: 'market',
    last: 'goal',
    answers: { goal: { typed: 'Vingt commandes par mois / twenty orders a month' } },
  });
  await press(page.getByRole('button', { name: texts.form.agree.do, exact: true }));
  const agree = page.getByRole('dialog', { name: texts.form.agree.do });
  for (const side of [texts.form.agree.side.sme, texts.form.agree.side.accountManager]) {
    await tabTo(agree.getByRole('checkbox', { name: side }));
    await page.keyboard.press('Space');
  }
  await press(agree.getByRole('button', { name: texts.form.agree.confirm, exact: true }));
  await agree.waitFor({ state: 'detached' });
  await moveOn(person, 'supported');
}

async function finalReview(person: Person): Promise<void> {
  const { page } = person;
  await page.keyboard.press('r');
  await page.locator('[data-item="final"]').waitFor();
  await goThroughForm(page, monthlyReview, {
    first: 'language',
    last: 'targetsMet',
    answers: {
      final: { option: 'yes' },
      actions: { added: 'Garder le contact / keep in touch' },
      change: { typed: 'La Belgique fait un dixième des ventes / a tenth of sales' },
      targetsMet: { option: 'most' },
    },
  });
  await complete(person);
  await goAndFill(person, 'lastFigures');
  await tabTo(page.getByRole('grid').getByRole('textbox'));
  // From this month up to the last full one.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('1240');
  await page.keyboard.press('Enter');
  await leaveText(person);
  await moveOn(person, 'completed');
}

describe('the whole way of an SME by keyboard, without a network', () => {
  test.each(languageCodes)(
    'leads from prospect to completed (%s)',
    async (language) => {
      const { context, page, person, complaints } = await newVisitor(browser, language);
      await using _closed = { [Symbol.asyncDispose]: () => context.close() };
      await openSample(person, server.address);
      await readyOffline(page);
      await context.setOffline(true);
      await addSme(person, 'Atelier Kerlan');
      await moveOn(person, 'screening');
      await checklist(person);
      await enrolment(person);
      await induction(person, language);
      await assessmentAndPlan(person);
      await finalReview(person);
      await page.reload();
      await page.getByRole('tab', { selected: true }).waitFor();
      await page.keyboard.press('1');
      const { completed } = person.texts.domain.option.stage;
      await page.getByText(pattern(completed)).filter({ visible: true }).first().waitFor();
      expect(complaints).toEqual([]);
    },
    90_000,
  );
});
