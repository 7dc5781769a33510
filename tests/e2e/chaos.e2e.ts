/**
 * A laptop behind a network that loses, repeats, turns round, holds back and answers in place of the server: what is
 * typed is saved as fast as ever, reaches the server once, and nobody is told that it did before it has.
 */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { noteLengthMax } from '../../src/domain/entity/field.ts';
import { launchBrowser } from '../support/chromium.ts';
import type { Fault } from '../support/chaos-proxy.ts';
import {
  composerOf,
  journalEntries,
  logLine,
  newVisitor,
  pattern,
  type Person,
  readyOffline,
} from '../support/journey.ts';
import { keptOn } from '../support/people-journey.ts';
import {
  bringHere,
  expectAgreement,
  goToSheet,
  type Laptop,
  laptopOf,
  openLaptop,
  openPanel,
  pillOf,
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
const everything = /./;

let browser: Browser;
let network: Network;
let programme: ProgrammeOnServer;
let emma: Laptop;

beforeAll(async () => {
  [browser, network] = await Promise.all([launchBrowser(), startNetwork()]);
  programme = await foundProgramme(network, ['Atelier Kerlan']);
  emma = await openLaptop(browser, network, 'emma', programme);
});
afterAll(async () => {
  await browser.close();
  await network.stop();
});
afterEach(async () => {
  // Each fault ends with its test, whatever became of it.
  network.proxy.heal();
});

const smeId = (): string => programme.smes['Atelier Kerlan'] ?? '';

/** The sheet on a laptop where nothing waits. */
async function onSheet(laptop: Laptop): Promise<void> {
  await goToSheet(laptop, smeId());
  await composerOf(laptop.person).waitFor();
  await pillOf(laptop.person, laptop.person.texts.sync.pill.synced).waitFor();
  await untilSent(laptop);
}

/** Logs a line, and answers the ids of what waits because of it. */
async function logAndLook(laptop: Laptop, line: string): Promise<readonly string[]> {
  await logLine(laptop.person, line);
  return waitingIds(await laptop.dump());
}

/** What happened to the pushes since `from`. */
const pushesSince = (from: number) =>
  network.proxy.seen.slice(from).filter(({ path }) => pushes.test(path));

/** Waits until nothing waits on the laptop, and everything is there and on the server once. */
async function expectOnce(laptop: Laptop, written: readonly string[], words: string) {
  await expectAgreement(network, [laptop], written);
  const entry = journalEntries(laptop.person).filter({ hasText: words });
  await entry.waitFor();
  expect(await entry.count()).toBe(1);
}

/** How long each of some saves takes, in milliseconds by the page: from Enter until the line is empty. */
async function timedSaves(person: Person, lines: readonly string[]): Promise<number> {
  const composer = composerOf(person);
  const times: number[] = [];
  for (const line of lines) {
    const timed = await composer.evaluateHandle((field) => {
      const taken = new Promise<number>((resolve) => {
        const begin = (event: Event): void => {
          if ((event as KeyboardEvent).key !== 'Enter') return;
          field.removeEventListener('keydown', begin, true);
          const begun = performance.now();
          const look = (): void => {
            if ((field as HTMLInputElement).value === '') resolve(performance.now() - begun);
            else setTimeout(look, 1);
          };
          look();
        };
        field.addEventListener('keydown', begin, true);
      });
      return { taken };
    });
    await logLine(person, line);
    times.push(await timed.evaluate(({ taken }) => taken));
    await timed.dispose();
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

describe('a request or its answer that is lost', () => {
  test('(F11) on the way there is sent again after pauses that grow, and is no error meanwhile', async () => {
    await onSheet(emma);
    const { person } = emma;
    const from = network.proxy.seen.length;
    network.proxy.spoil({ path: pushes, fault: { kind: 'dropRequest' }, times: 2 });
    const said = await pillWords(person);
    await logLine(person, 'c 7 lost twice on the way');
    const written = waitingIds(await emma.dump());
    await pillOf(person, person.texts.sync.pill.offline).waitFor();
    await expectOnce(emma, written, 'lost twice on the way');
    const [first, second, third] = pushesSince(from);
    expect([first, second, third].map((one) => one?.fault)).toEqual([
      'dropRequest',
      'dropRequest',
      'none',
    ]);
    const [short, long] = [gap(first, second), gap(second, third)];
    // Half of a second at least, then a second at least.
    expect(short).toBeGreaterThan(450);
    expect(long).toBeGreaterThan(950);
    expect(await said()).not.toContain(person.texts.sync.pill.failed);
  });

  test('(F12) on the way back, after the server has written it, has one effect', async () => {
    await onSheet(emma);
    const from = network.proxy.seen.length;
    network.proxy.spoil({ path: pushes, fault: { kind: 'dropReply' }, times: 1 });
    const written = await logAndLook(emma, 'c 7 answered into the void');
    await untilSent(emma);
    expect(pushesSince(from).map(({ fault, status }) => [fault, status])).toEqual([
      ['dropReply', 200],
      ['none', 200],
    ]);
    await expectOnce(emma, written, 'answered into the void');
  });

  test('(F14) that arrives twice at once has one effect', async () => {
    await onSheet(emma);
    const from = network.proxy.seen.length;
    network.proxy.spoil({ path: pushes, fault: { kind: 'duplicate' } });
    const written: string[] = [];
    for (const line of ['first of two', 'second of two']) {
      written.push(...(await logAndLook(emma, `c 7 ${line}`)));
    }
    await untilSent(emma);
    await expectOnce(emma, written, 'first of two');
    expect(pushesSince(from).some(({ fault }) => fault === 'duplicate')).toBe(true);
  });

  test('(F15) that arrives after the next one has one effect, in the order of the device', async () => {
    await onSheet(emma);
    network.proxy.spoil({ path: pushes, fault: { kind: 'reorder' }, times: 1 });
    const first = await logAndLook(emma, 'c 7 overtaken');
    const both = await logAndLook(emma, 'c 7 overtaking');
    const [early, late] = [first[0] ?? '', both.find((id) => !first.includes(id)) ?? ''];
    await expectOnce(emma, both, 'overtaken');
    await expect
      .poll(() => network.proxy.seen.find(({ fault }) => fault === 'reorder')?.status)
      .toBe(200);
    const order = (await entriesOnServer(network.clients.maelle, programme.id))
      .map(({ operationId }) => operationId)
      .filter((id) => id === early || id === late);
    expect(order).toEqual([early, late]);
    await expectAgreement(network, [emma], both);
  });
});

const gap = (before?: { readonly atMs: number }, after?: { readonly atMs: number }): number =>
  (after?.atMs ?? Number.NaN) - (before?.atMs ?? Number.NaN);

/** Begins to note everything that any button of the page says; the answer reads it. */
async function pillWords({ page }: Person): Promise<() => Promise<readonly string[]>> {
  const noted = await page.evaluateHandle(() => {
    const words = new Set<string>();
    const look = (): void => {
      for (const button of document.querySelectorAll('button')) words.add(button.innerText);
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return { words };
  });
  return () => noted.evaluate(({ words }) => [...words]);
}

describe('a network that answers in place of the server', () => {
  test.each([
    ['with a page of its own', { kind: 'portalPage' }],
    ['by sending elsewhere', { kind: 'portalRedirect' }],
  ] as const satisfies readonly (readonly [string, Fault])[])(
    '(F16) %s acknowledges nothing, is kept nowhere, and is told in words',
    async (_how, fault) => {
      await onSheet(emma);
      const { page, person } = emma;
      const { pill, problem } = person.texts.sync;
      const heal = network.proxy.spoil({ path: everything, fault });
      const words = `behind a ${fault.kind}`;
      const written = await logAndLook(emma, `c 7 ${words}`);
      await pillOf(person, pill.offline).waitFor();
      const panel = await openPanel(person, pill.offline);
      await panel.getByText(problem.notCarnet).waitFor();
      // The page opens from what is kept here, as it was, and looks for a newer version meanwhile.
      await page.reload();
      await journalEntries(person).filter({ hasText: words }).waitFor();
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration?.update().catch(() => undefined);
      });
      await pillOf(person, pill.offline).waitFor();
      expect(waitingIds(await emma.dump())).toEqual(written);
      const kept = await keptOn(page);
      expect(kept).toContain(words);
      expect(kept).not.toContain('Please sign in to the wifi');
      heal();
      await expectOnce(emma, written, words);
      await pillOf(person, pill.synced).waitFor();
    },
  );
});

describe('a network that takes requests and says nothing', () => {
  test('(F17) holds up no save', async () => {
    await onSheet(emma);
    const { person } = emma;
    const lines = (of: string) => Array.from({ length: 7 }, (_, index) => `c 7 ${of} ${index}`);
    await timedSaves(person, lines('warm'));
    await untilSent(emma);
    const before = await timedSaves(person, lines('before'));
    await untilSent(emma);
    network.proxy.spoil({ path: /\/(push|pull)$/, fault: { kind: 'hang' } });
    const bound = Math.max(100, 2 * before);
    // A network that held saves up would do so in every round; other work of the machine does not.
    let hanging = Infinity;
    for (let round = 0; round < 3 && hanging >= bound; round += 1) {
      hanging = await timedSaves(person, lines(`hanging in round ${round}`));
    }
    expect(network.proxy.seen.some(({ fault }) => fault === 'hang')).toBe(true);
    expect(hanging).toBeLessThan(bound);
    const written = waitingIds(await emma.dump());
    expect(written.length).toBeGreaterThan(0);
    network.proxy.heal();
    await expectOnce(emma, written, 'hanging in round 0 6');
  });

  test.each([
    ['not a byte comes', { kind: 'hang' }],
    ['a byte comes now and then', { kind: 'drip', everyMs: 500 }],
  ] as const satisfies readonly (readonly [string, Fault])[])(
    '(F17) (F19) a request to which %s is given up in time, after a sleep of hours too, and sent again',
    async (_what, fault) => {
      const laptop = await laptopWithClock();
      await using _closed = { [Symbol.asyncDispose]: () => laptop.context.close() };
      const { page, person } = laptop;
      const { pill, problem } = person.texts.sync;
      for (const [asleep, words] of [
        ['46', `slow ${fault.kind}`],
        ['08:00:00', `asleep ${fault.kind}`],
      ] as const) {
        await onSheet(laptop);
        const from = network.proxy.seen.length;
        network.proxy.spoil({ path: pushes, fault });
        const written = await logAndLook(laptop, `c 7 ${words}`);
        await expect.poll(() => pushesSince(from).at(-1)?.fault).toBe(fault.kind);
        // Whatever is read from now on too: a network that lets some through is another fault.
        network.proxy.spoil({ path: /\/pull$/, fault });
        await page.clock.fastForward(asleep);
        await pillOf(person, pill.offline).waitFor();
        const panel = await openPanel(person, pill.offline);
        await panel.getByText(problem.timeout).waitFor();
        network.proxy.heal();
        // What is on its way by now is given up as well, and then a pause is over.
        for (const passed of ['46', '10']) await page.clock.fastForward(passed);
        await expectOnce(laptop, written, words);
      }
    },
  );

  /** Emma's other laptop, whose clock a test can move on. */
  async function laptopWithClock(): Promise<Laptop> {
    const visitor = await newVisitor(browser, people.emma.language);
    await visitor.context.clock.install();
    await bringHere(visitor, network, 'emma', programme);
    await readyOffline(visitor.page);
    return laptopOf(visitor, network, 'emma', programme.id);
  }
});

describe('a browser that is wrong about the network', () => {
  test('(F18) and says there is none exchanges all the same; one that says there is one tells what it finds', async () => {
    const visitor = await newVisitor(browser, people.emma.language);
    await using _closed = { [Symbol.asyncDispose]: () => visitor.context.close() };
    const { context, page, person } = visitor;
    await context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'onLine', {
        get: () => sessionStorage.getItem('told') === 'online',
      });
    });
    await bringHere(visitor, network, 'emma', programme);
    await readyOffline(page);
    const laptop = laptopOf(visitor, network, 'emma', programme.id);
    const { pill } = person.texts.sync;

    expect(await page.evaluate(() => navigator.onLine)).toBe(false);
    await onSheet(laptop);
    await page.evaluate(() => dispatchEvent(new Event('offline')));
    const sent = await logAndLook(laptop, 'c 7 sent by one who is told to be offline');
    await expectOnce(laptop, sent, 'told to be offline');

    await page.evaluate(() => sessionStorage.setItem('told', 'online'));
    expect(await page.evaluate(() => navigator.onLine)).toBe(true);
    const heal = network.proxy.spoil({ path: everything, fault: { kind: 'dropRequest' } });
    const kept = await logAndLook(laptop, 'c 7 kept by one who is told to be online');
    await pillOf(person, pill.offline).waitFor();
    expect(waitingIds(await laptop.dump())).toEqual(kept);
    heal();
    await expectOnce(laptop, kept, 'told to be online');
  });
});

