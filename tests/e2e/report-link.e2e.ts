/**
 * A link to an issued report, as an observer meets it: it opens with a sign-in of their own and shows that report alone; it ends
 * when it expires or is made anew, and neither a guess nor a replay after the sign-out opens anything (F80).
 */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import { issueFirst, newVisitor, onlineOnly } from '../support/journey.ts';
import { axeFaults } from '../support/page-faults.ts';
import { keptOn, signIn, type Visitor } from '../support/people-journey.ts';
import { type Laptop, openLaptop, untilSent } from '../support/sync-journey.ts';
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

beforeAll(async () => {
  browser = await launchBrowser();
  network = await startNetwork();
  programme = await foundProgramme(network, ['Zyxolithe'], ['observer']);
  maelle = await openLaptop(browser, network, 'maelle', programme);
});
afterAll(async () => {
  await maelle.context.close();
  await browser.close();
  await network.stop();
});

/** Maëlle opens a report and issues it where it was not yet; ends on its first edition. */
async function openEdition(report: string): Promise<void> {
  const { page, person } = maelle;
  const words = person.texts.quarterly;
  await page.goto(`${network.address}/p/${programme.id}/quarterly/${report}`);
  const edition = page.getByRole('radio', { name: words.editionName.replace(/\{\{.*\}\}/, '1') });
  const issue = page.getByRole('button', { name: words.issue, exact: true });
  await edition.or(issue).first().waitFor();
  if ((await edition.count()) === 0) await issueFirst(person);
  await edition.click();
  await untilSent(maelle);
}

/** A link to the report that is open, as it is handed over. */
async function linkToOpen(): Promise<string> {
  const { page, person } = maelle;
  const { quarterly, people: words } = person.texts;
  await page.getByRole('button', { name: quarterly.link.make, exact: true }).click();
  const replace = page.getByRole('button', { name: quarterly.link.replace, exact: true });
  const create = page.getByRole('button', { name: quarterly.link.create, exact: true });
  await replace.or(create).first().waitFor();
  // One that still works is shown again, and is replaced on purpose alone.
  if ((await replace.count()) > 0) await replace.click();
  await create.click();
  const address = await page.getByRole('textbox', { name: words.link.address }).inputValue();
  await page.getByRole('button', { name: words.link.done, exact: true }).click();
  return address;
}

async function linkTo(report: string): Promise<string> {
  await openEdition(report);
  return linkToOpen();
}

/** Opens an address anew, whatever was open before. */
async function visit({ page }: Visitor, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
}

const heading = ({ page }: Visitor, name: string) => page.getByRole('heading', { level: 1, name });
const asked = (visitor: Visitor) =>
  visitor.page.getByRole('link', { name: visitor.person.texts.quarterly.linked.signInDo });
const ended = (visitor: Visitor) =>
  heading(visitor, visitor.person.texts.quarterly.linked.ended).waitFor();

/** Ends every link at once: fourteen days are not waited for. */
function expireLinks(): void {
  const file = new Sqlite(join(network.place.dataFolder, 'carnet.db'));
  file.pragma('busy_timeout = 5000');
  const { changes } = file
    .prepare(`update links set body = json_set(body, '$.expiresAt', 1)`)
    .run();
  file.close();
  expect(changes).toBeGreaterThan(0);
}

describe('a link to an issued report', () => {
  test('opens it with a sign-in of one’s own, keeps nothing, and nothing after the sign-out', async () => {
    const address = await linkTo('9');
    const emma = await newVisitor(browser, 'en', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => emma.context.close() };
    await visit(emma, address);
    await asked(emma).click();
    await signIn(emma, people.emma.email);
    await heading(emma, 'Quarterly review 1').waitFor();
    expect(await axeFaults(emma.page, 'everything')).toEqual([]);
    const { shell } = emma.person.texts;
    await emma.page.getByRole('radio', { name: shell.languages.fr }).click();
    await heading(emma, 'Revue trimestrielle 1').waitFor();
    await emma.page.getByRole('radio', { name: shell.languages.en }).click();
    expect(await keptOn(emma.page)).not.toContain('Quarterly review 1');

    // Nothing of the programme comes with it.
    await emma.page.goto(`${network.address}/p/${programme.id}/quarterly/9`);
    await emma.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await emma.page.content()).not.toContain('Zyxolithe');

    const words = emma.person.texts['sign-in'];
    await emma.page.goto(`${network.address}/sign-in`);
    await emma.page.getByRole('button', { name: words.programmes.signOut }).first().click();
    const dialog = emma.page.getByRole('dialog');
    await dialog.getByRole('button', { name: words.signOut.confirm }).click();
    await emma.page.getByRole('textbox', { name: words.email }).waitFor();
    await visit(emma, address);
    await asked(emma).waitFor();
    expect(await emma.page.content()).not.toContain('Quarterly review 1');
    await emma.page.goBack();
    await emma.page.goForward();
    await asked(emma).waitFor();
  });

  test('opens that report alone, and ends once it is made anew, guessed or expired', async () => {
    const first = await linkTo('9');
    const whole = await linkTo('programme');
    const emma = await newVisitor(browser, 'en', onlineOnly);
    await using _closed = { [Symbol.asyncDispose]: () => emma.context.close() };
    await visit(emma, first);
    await asked(emma).click();
    await signIn(emma, people.emma.email);
    await heading(emma, 'Quarterly review 1').waitFor();
    await visit(emma, whole);
    await emma.page.getByRole('article').waitFor();
    expect(await heading(emma, 'Quarterly review 1').count()).toBe(0);

    await visit(emma, `${network.address}/report#${'a'.repeat(43)}`);
    await ended(emma);

    // Made anew: the earlier one is revoked, the one to the other report is not.
    const second = await linkTo('9');
    await visit(emma, first);
    await ended(emma);
    await visit(emma, second);
    await heading(emma, 'Quarterly review 1').waitFor();
    await visit(emma, whole);
    await emma.page.getByRole('article').waitFor();

    expireLinks();
    for (const address of [second, whole]) {
      await visit(emma, address);
      await ended(emma);
      expect(await emma.page.getByRole('article').count()).toBe(0);
    }
  });
});
