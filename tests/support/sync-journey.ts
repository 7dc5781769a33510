/**
 * Two members, each with a laptop of their own. What lies on each laptop and on the server is read past the
 * application and compared.
 *
 * Every wait is for a condition; how long a device pauses between two tries is left to it, and shortened as a person
 * would: the browser says that the network is back.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Operation } from '../../src/domain/operation/operation.ts';
import { entriesOf, type PageRow, recordsOf } from '../../src/client/storage/page-rows.ts';
import type { KeptRow } from '../../src/client/storage/sync-tables.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import { canonicalJson, type Json } from '../../src/std/json.ts';
import {
  goInside,
  newVisitor,
  pattern,
  type Person,
  portfolioHeading,
  readyOffline,
} from './journey.ts';
import { signIn, type Visitor } from './people-journey.ts';
import {
  entriesOnServer,
  type Network,
  people,
  type ProgrammeOnServer,
  recordsOnServer,
  type Who,
} from './sync-network.ts';

/** How long devices may take to agree, in milliseconds. */
const agreeMsMax = 30_000;

/** What lies in the database of a laptop. */
export interface DeviceDump {
  readonly records: readonly AnyRecord[];
  readonly log: readonly {
    readonly sequence: number;
    readonly operation: Operation;
    readonly outcome?: string;
  }[];
  readonly outbox: readonly OutboxRow[];
  /** How many answers lie here that are not laid into pages and log yet. */
  readonly inbox: number;
  readonly kept: readonly { readonly group: readonly Operation[] }[];
  readonly meta: {
    readonly sync?: {
      readonly device?: string;
      readonly deviceSequence?: number;
      readonly offset?: number;
      readonly epoch?: string;
      readonly cursor?: { readonly scope: number };
    };
  };
}

interface OutboxRow {
  readonly state: string;
  readonly deviceSequence?: number;
  readonly outcome?: string;
  readonly group: readonly Operation[];
}

export interface Laptop extends Visitor {
  readonly who: Who;
  readonly programmeId: string;
  /** Takes the network away from this laptop alone; the answer gives it back. */
  unplug(): Promise<() => Promise<void>>;
  dump(): Promise<DeviceDump>;
}

/** Signs in and brings the programme here, as a person does; ends on the portfolio, ready to work offline. */
export async function openLaptop(
  browser: Browser,
  network: Network,
  who: Who,
  programme: ProgrammeOnServer,
): Promise<Laptop> {
  const visitor = await newVisitor(browser, people[who].language);
  await bringHere(visitor, network, who, programme);
  await readyOffline(visitor.page);
  return laptopOf(visitor, network, who, programme.id);
}

/** Signs in and asks for the programme; ends on its portfolio. */
export async function bringHere(
  visitor: Visitor,
  network: Pick<Network, 'address'>,
  who: Who,
  { name }: ProgrammeOnServer,
): Promise<void> {
  const { page, person } = visitor;
  await page.goto(`${network.address}/sign-in`);
  await signIn(visitor, people[who].email);
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
    .getByText(person.texts['sign-in'].programmes.join, { exact: true })
    .click();
  await portfolioHeading(person).waitFor();
}

/** The laptop of somebody who has signed in. */
export function laptopOf(
  visitor: Visitor,
  { proxy, address }: Network,
  who: Who,
  programmeId: string,
): Laptop {
  const { context, page } = visitor;
  return {
    ...visitor,
    who,
    programmeId,
    unplug: async () => {
      const cookies = await context.cookies(address);
      const token = cookies.find(({ name }) => name === 'carnet')?.value;
      if (token === undefined) throw new Error(`${who} is not signed in`);
      const reconnect = proxy.cut(token);
      await context.setOffline(true);
      return async () => {
        reconnect();
        await context.setOffline(false);
      };
    },
    dump: () => dumpOf(page, programmeId),
  };
}

/** Reads the database of a programme past the application. */
export async function dumpOf(page: Page, programmeId: string): Promise<DeviceDump> {
  const { pages, kept, ...dump } = await page.evaluate(async (prefix) => {
    const names = (await indexedDB.databases()).flatMap(({ name = '' }) => name);
    const found = names.find((name) => name === prefix || name.startsWith(`${prefix}_`));
    if (found === undefined) throw new Error(`The programme is not here, only ${names.join()}`);
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(found);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('The database does not open'));
    });
    const stores = opened.transaction(['pages', 'outbox', 'inbox', 'kept', 'meta'], 'readonly');
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = stores.objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`Not read: ${store}`));
      });
    const [pages, outbox, inbox, kept, meta] = await Promise.all(
      ['pages', 'outbox', 'inbox', 'kept', 'meta'].map((store) => all(store)),
    );
    opened.close();
    return {
      pages: (pages ?? []) as readonly PageRow[],
      kept: (kept ?? []) as readonly KeptRow[],
      outbox,
      inbox: inbox?.length ?? 0,
      meta: meta?.[0] ?? {},
    };
  }, `carnet-${programmeId}`);
  return {
    ...dump,
    records: pages.flatMap(recordsOf),
    log: pages.flatMap(entriesOf),
    kept: kept.flatMap((row) => ('groups' in row ? row.groups : [row])),
  } as unknown as DeviceDump;
}

