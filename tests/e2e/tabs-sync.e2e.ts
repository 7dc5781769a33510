/**
 * Several tabs of one laptop: one of them exchanges for all, the others show at once what it brings, and take over
 * when it goes or freezes in the middle of a push.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/chromium.ts';
import {
  composerOf,
  journalEntries,
  logLine,
  newVisitor,
  personAt,
  waitForValue,
} from '../support/journey.ts';
import {
  bringHere,
  dumpOf,
  expectAgreement,
  goToSheet,
  type Laptop,
  laptopOf,
  openLaptop,
  untilSent,
  waitingIds,
} from '../support/sync-journey.ts';
import {
  entriesOnServer,
  foundProgramme,
  type Network,
  people,
  type ProgrammeOnServer,
  startNetwork,
} from '../support/sync-network.ts';

const pushes = /\/push$/;

let browser: Browser;
let network: Network;
let programme: ProgrammeOnServer;

beforeAll(async () => {
  [browser, network] = await Promise.all([launchBrowser(), startNetwork()]);
  programme = await foundProgramme(network, ['Atelier Kerlan']);
});
afterAll(async () => {
  await browser.close();
  await network.stop();
});
afterEach(() => network.proxy.heal());

const smeId = (): string => programme.smes['Atelier Kerlan'] ?? '';

/** The same laptop, seen from another tab of it. */
async function secondTab(laptop: Laptop): Promise<Laptop> {
  const page = await laptop.context.newPage();
  const person = personAt(page, people[laptop.who].language);
  await page.goto(new URL('/', laptop.page.url()).href);
  return { ...laptop, page, person, dump: () => dumpOf(page, laptop.programmeId) };
}

async function onSheet(tab: Laptop): Promise<void> {
  await goToSheet(tab, smeId());
  await composerOf(tab.person).waitFor();
}

/** Whether the tab holds the lock of the exchange. */
function isLeading({ page, programmeId }: Laptop): Promise<boolean> {
  return page.evaluate(
    (exchange) =>
      navigator.locks.request(`probe-${crypto.randomUUID()}`, async (mine) => {
        const { held = [] } = await navigator.locks.query();
        const own = held.find(({ name }) => name === mine?.name)?.clientId;
        return held.some(
          ({ name = '', clientId }) => name.startsWith(exchange) && clientId === own,
        );
      }),
    `carnet-exchange-${programmeId}`,
  );
}

/** Both tabs, the one that leads first. */
async function byLead(one: Laptop, other: Laptop): Promise<readonly [Laptop, Laptop]> {
  await expect
    .poll(async () => [await isLeading(one), await isLeading(other)].filter(Boolean))
    .toHaveLength(1);
  return (await isLeading(one)) ? [one, other] : [other, one];
}

/** The counter that the server waits for from the device of a laptop. */
async function expectedCounter(laptop: Laptop): Promise<number | undefined> {
  const { device = '' } = (await laptop.dump()).meta.sync ?? {};
  const [entry] = await entriesOnServer(network.clients.maelle, programme.id);
  const ahead = {
    device,
    sentAt: Date.now(),
    // A gap ends the decision before anything is read of the group.
    groups: [
      { deviceSequence: 1_000_000, operations: [{ ...entry?.operation, operationId: 'gap' }] },
    ],
  };
  const reply = (await network.clients.emma.post(`/programmes/${programme.id}/push`, ahead)) as {
    readonly expected?: number;
  };
  return reply.expected;
}

async function expectInTab({ person }: Laptop, words: string): Promise<void> {
  const entry = journalEntries(person).filter({ hasText: words });
  await entry.first().waitFor();
  expect(await entry.count()).toBe(1);
}

describe('two tabs of one laptop', () => {
  test('(F36) that write at once are exchanged by one of them, without a gap, and both show everything', async () => {
    const one = await openLaptop(browser, network, 'emma', programme);
    await using _closed = { [Symbol.asyncDispose]: () => one.context.close() };
    const other = await secondTab(one);
    await Promise.all([onSheet(one), onSheet(other)]);
    await byLead(one, other);
    const written = new Set<string>();
    const lines = ['first', 'second', 'third', 'fourth'];
    await Promise.all(
      [one, other].map(async (tab, index) => {
        for (const line of lines) await logLine(tab.person, `c 7 ${line} of tab ${index}`);
      }),
    );
    for (const id of waitingIds(await one.dump())) written.add(id);
    await expectAgreement(network, [one], [...written]);
    for (const tab of [one, other]) {
      for (const line of lines) {
        for (const index of [0, 1]) await expectInTab(tab, `${line} of tab ${index}`);
      }
    }
    await byLead(one, other);
    const { deviceSequence = Number.NaN } = (await one.dump()).meta.sync ?? {};
    expect(deviceSequence).toBe(lines.length * 2);
    expect(await expectedCounter(one)).toBe(deviceSequence + 1);
  });
});

