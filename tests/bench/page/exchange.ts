/**
 * The first download and the small exchanges after it (B1, B3 to B6), by the real client against a real server: store,
 * model, loop and network are those of the application; only the lead is not asked for, since there is one tab.
 */

import { browserEnvironment } from '../../../src/client/app/browser-environment.ts';
import { Carnet } from '../../../src/client/model/carnet.ts';
import type { Environment } from '../../../src/client/ports/environment.ts';
import type { SyncStore } from '../../../src/client/ports/sync.ts';
import { dexieStore } from '../../../src/client/storage/dexie-store.ts';
import { tabChannel } from '../../../src/client/storage/tab-channel.ts';
import { httpTransport } from '../../../src/client/sync/http-transport.ts';
import { SyncRunner } from '../../../src/client/sync/sync-runner.ts';
import { type Command, createRecord, setFields } from '../../../src/domain/command/command.ts';
import type { Values } from '../../../src/domain/entity/registry.ts';
import type { Operation } from '../../../src/domain/operation/operation.ts';
import { present } from '../../../src/std/assert.ts';
import { sameJson } from '../../../src/std/json.ts';
import {
  benchIds,
  benchNow,
  contactId,
  type ProgrammeSize,
  seededNumbers,
  sheetGroups,
  smeId,
} from '../programme.ts';
import { contactEdit, loggedContact } from '../exchange/pushes.ts';
import { pause, timeOf } from './open-programme.ts';

export interface FirstSync {
  /** Until everything is committed and the loop says so, in milliseconds. */
  readonly whole: number;
  /** Until all SMEs are listed and the contacts of the last 90 days are here. */
  readonly usable: number;
  /** What the answers took on the wire, in bytes. */
  readonly bytes: number;
  /** Of a person who reads and writes meanwhile, once the list is there. */
  readonly reads: readonly number[];
  readonly saves: readonly number[];
  /** The longest task of the page, in milliseconds; 0 where none was long enough to be told. */
  readonly longestTask: number;
}

export interface Exchange {
  /** From the word that there is a network until all is exchanged, in milliseconds. */
  readonly time: number;
  /** The same, until everything is laid into the pages and shown. */
  readonly shown: number;
  readonly requests: number;
  readonly bytes: number;
  /** Of the changed fields alone, compressed. */
  readonly fieldBytes: number;
}

const exchanged = 50;
const restMs = 20;
const giveUpMs = 300_000;

/** The line: it can be cut, and counts what goes over it. */
const line = { isCut: false, requests: 0, sent: 0 };

function overTheLine(path: string, init: RequestInit): Promise<Response> {
  if (line.isCut) return Promise.reject(new TypeError('No network'));
  if (/\/(push|pull|snapshot)$/.test(path)) {
    line.requests += 1;
    const { body } = init;
    line.sent += typeof body === 'string' ? body.length : ((body as ArrayBuffer).byteLength ?? 0);
  }
  return fetch(path, init);
}

export interface Client {
  readonly carnet: Carnet;
  readonly runner: SyncRunner;
  readonly sync: SyncStore;
}

let client: Client | undefined;

/** What `firstSync` downloaded, for what is measured after it. */
export const downloaded = (): Client => present(client, 'the programme was downloaded');

/** Made with the page, as the application does. The day is that of the programme: its last 90 days are not empty. */
export const benchEnvironment: Environment = {
  ...browserEnvironment(),
  now: () => benchNow + performance.now(),
};
const environment = benchEnvironment;
// The first question costs some ten milliseconds: the application asks it before there is anything to wait for.
environment.zone();

async function connect(onUsable: () => void): Promise<Client> {
  const { programmeId, memberId } = benchIds;
  const store = dexieStore(programmeId, { channel: tabChannel(programmeId) });
  const [sync] = await Promise.all([store.sync(), store.begin(memberId)]);
  await sync.connect(environment.newId());
  const carnet = new Carnet(store, environment);
  await carnet.open();
  const random = seededNumbers(5);
  const runner = new SyncRunner({
    programmeId,
    store: noticing(sync, onUsable),
    transport: httpTransport({ fetch: overTheLine, environment, random }, memberId),
    environment,
    leadership: {
      campaign: (onLead) => {
        onLead();
        return { stop: () => undefined, giveWay: () => undefined };
      },
    },
    random,
    onDefect: (error) => reportError(error),
  });
  return { carnet, runner, sync };
}