/** The ids of the operations that wait on a laptop. */
export function waitingIds({ outbox }: DeviceDump): readonly string[] {
  return outbox.flatMap(({ group }) => group.map(({ operationId }) => operationId));
}

/** Records by id, each as text with its keys in order. */
function textsById(records: readonly AnyRecord[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    records
      .map((record) => [record.id, canonicalJson(record as unknown as Json)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/**
 * Waits until nothing waits on any laptop, in either direction, and all hold what the server holds; answers that.
 *
 * @param written ids of operations that were saved somewhere: each has to be in the log of the server once
 * @param withLog the laptops that have to hold each of them once as well; the log of one that began anew does not
 */
export async function expectAgreement(
  network: Network,
  laptops: readonly Laptop[],
  written: readonly string[] = [],
  withLog: readonly Laptop[] = laptops,
): Promise<readonly AnyRecord[]> {
  const programmeId = laptops[0]?.programmeId ?? '';
  let records: readonly AnyRecord[] = [];
  const look = async () => {
    records = await recordsOnServer(network.clients.maelle, programmeId);
    const onServer = textsById(records);
    const differences: string[] = [];
    for (const laptop of laptops) {
      const { who } = laptop;
      const { outbox, inbox, records: here } = await laptop.dump();
      if (outbox.length > 0) differences.push(`${who}: ${outbox.length} wait`);
      // What was answered and lies there would make the pages of before look like agreement.
      if (inbox > 0) differences.push(`${who}: ${inbox} answers are not laid in`);
      const onDevice = textsById(here);
      for (const id of new Set([...Object.keys(onServer), ...Object.keys(onDevice)])) {
        if (onServer[id] === onDevice[id]) continue;
        differences.push(`${who}: ${onDevice[id] ?? 'lacks'} for ${onServer[id] ?? 'nothing'}`);
      }
    }
    return differences;
  };
  await expect.poll(look, { timeout: agreeMsMax, interval: 100 }).toEqual([]);
  const onServer = await entriesOnServer(network.clients.maelle, programmeId);
  const places = Object.fromEntries(onServer.map((entry) => [entry.operationId, entry.sequence]));
  expect(onServer).toHaveLength(Object.keys(places).length);
  expect(written.filter((id) => places[id] === undefined)).toEqual([]);
  for (const laptop of withLog) {
    const notOnce = async (): Promise<readonly string[]> => {
      const here = (await laptop.dump()).log.map(({ operation }) => operation.operationId);
      const times = (id: string): number => here.filter((one) => one === id).length;
      return written
        .filter((id) => times(id) !== 1)
        .map((id) => `${laptop.who} has ${id} ${times(id)} times, of ${here.length} changes`);
    };
    await expect.poll(notOnce, { timeout: agreeMsMax, interval: 100 }).toEqual([]);
  }
  return records;
}

/** Which values a field of a record has had, in the log of a laptop. */
export function valuesInLog({ log }: DeviceDump, record: string, field: string) {
  return log.flatMap(({ operation }) => {
    const change = operation.record === record ? operation.fields?.[field] : undefined;
    return change === undefined ? [] : [JSON.stringify(change)];
  });
}

/** Goes to a sheet of the programme, as a link does. */
export async function goToSheet(
  { page, programmeId }: Pick<Laptop, 'page' | 'programmeId'>,
  smeId: string,
  tab: '' | '/details' | '/eligibility' | '/history' | '/plan' = '',
): Promise<void> {
  await goInside(page, `${new URL(page.url()).origin}/p/${programmeId}/sme/${smeId}${tab}`);
}

/** A field of the details of an SME. */
export const detailOf = (
  { page, texts }: Person,
  field: 'town' | 'street' | 'sourceNote' | 'sector',
): Locator => page.getByRole('textbox', { name: texts.domain.field.sme[field], exact: true });

/** Writes a field of the details, leaves it, and waits until the device keeps it. */
export async function writeDetail(
  { person, dump }: Pick<Laptop, 'person' | 'dump'>,
  field: Parameters<typeof detailOf>[1],
  text: string,
): Promise<void> {
  const locator = detailOf(person, field);
  await locator.fill(text);
  await locator.press('Tab');
  await expect
    .poll(async () => {
      const { outbox, log } = await dump();
      return JSON.stringify([outbox, log]).includes(JSON.stringify(text));
    })
    .toBe(true);
}

/** The pill that says where the work is, while it says `words`. */
export const pillOf = ({ page }: Person, words: string): Locator =>
  page.getByRole('button', { name: pattern(words) });

/** Opens the panel behind the pill while it says `words`. */
export async function openPanel(person: Person, words: string): Promise<Locator> {
  await pillOf(person, words).click();
  const panel = person.page.getByRole('dialog', { name: person.texts.shell.saved.panel });
  await panel.waitFor();
  return panel;
}

/** Waits until everything that was saved here is acknowledged. */
export async function untilSent({ dump }: Pick<Laptop, 'dump'>): Promise<void> {
  await expect
    .poll(async () => (await dump()).outbox.length, { timeout: agreeMsMax, interval: 100 })
    .toBe(0);
}
