/**
 * Two tabs of one device live through random days: they write, type, undo, move, confirm, crash and come back, and hear
 * of each other late and out of order. After every step nothing that was reported as saved may be missing; whenever
 * both have heard everything, they must agree with each other, with a tab that opens anew, and with the log.
 *
 * Counters of rare events must be above zero, or the days were too quiet to prove anything.
 * Longer than 400 lines because the steps, what each of them promises, and the ways of looking are one model.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/std/assert.ts';
import {
  type Command,
  createRecord,
  deleteRecord,
  restoreRecord,
  setFields,
} from '../../../../src/domain/command/command.ts';
import { moveContact } from '../../../../src/domain/contact/move-contact.ts';
import { applyEntry, type LogEntry } from '../../../../src/domain/operation/confirm.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, recordAs, writerOf } from '../../../../src/domain/operation/record.ts';
import { summariseJournal } from '../../../../src/domain/sme/journal-summary.ts';
import { sameJson } from '../../../../src/std/json.ts';
import { Carnet } from '../../../../src/client/model/carnet.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import type { SheetStore, StoreChange } from '../../../../src/client/ports/sheet-store.ts';
import {
  carnetFixture,
  type CarnetFixture,
  fixtureIds,
  testEnvironment,
  type TestEnvironment,
  testNow,
} from '../../../support/carnet-fixture.ts';
import { leaveField, typeInto } from '../../../support/typist.ts';

interface Tab {
  readonly carnet: Carnet;
  readonly environment: TestEnvironment;
  /** What the other tab told and this one has not heard yet. */
  readonly inbox: StoreChange[];
  hear(change: StoreChange): void;
  /** From now on nothing of this tab reaches the device. */
  die(): void;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** A store whose messages wait in an inbox, and which falls silent when its tab dies. */
function lateStore(device: CarnetFixture['device']) {
  const store = memoryStore(fixtureIds.programmeId, device);
  const inbox: StoreChange[] = [];
  let dead = false;
  let heard: (change: StoreChange) => void = () => undefined;
  let stop = (): void => undefined;
  const mortal = new Proxy(store, {
    get: (target, name: keyof SheetStore) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || name === 'subscribe') return member;
      return (...given: unknown[]) => (dead ? never() : Reflect.apply(member, target, given));
    },
  });
  const late: SheetStore = Object.assign(Object.create(mortal) as SheetStore, {
    subscribe: (listener: (change: StoreChange) => void) => {
      heard = listener;
      stop = store.subscribe((change) => void inbox.push(change));
      return stop;
    },
    // What a tab confirmed itself it hears at once.
    confirmSealed: async (...given: Parameters<SheetStore['confirmSealed']>) => {
      const report = await mortal.confirmSealed(...given);
      const own = inbox.findIndex(
        (change) => change.kind === 'confirmed' && sameJson(change.keys, report.keys),
      );
      for (const change of own < 0 ? [] : inbox.splice(own, 1)) heard(change);
      return report;
    },
  });
  const die = (): void => {
    dead = true;
    stop();
  };
  return { late, inbox, hear: (change: StoreChange) => heard(change), die };
}

const events = {
  crashWithOpenRow: 0,
  crashInFlight: 0,
  confirmWhileOtherTypes: 0,
  undoAfterConfirm: 0,
  undone: 0,
  undoneAlone: 0,
  retypedOverOther: 0,
  takenForDead: 0,
  coalesced: 0,
  moved: 0,
  conflict: 0,
  heardLate: 0,
  restored: 0,
  settled: 0,
};

class Day {
  private readonly device: CarnetFixture['device'];
  private readonly tabs: Tab[] = [];
  private readonly smes: string[];
  /** Operations as they were last reported saved. */
  private readonly saved = new Map<string, Operation>();
  /** Values that were on their way when their tab crashed: they may be there or not. */
  private readonly maybe = new Set<string>();
  private records: string[] = [];
  private count = 0;

  private constructor(fixture: CarnetFixture, smes: string[]) {
    this.device = fixture.device;
    this.smes = smes;
    this.records = [...smes];
  }

  static async begin(): Promise<Day> {
    const fixture = await carnetFixture();
    const day = new Day(fixture, [await fixture.addSme(), await fixture.addSme()]);
    await fixture.carnet.confirmNow();
    await fixture.carnet.close();
    await day.open(0, 0);
    await day.open(1, -3_600_000);
    return day;
  }