describe('a change that can never apply', () => {
  test('(F28) is shown to its author in their words, and what comes after it is sent', async () => {
    await onSheet(emma);
    const { page, person } = emma;
    const words = 'quokka told at too great a length';
    const back = await emma.unplug();
    const before = await logAndLook(emma, 'c 5 comes before it');
    await putTooLong(words);
    // What lies in the database is read when the page opens.
    await page.reload();
    await composerOf(person).waitFor();
    const all = await logAndLook(emma, 'c 5 comes after it');
    const after = all.at(-1);
    await back();

    const { pill, stuck } = person.texts.sync;
    await pillOf(person, pill.stuck_one).waitFor({ timeout: 30_000 });
    const known = await entriesOnServer(network.clients.maelle, programme.id);
    const ids = known.map(({ operationId }) => operationId);
    expect(ids).toEqual(expect.arrayContaining([...before, after]));
    expect(JSON.stringify(known)).not.toContain(words);
    const panel = await openPanel(person, pill.stuck_one);
    await panel.getByText(words).first().waitFor();
    await panel.getByRole('button', { name: pattern(stuck.discard) }).click();
    await panel.getByRole('button', { name: stuck.confirm, exact: true }).click();
    await page.keyboard.press('Escape');
    await pillOf(person, pill.synced).waitFor();
    await expectAgreement(network, [emma], [...before, after ?? '']);
  });

  /** As a version would have saved it that let people write more than the server of today takes. */
  async function putTooLong(words: string): Promise<void> {
    const { outbox } = await emma.dump();
    const row = outbox.at(-1);
    const [operation] = row?.group ?? [];
    if (row === undefined || operation === undefined) throw new Error('A contact was logged');
    const summary = { value: { lang: 'en', text: words.padEnd(noteLengthMax + 1, ' and more') } };
    const fields = { ...operation.fields, summary };
    const id = crypto.randomUUID();
    const broken = { ...operation, operationId: id, record: id, fields };
    await emma.page.evaluate(
      async ([prefix, added]) => {
        const names = (await indexedDB.databases()).flatMap(({ name = '' }) => name);
        const name = names.find((one) => one === prefix || one.startsWith(`${prefix}_`)) ?? '';
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error('The database does not open'));
        });
        const writing = database.transaction('outbox', 'readwrite', { durability: 'strict' });
        writing.objectStore('outbox').add(added);
        await new Promise((resolve) => (writing.oncomplete = resolve));
        database.close();
      },
      [`carnet-${programme.id}`, { state: 'sealed', tab: 'before', group: [broken] }] as const,
    );
  }
});
