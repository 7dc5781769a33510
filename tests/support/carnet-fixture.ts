/**
 * An open programme on a store in memory, with a clock that tests move and ids that tests can predict.
 *
 * Timers given to `environment.later` run when the test calls `pass`, so tests wait for conditions and never
 * for milliseconds.
 */

import { createRecord } from '../../src/domain/command/command.ts';
import { localDateTimeIn } from '../../src/domain/calendar/local-date.ts';
import type { Values } from '../../src/domain/entity/registry.ts';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { Group } from '../../src/domain/operation/operation.ts';
import type { Environment } from '../../src/client/ports/environment.ts';
import type { SheetStore } from '../../src/client/ports/sheet-store.ts';
import { Carnet } from '../../src/client/model/carnet.ts';
import {
  type MemoryDevice,
  memoryDevice,
  memoryStore,
} from '../../src/client/storage/memory-store.ts';

export interface TestEnvironment extends Environment {
  /** Moves the clock and runs what was to run until then. */
  pass(ms: number): void;
  /** Tabs that count as alive besides this one. */
  readonly otherTabs: Set<string>;
}

/** Thursday 19 November 2020, 10:42 in Paris. */
export const testNow = Date.UTC(2020, 10, 19, 9, 42);

let idCount = 0;

/** A clock under the test's control. */
export function testEnvironment(tab = 'tab-1', start = testNow): TestEnvironment {
  let now = start;
  let timers: { at: number; work: () => void }[] = [];
  const otherTabs = new Set<string>();
  return {
    tab,
    otherTabs,
    now: () => now,
    zone: () => 'Europe/Paris',
    newId: () => {
      idCount += 1;
      return `00000000-0000-7000-8000-${String(idCount).padStart(12, '0')}`;
    },
    liveTabs: async () => new Set([tab, ...otherTabs]),
    later: (work, ms) => {
      const timer = { at: now + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: (ms) => {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.work();
      }
      now = end;
    },
  };
}

export const fixtureIds = {
  programmeId: 'programme-1',
  padUk: 'pad-uk',
  padFr: 'pad-fr',
  memberId: 'member-maelle',
  otherMemberId: 'member-emma',
} as const;

/** The operations of a small programme: two pads, two account managers. */
export function fixtureGroup(environment: Environment): Group {
  const author = {
    by: fixtureIds.memberId,
    at: environment.now(),
    newId: () => environment.newId(),
  };
  const { programmeId, padUk, padFr, memberId, otherMemberId } = fixtureIds;
  return [
    createOperation(
      author,
      'programme',
      { home: programmeId, id: programmeId },
      {
        name: 'E-Channel',
        firstMonth: '2019-09',
        reviewMonths: [9, 12, 15, 18, 21],
        targets: { [padUk]: 12, [padFr]: 12 },
      },
    ),
    createOperation(
      author,
      'launchPad',
      { home: programmeId, id: padUk },
      { name: 'Royaume-Uni', code: 'UK', country: 'GB', timeZone: 'Europe/London' },
    ),
    createOperation(
      author,
      'launchPad',
      { home: programmeId, id: padFr },
      { name: 'France', code: 'FR', country: 'FR', timeZone: 'Europe/Paris' },
    ),
    createOperation(
      author,
      'member',
      { home: programmeId, id: memberId },
      { name: 'Maëlle Guivarc’h', roles: ['accountManager'], launchPadId: padFr },
    ),
    createOperation(
      author,
      'member',
      { home: programmeId, id: otherMemberId },
      { name: 'Emma Clarke', roles: ['accountManager'], launchPadId: padUk },
    ),
  ];
}

export interface CarnetFixture {
  readonly carnet: Carnet;
  readonly store: SheetStore;
  readonly device: MemoryDevice;
  readonly environment: TestEnvironment;
  /** Adds an SME and answers its id. */
  readonly addSme: (values?: Partial<Values<'sme'>>) => Promise<string>;
  /** Adds a held contact and answers its id. */
  readonly addContact: (smeId: string, values?: Partial<Values<'contact'>>) => Promise<string>;
  readonly addAction: (smeId: string, values?: Partial<Values<'action'>>) => Promise<string>;
  readonly addIssue: (smeId: string, values?: Partial<Values<'issue'>>) => Promise<string>;
}

/** Opens the programme; `device` and `environment` can be shared to play two tabs. */
export async function carnetFixture(
  options: { device?: MemoryDevice; environment?: TestEnvironment; store?: SheetStore } = {},
): Promise<CarnetFixture> {
  const device = options.device ?? memoryDevice();
  const environment = options.environment ?? testEnvironment();
  const store = options.store ?? memoryStore(fixtureIds.programmeId, device);
  if (device.meta === undefined) {
    await store.begin(fixtureIds.memberId);
    await store.append({
      state: 'sealed',
      tab: environment.tab,
      group: fixtureGroup(environment),
    });
    await store.confirmSealed(() => true, environment.now());
  }
  const carnet = new Carnet(store, environment);
  await carnet.open();
  const now = (): string => localDateTimeIn(environment.now(), environment.zone());

  const add = async (command: Parameters<Carnet['run']>[0]): Promise<string> => {
    const result = await carnet.run(command);
    if (!result.ok) throw new Error(`Not added: ${JSON.stringify(result.error)}`);
    return result.value.group[0]?.record ?? '';
  };
  return {
    carnet,
    store,
    device,
    environment,
    addSme: (values = {}) => {
      const id = environment.newId();
      return add(
        createRecord(
          'sme',
          id,
          {
            name: 'Atelier Kerlan',
            country: 'FR',
            launchPadId: fixtureIds.padFr,
            accountManagerId: fixtureIds.memberId,
            track: 'programme',
            stage: 'enrolled',
            enrolledOn: '2020-09-03',
            town: 'Saint-Malo',
            people: { 'person-claire': { name: 'Claire Le Goff', role: 'Gérante' } },
            ...values,
          },
          id,
        ),
      );
    },
    addContact: (smeId, values = {}) =>
      add(
        createRecord('contact', smeId, {
          at: now(),
          zone: environment.zone(),
          kind: 'interim',
          mode: 'phone',
          state: 'held',
          reached: true,
          direction: 'outbound',
          minutes: 12,
          summary: { lang: 'fr', text: 'Étiquettes en anglais reçues.' },
          ...values,
        }),
      ),
    addAction: (smeId, values = {}) =>
      add(
        createRecord('action', smeId, {
          title: { lang: 'fr', text: 'Envoyer le glossaire' },
          kind: 'action',
          state: 'open',
          due: '2020-11-27',
          ...values,
        }),
      ),
    addIssue: (smeId, values = {}) =>
      add(
        createRecord('issue', smeId, {
          title: { lang: 'fr', text: 'Casse en transport' },
          kind: 'problem',
          category: 'supply',
          severity: 2,
          state: 'open',
          openedOn: '2020-11-18',
          ...values,
        }),
      ),
  };
}