  async step([kind, a, b]: readonly [number, number, number]): Promise<void> {
    const tab = this.tab(a);
    const other = this.tab(a + 1);
    const record = this.records[b % this.records.length] ?? '';
    const smeId = this.smes[b % this.smes.length] ?? '';
    switch (present(steps[kind % steps.length], 'a step')) {
      case 'contact':
        await this.contact(tab, smeId);
        break;
      case 'action':
        await this.create(tab, 'action', smeId);
        break;
      case 'set':
        await this.set(tab, record);
        break;
      case 'type':
        await this.type(tab, record, 1 + (b % 3));
        break;
      case 'typeBoth':
        await this.type(tab, smeId, 1);
        await this.set(other, smeId);
        await this.type(tab, smeId, 1);
        events.retypedOverOther += 1;
        break;
      case 'seal':
        await leaveField(tab.carnet, record, fieldOf(tab, record));
        break;
      case 'delete':
        await this.run(tab, deleteRecord(record));
        break;
      case 'restore':
        if ((await this.run(tab, restoreRecord(record))).length > 0) events.restored += 1;
        break;
      case 'undo':
        await this.undo(tab);
        break;
      case 'undoAlone':
        await this.undoAlone(tab, record, b % 2 === 0);
        break;
      case 'move':
        if ((await this.run(tab, moveContact(record, smeId))).length > 0) events.moved += 1;
        break;
      case 'confirm':
        if (this.hasOpenRow(other)) events.confirmWhileOtherTypes += 1;
        await tab.carnet.confirmNow();
        break;
      case 'takenForDead':
        await this.takenForDead(tab, other);
        break;
      case 'pass':
        tab.environment.pass([100, 400, 5000][b % 3] ?? 0);
        await tab.carnet.settled();
        break;
      case 'hear':
        this.hear(tab, b);
        await tab.carnet.settled();
        break;
      case 'crash':
        await this.crash(a % 2, smeId, b);
        break;
      case 'settle':
        await this.settle();
        break;
    }
    await this.check();
  }

  /** Both tabs hear everything: then all ways of looking must agree. */
  async settle(): Promise<void> {
    for (let round = 0; round < 50; round += 1) {
      if (this.tabs.every(({ inbox }) => inbox.length === 0)) break;
      for (const tab of this.tabs) while (tab.inbox.length > 0) this.hear(tab, 0);
      for (const tab of this.tabs) await tab.carnet.settled();
    }
    const fresh = new Carnet(memoryStore(fixtureIds.programmeId, this.device), quiet());
    await fresh.open();
    const [first, second] = [this.tab(0).carnet, this.tab(1).carnet];
    for (const carnet of [first, second, fresh]) {
      for (const smeId of this.smes) await carnet.loadJournal(smeId);
    }
    expect(shown(first)).toEqual(shown(second));
    expect(shown(fresh)).toEqual(shown(first));
    await fresh.close();
    await this.logEqualsPages();
    events.settled += 1;
  }

  /** In the end all is sealed and confirmed, and each value written stands, gave way knowingly, or is in conflict. */
  async end(): Promise<void> {
    for (const tab of this.tabs) await tab.carnet.close();
    this.tabs.length = 0;
    await this.open(0, 0);
    await this.open(1, 0);
    await this.tab(0).carnet.confirmNow();
    await this.settle();
    await this.check();
    const store = memoryStore(fixtureIds.programmeId, this.device);
    expect(await store.readOutbox()).toEqual([]);
    const log = await store.readWholeLog();
    const records = rebuilt(log);
    for (const { operation, outcome } of log) {
      if (outcome === 'conflicted') events.conflict += 1;
      if (operation.kind !== 'set' || outcome === 'merged') continue;
      for (const [field, { value }] of Object.entries(operation.fields)) {
        const record = records.get(operation.record);
        const stands = record?.writers?.[field] === operation.operationId;
        const besides = record?.conflicts?.[field]?.some((one) => sameJson(one.value, value));
        // Whoever wrote it after that had seen this very value.
        const followed = log.some(({ operation: { record: id, fields } }) => {
          const later = id === operation.record ? fields[field] : undefined;
          return (
            later !== undefined &&
            (later.base === operation.operationId || sameJson(later.before ?? null, value))
          );
        });
        expect(stands || besides === true || followed).toBe(true);
      }
    }
  }

  private tab(index: number): Tab {
    const tab = this.tabs[index % 2];
    if (tab === undefined) throw new Error('no tab');
    return tab;
  }

  private async open(index: number, skew: number): Promise<void> {
    this.count += 1;
    const environment = testEnvironment(`tab-${this.count}`, testNow + skew + this.count * 60_000);
    const { late, inbox, hear, die } = lateStore(this.device);
    const carnet = new Carnet(late, environment);
    this.tabs[index] = { carnet, environment, inbox, hear, die };
    this.knowEachOther();
    await carnet.open();
    for (const smeId of this.smes) await carnet.loadJournal(smeId);
  }

  private knowEachOther(): void {
    for (const { environment } of this.tabs) {
      environment.otherTabs.clear();
      for (const tab of this.tabs) environment.otherTabs.add(tab.environment.tab);
    }
  }