/** The store, and word of the part with which the recent contacts end. */
function noticing(sync: SyncStore, onUsable: () => void): SyncStore {
  const take = sync.takeSnapshot.bind(sync);
  return Object.assign(sync, {
    takeSnapshot: async (...given: Parameters<SyncStore['takeSnapshot']>) => {
      const taken = await take(...given);
      const { next } = given[0];
      if (next === undefined || next.kind === 'older') onUsable();
      return taken;
    },
  });
}

export async function until(condition: () => boolean): Promise<void> {
  const late = performance.now() + giveUpMs;
  while (!condition()) {
    if (performance.now() > late) throw new Error('It did not come to an end');
    await pause(1);
  }
}

const isDone = ({ runner }: Client): boolean => {
  const { phase, waiting } = runner.state.getState();
  return phase === 'synced' && waiting === 0;
};

/** Resolves once the loop says that it is done: whoever asked again and again would be told after other work. */
function toldDone(made: Client): Promise<void> {
  return new Promise((resolve) => {
    const stop = made.runner.state.subscribe(() => {
      if (!isDone(made)) return;
      stop();
      resolve();
    });
  });
}

/** Downloads the programme into an empty profile. `busy`: somebody reads and writes meanwhile. */
export async function firstSync(size: ProgrammeSize, busy: boolean): Promise<FirstSync> {
  performance.setResourceTimingBufferSize(10_000);
  const tasks: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
  const start = performance.now();
  let recentAt = 0;
  let look: () => void = () => undefined;
  const made = await connect(() => {
    recentAt ||= performance.now();
    look();
  });
  client = made;
  const { carnet, runner } = made;
  const listed = (): number => carnet.state.getState().sheets.size;
  runner.start();
  let usable = 0;
  const person = busy ? readAndWrite(made, size) : { reads: [], saves: [] };
  // Told and not asked for again and again: whoever is measured has the thread for themselves.
  const whole = await new Promise<number>((resolve) => {
    look = () => {
      if (listed() !== size.smes) return;
      if (recentAt > 0) usable ||= performance.now() - start;
      if (isDone(made)) resolve(performance.now() - start);
    };
    carnet.state.subscribe(() => look());
    runner.state.subscribe(() => look());
    look();
  });
  const { reads, saves } = await person;
  await checkJournals(carnet, size);
  return {
    whole,
    usable,
    bytes: receivedBytes(),
    reads,
    saves,
    longestTask: Math.max(0, ...tasks),
  };
}

async function readAndWrite(made: Client, size: ProgrammeSize) {
  const { carnet } = made;
  const reads: number[] = [];
  const saves: number[] = [];
  const next = seededNumbers(3);
  await until(() => carnet.state.getState().sheets.size > 0);
  // Not by its phase: what is saved is sent in between.
  while (made.runner.inside().place !== 'current') {
    const homes = [...carnet.state.getState().sheets.keys()];
    const home = homes[Math.floor(next() * homes.length)];
    if (home === undefined) continue;
    reads.push(await timeOf(() => carnet.loadJournal(home)));
    const { length } = saves;
    saves.push(await timeOf(() => saveNote(carnet, home, length)));
    await pause(restMs);
  }
  if (size.smes > 0 && reads.length === 0) throw new Error('It was over before anybody looked');
  return { reads, saves };
}

/** Saves a note on a sheet. */
export async function saveNote(carnet: Carnet, home: string, number: number): Promise<void> {
  const text = `Appelé pendant le premier téléchargement, ${number}`;
  const note = {
    at: '2020-11-19T10:42',
    kind: 'note',
    state: 'held',
    summary: { lang: 'fr', text },
  } as const;
  const saved = await carnet.run(createRecord('contact', home, note));
  if (!saved.ok) throw new Error('Not saved');
}

/** Twenty journals, as they were pushed. */
async function checkJournals(carnet: Carnet, size: ProgrammeSize): Promise<void> {
  const next = seededNumbers(20);
  for (let turn = 0; turn < 20; turn += 1) {
    const index = Math.floor(next() * size.smes);
    await carnet.loadJournal(smeId(index));
    for (const [operation] of sheetGroups(index, size).slice(1)) {
      const { record, fields } = present(operation, 'a contact');
      const values = carnet.record(record)?.values;
      for (const [field, { value }] of Object.entries(fields)) {
        // Earlier runs have exchanged edits of the minutes.
        if (field === 'minutes') continue;
        if (!sameJson(values?.[field], value)) throw new Error(`${record}: ${field} differs`);
      }
    }
  }
}

