/**
 * Two members, each with a laptop of their own, a real server in a process of its own, and a network between them
 * that a test makes bad. What lies on each laptop and on the server is read past the application and compared.
 *
 * Every wait is for a condition; how long a device pauses between two tries is left to it, and shortened as a person
 * would: the browser says that the network is back.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Language } from '../../src/domain/entity/field.ts';
import type { MemberRole } from '../../src/domain/programme/programme.ts';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';
import { newVisitor, type Person, portfolioHeading, readyOffline } from './journey.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A password that passes every rule. */
export const goodPassword = 'bateau lavande 47';
/** How long a server may take to answer for the first time, and devices to agree, in milliseconds. */
const startMsMax = 30_000;
export const agreeMsMax = 30_000;

/** A server in a process of its own; a port for its whole life. */
export interface CarnetProcess {
  readonly address: string;
  /** Everything it has said, over all its lives. */
  readonly said: () => string;
  start(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

interface Place {
  readonly publicAddress: string;
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
}

/** The variables of the server and of the commands beside it. */
export function environmentOf({ publicAddress, dataFolder, databaseUrl }: Place) {
  return {
    CARNET_PUBLIC_URL: publicAddress,
    CARNET_DATA_FOLDER: dataFolder,
    CARNET_BACKUP_HOUR: 'never',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
}

async function carnetProcess(place: Place): Promise<CarnetProcess> {
  const port = await freePort();
  let said = '';
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null) return;
    const gone = new Promise((resolve) => ending.once('close', resolve));
    ending.kill(signal);
    await gone;
  };
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    said: () => said,
    start: async () => {
      const started = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], {
        cwd: root,
        env: { ...process.env, ...environmentOf(place), CARNET_PORT: String(port) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      await vi.waitFor(
        async () => {
          if (started.exitCode !== null) return;
          const { ok } = await fetch(`${address}/api/health`);
          if (!ok) throw new Error('The server is not well');
        },
        { timeout: startMsMax },
      );
      if (started.exitCode !== null) throw new Error(`The server did not start: ${said}`);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** Someone who speaks to the server without a browser: whoever prepares a journey, or looks at what came of it. */
export interface Client {
  post(path: string, body: unknown): Promise<unknown>;
  get(path: string): Promise<unknown>;
}

function clientOf(network: { readonly address: string }): Client {
  let cookie = '';
  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(`${network.address}/api${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        'carnet-protocol': '1',
        origin: network.address,
        cookie,
      },
    });
    const given = response.headers.get('set-cookie');
    if (given !== null) cookie = given.split(';')[0] ?? '';
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
    get: (path) => call(path, {}),
  };
}

/** The two people of the journeys; their roles let both change everything. */
const people = {
  maelle: { name: 'Maëlle Guivarc’h', email: 'maelle@example.org', language: 'fr' },
  emma: { name: 'Emma Clarke', email: 'emma@example.org', language: 'en' },
} as const satisfies Record<string, { name: string; email: string; language: Language }>;
export type Who = keyof typeof people;

const memberIds: Readonly<Record<Who, string>> = { maelle: 'member-maelle', emma: 'member-emma' };

export interface Network {
  readonly address: string;
  readonly proxy: ChaosProxy;
  readonly servers: readonly CarnetProcess[];
  readonly place: Place;
  readonly clients: Readonly<Record<Who, Client>>;
  stop(): Promise<void>;
}

/** A proxy, so many servers behind it, and the accounts of both people. */
export async function startNetwork({
  servers: count = 1,
  databaseUrl,
}: {
  readonly servers?: number;
  readonly databaseUrl?: string;
} = {}): Promise<Network> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'carnet-network-'));
  const proxy = await startChaosProxy();
  const { address } = proxy;
  const place: Place = { publicAddress: address, dataFolder, databaseUrl };
  const servers: CarnetProcess[] = [];
  for (let index = 0; index < count; index += 1) servers.push(await carnetProcess(place));
  for (const server of servers) await server.start();
  proxy.targets = servers.map((server) => server.address);
  const clients = { maelle: clientOf(proxy), emma: clientOf(proxy) };
  const token = await vi.waitFor(() => {
    const link = servers.map((server) => /\/join#([\w-]+)/.exec(server.said())?.[1]).find(Boolean);
    if (link === undefined) throw new Error('The server has not told its first link yet');
    return link;
  });
  const { name, email } = people.maelle;
  const device = { id: 'device-of-tests', name: 'Node' };
  await clients.maelle.post('/links/use', { token, name, email, password: goodPassword, device });
  return {
    address,
    proxy,
    servers,
    place,
    clients,
    stop: async () => {
      await proxy.stop();
      await Promise.all(servers.map((server) => server.stop()));
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export const seededNote = 'Met at the trade fair. They asked for labels. Call back in spring.';

export interface SharedProgramme {
  readonly id: string;
  readonly name: string;
  readonly smeId: string;
  readonly otherSmeId: string;
}

let programmeCount = 0;

/** A programme of both people with two SMEs on the server. */
export async function shareProgramme(
  { clients }: Network,
  rolesOfEmma: readonly MemberRole[] = ['accountManager', 'coordinator'],
): Promise<SharedProgramme> {
  programmeCount += 1;
  const id = `programme-${programmeCount}`;
  const name = `E-Channel ${programmeCount}`;
  const [smeId, otherSmeId] = [`sme-kerlan-${programmeCount}`, `sme-morvan-${programmeCount}`];
  await clients.maelle.post('/programmes', {
    programmeId: id,
    programmeName: name,
    memberId: memberIds.maelle,
  });
  const operations = seedOf(id, name, [smeId, otherSmeId]);
  await clients.maelle.post(`/programmes/${id}/push`, {
    device: `seed-${programmeCount}`,
    sentAt: Date.now(),
    groups: [{ deviceSequence: 1, operations }],
  });
  const invitation = await clients.maelle.post(`/programmes/${id}/invitations`, {
    memberId: memberIds.emma,
    name: people.emma.name,
    email: people.emma.email,
    roles: rolesOfEmma,
    launchPadId: 'pad-uk',
    language: 'en',
  });
  const { path } = invitation as { readonly path: string };
  await clients.emma.post('/links/use', {
    token: path.split('#')[1],
    password: goodPassword,
    device: { id: 'device-of-tests', name: 'Node' },
  });
  return { id, name, smeId, otherSmeId };
}

function seedOf(id: string, name: string, smeIds: readonly [string, string]): readonly Operation[] {
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `${id}-seed-${ids}`;
  };
  const author = { by: memberIds.maelle, at: Date.now(), newId };
  const pad = { 'pad-uk': 12, 'pad-fr': 12 };
  const sme = (smeId: string, values: { name: string; town: string }): Operation =>
    createOperation(
      author,
      'sme',
      { home: smeId, id: smeId },
      {
        country: 'FR',
        launchPadId: 'pad-fr',
        accountManagerId: memberIds.maelle,
        track: 'programme',
        stage: 'enrolled',
        enrolledOn: '2026-09-03',
        sourceNote: seededNote,
        ...values,
      },
    );
  return [
    createOperation(
      author,
      'programme',
      { home: id, id },
      { name, firstMonth: '2026-01', reviewMonths: [9, 12], targets: pad },
    ),
    createOperation(
      author,
      'launchPad',
      { home: id, id: 'pad-uk' },
      { name: 'United Kingdom', code: 'UK', country: 'GB', timeZone: 'Europe/London' },
    ),
    createOperation(
      author,
      'launchPad',
      { home: id, id: 'pad-fr' },
      { name: 'France', code: 'FR', country: 'FR', timeZone: 'Europe/Paris' },
    ),
    ...(['maelle', 'emma'] as const).map((who) =>
      createOperation(
        author,
        'member',
        { home: id, id: memberIds[who] },
        {
          name: people[who].name,
          roles: ['accountManager', 'coordinator'],
          launchPadId: who === 'emma' ? 'pad-uk' : 'pad-fr',
        },
      ),
    ),
    sme(smeIds[0], { name: 'Atelier Kerlan', town: 'Saint-Malo' }),
    sme(smeIds[1], { name: 'Biscuiterie Morvan', town: 'Quimper' }),
  ];
}

/** What lies in the database of a laptop. */
export interface DeviceDump {
  readonly records: readonly AnyRecord[];
  readonly log: readonly { readonly operation: Operation; readonly outcome?: string }[];
  readonly outbox: readonly { readonly state: string; readonly group: readonly Operation[] }[];
  readonly kept: readonly unknown[];
  readonly meta: { readonly sync?: { readonly device?: string; readonly offset?: number } };
}

export interface Laptop {
  readonly who: Who;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly person: Person;
  readonly complaints: readonly string[];
  readonly programme: SharedProgramme;
  /** Takes the network away from this laptop alone; the answer gives it back. */
  unplug(): Promise<() => Promise<void>>;
  dump(page?: Page): Promise<DeviceDump>;
}

/** Signs in and brings the programme here, as a person does; ends on the portfolio, ready to work offline. */
export async function openLaptop(
  browser: Browser,
  network: Network,
  who: Who,
  programme: SharedProgramme,
): Promise<Laptop> {
  const visitor = await newVisitor(browser, people[who].language);
  const { context, page, person, complaints } = visitor;
  await bringHere(person, network, who, programme);
  await portfolioHeading(person).waitFor();
  await readyOffline(page);
  return laptopOf({ who, context, page, person, complaints, programme }, network);
}

/** The laptop of a page on which somebody has signed in. */
export function laptopOf(
  known: Omit<Laptop, 'unplug' | 'dump'>,
  { proxy, address }: Network,
): Laptop {
  const { context, who, programme } = known;
  return {
    ...known,
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
    dump: (page = known.page) => dumpOf(page, `carnet-${programme.id}_${memberIds[who]}`),
  };
}

/** Signs in and asks for the programme; ends where the first download begins. */
export async function bringHere(
  person: Person,
  network: { readonly address: string },
  who: Who,
  { name }: SharedProgramme,
): Promise<void> {
  const { page, texts } = person;
  await page.goto(`${network.address}/sign-in`);
  await signInHere(person, who);
  const { join } = texts['sign-in'].programmes;
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button').waitFor();
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
    .getByText(join, { exact: true })
    .click();
}

/** Fills in the form of the sign-in. */
export async function signInHere({ page, texts }: Person, who: Who): Promise<void> {
  const words = texts['sign-in'];
  await page.getByRole('textbox', { name: words.email }).fill(people[who].email);
  await page.getByLabel(words.password, { exact: true }).fill(goodPassword);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
}

async function dumpOf(page: Page, database: string): Promise<DeviceDump> {
  return page.evaluate(async (name) => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('The database does not open'));
    });
    const stores = opened.transaction(['pages', 'outbox', 'kept', 'meta'], 'readonly');
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = stores.objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`Not read: ${store}`));
      });
    const [pages, outbox, kept, meta] = await Promise.all(
      ['pages', 'outbox', 'kept', 'meta'].map((store) => all(store)),
    );
    opened.close();
    const rows = (pages ?? []) as readonly {
      readonly records?: readonly AnyRecord[];
      readonly entries?: readonly { readonly operation: Operation }[];
    }[];
    return {
      records: rows.flatMap(({ records = [] }) => records),
      log: rows.flatMap(({ entries = [] }) => entries),
      outbox,
      kept,
      meta: meta?.[0] ?? {},
    } as unknown as DeviceDump;
  }, database);
}

/** Every record of a programme as the server tells it, part after part. */
export async function recordsOnServer(
  client: Client,
  programmeId: string,
): Promise<readonly AnyRecord[]> {
  const records: AnyRecord[] = [];
  let part: unknown = { kind: 'heads' };
  while (part !== undefined) {
    const answer = (await client.post(`/programmes/${programmeId}/snapshot`, {
      device: 'device-of-tests',
      part,
      recentFrom: '2026-01-01',
    })) as { readonly records: readonly AnyRecord[]; readonly next?: unknown };
    records.push(...answer.records);
    part = answer.next;
  }
  return records;
}

/** Records by id, each as text with its keys in order. */
function textsById(records: readonly AnyRecord[]): Readonly<Record<string, string>> {
  const inOrder = (_key: string, value: unknown): unknown =>
    value === null || typeof value !== 'object' || Array.isArray(value)
      ? value
      : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Object.fromEntries(
    records
      .map((record) => [record.id, JSON.stringify(record, inOrder)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Waits until nothing waits on any laptop and all hold what the server holds; answers that. */
export async function expectAgreement(
  network: Network,
  laptops: readonly Laptop[],
): Promise<readonly AnyRecord[]> {
  const programme = laptops[0]?.programme.id ?? '';
  let records: readonly AnyRecord[] = [];
  const look = async () => {
    records = await recordsOnServer(network.clients.maelle, programme);
    const onServer = textsById(records);
    const differences: string[] = [];
    for (const laptop of laptops) {
      const { who } = laptop;
      const { outbox, records: here } = await laptop.dump();
      if (outbox.length > 0) differences.push(`${who}: ${outbox.length} wait`);
      const onDevice = textsById(here);
      for (const id of new Set([...Object.keys(onServer), ...Object.keys(onDevice)])) {
        if (onServer[id] === onDevice[id]) continue;
        differences.push(`${who}: ${onDevice[id] ?? 'lacks'} for ${onServer[id] ?? 'nothing'}`);
      }
    }
    return differences;
  };
  await expect.poll(look, { timeout: agreeMsMax, interval: 100 }).toEqual([]);
  return records;
}

/** Which values a field of a record has had, in the log of a laptop. */
export function valuesInLog({ log }: DeviceDump, record: string, field: string) {
  return log.flatMap(({ operation }) => {
    const change = operation.record === record ? operation.fields?.[field] : undefined;
    return change === undefined ? [] : [JSON.stringify(change)];
  });
}

/** Opens a sheet of the programme; without a network from what is kept here. */
export async function goToSheet(
  { page, programme }: Pick<Laptop, 'page' | 'programme'>,
  address: string,
  smeId: string,
  tab: '' | '/details' | '/history' = '',
): Promise<void> {
  await page.goto(`${address}/p/${programme.id}/sme/${smeId}${tab}`);
}

/** A field of the details of an SME. */
export const detailOf = (
  { page, texts }: Person,
  field: 'town' | 'street' | 'sourceNote' | 'sector',
): Locator => page.getByRole('textbox', { name: texts.domain.field.sme[field], exact: true });

/** Writes a field of the details and leaves it. */
export async function writeDetail(
  person: Person,
  field: Parameters<typeof detailOf>[1],
  text: string,
): Promise<void> {
  const locator = detailOf(person, field);
  await locator.fill(text);
  await locator.press('Tab');
}