  private hasOpenRow({ environment }: Tab): boolean {
    return [...this.device.outbox.values()].some(
      (row) => row.state === 'open' && row.tab === environment.tab,
    );
  }

  private nextValue(): string {
    this.count += 1;
    return `value ${this.count}`;
  }

  private report(group: Group): Group {
    for (const operation of group) {
      this.saved.set(operation.operationId, operation);
      if (operation.kind === 'create') this.records.push(operation.record);
    }
    return group;
  }

  private async run({ carnet }: Tab, command: Command): Promise<Group> {
    const result = await carnet.run(command);
    return result.ok ? this.report(result.value.group) : [];
  }

  /** An undo takes back only what is still as its author left it. */
  private async undo({ carnet }: Tab): Promise<void> {
    // What it confirmed itself, it sees now.
    await carnet.settled();
    const before = new Map(this.records.map((id) => [id, carnet.record(id)]));
    const result = await carnet.undo();
    if (!result.ok || result.value === undefined) return;
    for (const { record: id, kind, fields } of this.report(result.value.group)) {
      const record = before.get(id);
      if (kind === 'restore') expect(record?.deleted).toBeDefined();
      for (const [field, { base }] of Object.entries(fields)) {
        expect(record && writerOf(record, field)).toBe(base);
        events.undone += 1;
      }
    }
  }

  private contact(tab: Tab, smeId: string): Promise<Group> {
    return this.run(
      tab,
      createRecord('contact', smeId, {
        at: `2020-11-${String(10 + (this.count % 10))}T10:00`,
        zone: 'Europe/Paris',
        kind: 'interim',
        mode: 'phone',
        state: 'held',
        reached: this.count % 2 === 0,
        direction: 'outbound',
        summary: { lang: 'fr', text: this.nextValue() },
      }),
    );
  }

  private create(tab: Tab, entity: 'action', smeId: string): Promise<Group> {
    const title = { lang: 'fr', text: this.nextValue() } as const;
    return this.run(
      tab,
      createRecord(entity, smeId, { title, kind: 'action', state: 'open', due: '2020-11-27' }),
    );
  }

  private async set(tab: Tab, record: string): Promise<void> {
    const field = fieldOf(tab, record);
    const value = valueFor(field, this.nextValue());
    const group = await this.run(tab, setFields(record, { [field]: value }));
    if (group.length > 0) expect(tab.carnet.record(record)?.values[field]).toEqual(value);
  }

  private async type(tab: Tab, record: string, times: number): Promise<void> {
    const field = fieldOf(tab, record);
    const before = this.device.outbox.size;
    for (let time = 0; time < times; time += 1) {
      const value = valueFor(field, this.nextValue());
      const result = await typeInto(tab.carnet, record, field, value);
      if (!result.ok) return;
      this.report(result.value.group);
      expect(tab.carnet.record(record)?.values[field]).toEqual(value);
    }
    expect(this.device.outbox.size - before).toBeLessThanOrEqual(1);
    if (times > 1) events.coalesced += 1;
  }

  /** With nobody in between, an undo leads back to where it began, before confirmation and after. */
  private async undoAlone(tab: Tab, record: string, confirmed: boolean): Promise<void> {
    await this.settle();
    // Where two values stand, the confirmation decides which leads: that is somebody in between.
    if (tab.carnet.record(record)?.conflicts !== undefined) return;
    const before = contentOf(tab.carnet.record(record));
    const result = await tab.carnet.run(setFields(record, { [fieldOf(tab, record)]: undefined }));
    const group = result.ok
      ? this.report(result.value.group)
      : await this.run(tab, deleteRecord(record));
    if (group.length === 0) return;
    if (confirmed) {
      await tab.carnet.confirmNow();
      await tab.carnet.settled();
      events.undoAfterConfirm += 1;
    }
    const undone = await tab.carnet.undo({ group });
    expect(undone.ok && undone.value !== undefined).toBe(true);
    if (undone.ok && undone.value !== undefined) this.report(undone.value.group);
    expect(contentOf(tab.carnet.record(record))).toEqual(before);
    events.undoneAlone += 1;
  }

  private async takenForDead(tab: Tab, other: Tab): Promise<void> {
    if (this.hasOpenRow(other)) events.takenForDead += 1;
    tab.environment.otherTabs.delete(other.environment.tab);
    await tab.carnet.confirmNow();
    this.knowEachOther();
  }

  private hear(tab: Tab, pick: number): void {
    const [change] = tab.inbox.splice(pick % Math.max(1, tab.inbox.length), 1);
    if (change === undefined) return;
    if (change.kind === 'outbox' && !change.keys.every((key) => this.device.outbox.has(key))) {
      events.heardLate += 1;
    }
    tab.hear(change);
  }