function receivedBytes(): number {
  return performance
    .getEntriesByType('resource')
    .filter(({ name }) => /\/(push|pull|snapshot|rows|exchange)(\?|$)/.test(name))
    .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0);
}

/** Fifty edits of this device and fifty of another, exchanged once there is a network again. */
export async function exchangeFifty(round: number, size: ProgrammeSize): Promise<Exchange> {
  const made = present(client, 'the programme was downloaded');
  const contacts = size.smes * size.contactsPerSme;
  const step = Math.max(1, Math.floor(contacts / (exchanged * 2)));
  const place = (index: number): number => (index * step + round) % contacts;
  const ours = fifty((index) => place(index * 2));
  for (const contact of ours) {
    await made.carnet.loadJournal(smeId(Math.floor(contact / size.contactsPerSme)));
  }
  const patch = { minutes: 100 + round };
  const name = `other-${round}`;
  return exchange(made, {
    ours: ours.map((contact) => setFields(contactId(contact), patch)),
    fields: ours.map((contact) => ({ record: contactId(contact), ...patch })),
    name,
    theirs: fifty((index) => contactEdit(name, place(index * 2 + 1), size)),
  });
}

/** The same with contacts that were logged, each with a note of its own. */
export async function logFifty(round: number, size: ProgrammeSize): Promise<Exchange> {
  const made = present(client, 'the programme was downloaded');
  const logged = fifty((index) => loggedContact(`own-${round}`, index * 2, size));
  const name = `other-logs-${round}`;
  return exchange(made, {
    ours: logged.map((operation) => createRecord('contact', operation.home, valuesOf(operation))),
    fields: logged.map((operation) => ({ record: operation.record, ...valuesOf(operation) })),
    name,
    theirs: fifty((index) => loggedContact(name, index * 2 + 1, size)),
  });
}

const fifty = <T>(one: (index: number) => T): readonly T[] =>
  Array.from({ length: exchanged }, (_, index) => one(index));

const valuesOf = ({ fields }: Operation) =>
  Object.fromEntries(
    Object.entries(fields).map(([field, { value }]) => [field, value]),
  ) as Values<'contact'>;

interface Fifty {
  readonly ours: readonly Command[];
  /** What our changes are, without anything that names them. */
  readonly fields: readonly object[];
  /** Of the other device, and what it changes. */
  readonly name: string;
  readonly theirs: readonly Operation[];
}

async function exchange(made: Client, { ours, fields, name, theirs }: Fifty): Promise<Exchange> {
  const { carnet, runner } = made;
  await until(() => isDone(made));
  line.isCut = true;
  for (const command of ours) {
    const saved = await carnet.run(command);
    if (!saved.ok) throw new Error('Not saved');
  }
  const other = httpTransport(
    { fetch: (path, init) => fetch(path, init), environment, random: () => 0 },
    benchIds.memberId,
  );
  const pushed = await other.push(benchIds.programmeId, {
    device: name,
    sentAt: benchNow,
    groups: theirs.map((operation, index) => ({
      deviceSequence: index + 1,
      operations: [operation],
    })),
  });
  if (!pushed.ok) throw new Error('The other device could not push');
  const changed = [
    ...fields,
    ...theirs.map((operation) => ({ record: operation.record, ...valuesOf(operation) })),
  ];
  await until(() => runner.state.getState().phase === 'offline');
  Object.assign(line, { isCut: false, requests: 0, sent: 0 });
  performance.clearResourceTimings();
  let time = 0;
  const shown = await timeOf(async () => {
    time = await timeOf(async () => {
      const told = toldDone(made);
      runner.notice('online');
      await told;
    });
    await carnet.settled();
  });
  return {
    time,
    shown,
    requests: line.requests,
    bytes: line.sent + receivedBytes(),
    fieldBytes: await compressedLength(changed.map((one) => JSON.stringify(one)).join('\n')),
  };
}

async function compressedLength(text: string): Promise<number> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return (await new Response(packed).arrayBuffer()).byteLength;
}