describe('two typists in one field of one laptop', () => {
  test('(F71) see what the other writes until they type themselves, and then both texts stand', async () => {
    const one = await openLaptop(browser, network, 'emma', programme);
    await using _closed = { [Symbol.asyncDispose]: () => one.context.close() };
    const other = await secondTab(one);
    const townIn = async (tab: Laptop) => {
      await onSheet(tab);
      const { page, texts } = tab.person;
      await page.getByRole('tab', { name: texts.sheet.header.details }).click();
      return page.getByRole('textbox', { name: texts.domain.field.sme.town, exact: true });
    };
    const [town, otherTown] = [await townIn(one), await townIn(other)];
    await town.fill('Can');
    // Untouched, the field of the other tab follows.
    await waitForValue(otherTown, 'Can');
    await otherTown.fill('Rennes');
    await otherTown.press('Tab');
    await expect.poll(() => town.inputValue()).toBe('Can');
    await town.press('End');
    await town.pressSequentially('cale');
    await town.press('Tab');
    for (const tab of [one, other]) {
      await tab.page.getByText('Rennes', { exact: false }).first().waitFor();
    }
    await waitForValue(otherTown, 'Cancale');
  });
});

describe('a tab that exchanges for the others', () => {
  test('(F37) and is closed in the middle of a push is followed by another, and the push has one effect', async () => {
    const laptop = await openLaptop(browser, network, 'emma', programme);
    await using _closed = { [Symbol.asyncDispose]: () => laptop.context.close() };
    const second = await secondTab(laptop);
    await Promise.all([onSheet(laptop), onSheet(second)]);
    const [leading, following] = await byLead(laptop, second);
    await untilSent(following);
    const logged = newGate();
    const isClosed = newGate();
    const first = async (): Promise<void> => {
      await logged.passed;
      await leading.page.close();
      isClosed.open();
    };
    network.proxy.spoil({ path: pushes, fault: { kind: 'dropReply', first }, times: 1 });
    await logLine(leading.person, 'c 7 pushed by the tab that went');
    const written = waitingIds(await following.dump());
    expect(written).not.toEqual([]);
    logged.open();
    await isClosed.passed;
    await expect.poll(() => isLeading(following)).toBe(true);
    await expectAgreement(network, [following], written);
    await expectInTab(following, 'pushed by the tab that went');
  });

  test('(F37) and freezes in the middle of a push gives way; thawed, it writes nothing over the other and follows', async () => {
    const visitor = await newVisitor(browser, people.emma.language);
    await using _closed = { [Symbol.asyncDispose]: () => visitor.context.close() };
    // A tab waits for minutes before it takes the lead from one that is silent; here time passes faster.
    await visitor.context.addInitScript(hasten, 15);
    await bringHere(visitor, network, 'emma', programme);
    const one = laptopOf(visitor, network, 'emma', programme.id);
    const other = await secondTab(one);
    await Promise.all([onSheet(one), onSheet(other)]);
    const [leading, following] = await byLead(one, other);
    await untilSent(following);
    const frozen = newGate();
    network.proxy.spoil({ path: pushes, fault: { kind: 'delay', until: frozen.passed }, times: 1 });
    await logLine(leading.person, 'c 7 pushed by the tab that froze');
    const written = waitingIds(await following.dump());
    expect(written).not.toEqual([]);
    await expect.poll(() => network.proxy.seen.some(({ fault }) => fault === 'delay')).toBe(true);
    // What it still wrote of the line has ended once all of its database can be read: a system stops no tab in a write.
    await leading.dump();
    await using ice = await freeze(leading.page);
    // The server decides now, and its answer finds nobody awake.
    frozen.open();
    await expect.poll(() => isLeading(following), { timeout: 60_000 }).toBe(true);
    await expectAgreement(network, [following], written);
    await expectInTab(following, 'pushed by the tab that froze');

    await ice.thaw();
    await logLine(leading.person, 'c 7 logged after the thaw');
    await expectInTab(following, 'logged after the thaw');
    await expectAgreement(network, [following], written);
    await expectInTab(leading, 'pushed by the tab that froze');
    await expectInTab(leading, 'logged after the thaw');
    expect(await isLeading(following)).toBe(true);
    expect(await isLeading(leading)).toBe(false);
  });
});

interface Gate {
  readonly passed: Promise<void>;
  open(): void;
}

function newGate(): Gate {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

/** As when the system stops a tab: not even its timers run. The answer wakes it up. */
async function freeze(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
  let isFrozen = true;
  const thaw = async (): Promise<void> => {
    if (!isFrozen) return;
    isFrozen = false;
    await session.send('Debugger.resume');
    await session.detach();
  };
  // A page that stays frozen would not even close, and hide what failed.
  return { thaw, [Symbol.asyncDispose]: thaw };
}

/** Runs in the page: clock and timers of a second or more go so many times as fast. */
function hasten(times: number): void {
  const begun = Date.now();
  const now = Date.now.bind(Date);
  Date.now = () => begun + (now() - begun) * times;
  const later = setTimeout;
  globalThis.setTimeout = ((work: TimerHandler, ms = 0, ...rest: unknown[]) =>
    later(work, ms < 1000 ? ms : ms / times, ...rest)) as typeof setTimeout;
}