  private async crash(index: number, smeId: string, pick: number): Promise<void> {
    const tab = this.tab(index);
    if (this.hasOpenRow(tab)) events.crashWithOpenRow += 1;
    if (pick % 2 === 0) {
      const value = this.nextValue();
      this.maybe.add(value);
      void typeInto(tab.carnet, smeId, 'town', value);
      for (let turn = 0; turn < pick % 7; turn += 1) await Promise.resolve();
      events.crashInFlight += 1;
    }
    tab.die();
    await this.open(index, (pick - 5) * 600_000);
  }

  /** Every operation ever reported saved is in the outbox or in the log, once, as it was reported. */
  private async check(): Promise<void> {
    const store = memoryStore(fixtureIds.programmeId, this.device);
    const log = (await store.readWholeLog()).map(({ operation }) => operation);
    const waiting = (await store.readOutbox()).flatMap(({ group }) => group);
    const found = new Map<string, Operation[]>();
    for (const operation of [...log, ...waiting]) {
      const same = found.get(operation.operationId) ?? [];
      found.set(operation.operationId, [...same, operation]);
    }
    for (const [id, operation] of this.saved) {
      const same = found.get(id) ?? [];
      expect(same).toHaveLength(1);
      const town = same[0]?.fields['town']?.value;
      const inFlight = this.maybe.has(typeof town === 'string' ? town : '');
      if (!inFlight) expect(same[0]).toEqual(operation);
    }
    for (const { carnet } of this.tabs) summariesHold(carnet);
  }

  private async logEqualsPages(): Promise<void> {
    const store = memoryStore(fixtureIds.programmeId, this.device);
    const { programme, heads } = await store.open();
    const journals = await Promise.all(heads.map(({ home }) => store.readJournal(home)));
    const pages = [...programme, ...heads.flatMap(({ records }) => records), ...journals.flat()];
    const records = rebuilt(await store.readWholeLog());
    expect(records).toEqual(new Map(pages.map((record) => [record.id, record])));
    for (const [index, { summary }] of heads.entries()) {
      const contacts = journals[index]?.flatMap((one) => recordAs(one, 'contact') ?? []) ?? [];
      expect(summary).toEqual(summariseJournal(contacts));
    }
  }
}

function quiet(): TestEnvironment {
  const environment = testEnvironment('tab-fresh');
  return {
    ...environment,
    later: () => () => undefined,
    // It only looks: every tab counts as alive, so that it seals nothing.
    liveTabs: async () => Object.assign(new Set<string>(), { has: () => true }),
  };
}

/** The field in which this record is written, by its entity. */
function fieldOf({ carnet }: Tab, record: string): string {
  const entity = carnet.record(record)?.entity;
  return entity === 'sme' ? 'town' : entity === 'contact' ? 'summary' : 'title';
}

function valueFor(field: string, text: string): unknown {
  return field === 'town' ? text : { lang: 'fr', text };
}

function contentOf(record: AnyRecord | undefined) {
  return { values: record?.values, inTrash: record?.deleted !== undefined };
}

/** What screens see, apart from what belongs to one tab alone. */
function shown(carnet: Carnet) {
  const { sheets, trashedSheets, journals, trashedContacts, members, pendingCount } =
    carnet.state.getState();
  return { sheets, trashedSheets, journals, trashedContacts, members, pendingCount };
}

function summariesHold(carnet: Carnet): void {
  const { sheets, journals } = carnet.state.getState();
  for (const [home, contacts] of journals) {
    const sheet = sheets.get(home);
    if (sheet !== undefined) expect(sheet.summary).toEqual(summariseJournal(contacts));
  }
}

function rebuilt(log: readonly LogEntry[]): ReadonlyMap<string, AnyRecord> {
  const records = new Map<string, AnyRecord>();
  for (const entry of log) {
    for (const record of applyEntry((id) => records.get(id), entry)) records.set(record.id, record);
  }
  return records;
}

/** Each as often as it stands here. */
const steps = [
  ...['contact', 'contact', 'action', 'set', 'set', 'set', 'type', 'type', 'type', 'typeBoth'],
  ...['seal', 'delete', 'restore', 'undo', 'undo', 'undoAlone', 'move', 'confirm', 'confirm'],
  ...['takenForDead', 'pass', 'pass', 'hear', 'hear', 'hear', 'hear', 'crash', 'settle'],
] as const;

const runs = 150;

describe('two tabs on one device', () => {
  it('lose nothing, and agree whenever they have heard of each other', {
    timeout: 30_000,
  }, async () => {
    const step = fc.tuple(fc.nat(steps.length - 1), fc.nat(1), fc.nat(40));
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
        async (list) => {
          const day = await Day.begin();
          for (const one of list) await day.step(one);
          await day.end();
        },
      ),
      { numRuns: runs, seed: 20_201_119 },
    );
    for (const [event, times] of Object.entries(events)) {
      expect([event, times > 0]).toEqual([event, true]);
    }
  });
});
