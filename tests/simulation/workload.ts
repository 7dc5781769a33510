/** What people do: commands of the product, on few enough records that they meet. */

import type { Carnet } from '../../src/client/model/carnet.ts';
import {
  type Command,
  createRecord,
  deleteRecord,
  restoreRecord,
  setFields,
} from '../../src/domain/command/command.ts';
import { moveContact } from '../../src/domain/contact/move-contact.ts';
import { keepOperation, resolveOperation } from '../../src/domain/operation/build.ts';
import type { Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import { ok } from '../../src/std/result.ts';
import { NewerWorkload } from './newer-workload.ts';
import { isKnownToOlder } from './release.ts';
import type { SimTab } from './tab.ts';
import type { Random } from './random.ts';
import { programmeId } from './server-disk.ts';
import type { ToldOperations } from './told.ts';
import type { Trace } from './trace.ts';
import { Typist } from './typist.ts';

const smesMax = 4;

/**
 * What takes a change back is loaded when it is asked for, and the runtime answers that in its own time, also once it is loaded:
 * nothing is let go before it has answered, so that a seed repeats itself. The second answer comes after that of the undo.
 */
async function loadTakeBack(): Promise<void> {
  await import('../../src/client/model/take-back.ts');
  await import('../../src/client/model/take-back.ts');
}

export class Workload {
  /** Whether devices of a newer and an older version are among them. */
  isSkewed = false;
  /** Whether some know kinds of record, of change and of fields that others do not. */
  isAcrossReleases = false;
  private readonly random: Random;
  private readonly told: ToldOperations;
  private readonly trace: Trace;
  private readonly typist: Typist;
  private readonly newer: NewerWorkload;
  private words = 0;

  constructor(random: Random, told: ToldOperations, trace: Trace) {
    this.random = random;
    this.told = told;
    this.trace = trace;
    this.typist = new Typist(random, told, trace, () => this.word());
    this.newer = new NewerWorkload(random, () => this.word());
  }

  /** One thing that a person does in a tab; resolves when its end was shown, with whether a word of it was told. */
  async act(tab: SimTab): Promise<boolean> {
    const { carnet } = tab;
    if (carnet === undefined || tab.isBusy || carnet.state.getState().phase !== 'ready') {
      return false;
    }
    tab.isBusy = true;
    try {
      const settled = carnet.lastChange()?.some(({ kind }) => kind === 'resolve') === true;
      // Whoever chose too quickly takes it back.
      if (settled && this.random.chance(0.5)) return await this.undo(tab, carnet);
      const dice = this.random.next();
      if (dice < 0.18) return await this.typist.type(tab, carnet);
      if (dice < 0.26) return await this.undo(tab, carnet);
      if (dice < 0.29) return await this.discard(tab);
      if (dice < 0.32) return await this.lookBack(tab, carnet);
      if (dice < 0.34) return await this.draft(carnet);
      if (this.random.chance(0.5)) await this.openSheet(carnet);
      if (this.isAcrossReleases && this.random.chance(0.3)) {
        return await this.run(tab, carnet, await this.newer.command(carnet));
      }
      return await this.run(tab, carnet, this.command(carnet));
    } finally {
      tab.isBusy = false;
    }
  }

  /** A word that nobody wrote before. */
  word(): string {
    this.words += 1;
    return `w${this.words}`;
  }

  /** Runs a command for a person, who is told what became of it. */
  async run(tab: SimTab, carnet: Carnet, command: Command | undefined): Promise<boolean> {
    if (command === undefined) return false;
    const result = await carnet.run(asMadeBy(tab, command));
    if (!result.ok) this.trace.count(`refused here: ${result.error.kind}`);
    else this.told.tell(tab.device, result.value.group, false);
    return true;
  }

  private async undo(tab: SimTab, carnet: Carnet): Promise<boolean> {
    const takesBack = carnet.lastChange()?.some(({ kind }) => kind === 'resolve') === true;
    // An older version cannot.
    if (takesBack && tab.device.release === 'older') return false;
    const undone = carnet.undo();
    void tab.device.ports.scheduler.perform(loadTakeBack);
    const result = await undone;
    if (!result.ok || result.value === undefined) return false;
    this.trace.count('undo');
    const { group } = result.value;
    if (group.some(({ kind }) => kind === 'reopen')) this.trace.count('settlement taken back');
    this.told.tell(tab.device, group, false);
    return true;
  }

  /** Gives up a change that took no effect, or has it sent again where that may help. */
  private async discard({ device, runner }: SimTab): Promise<boolean> {
    const stuck = this.random.pick((await runner?.stuck()) ?? []);
    if (runner === undefined || stuck === undefined) return false;
    if (stuck.outcome === 'setAside') {
      await runner.unpark(stuck.key);
      this.trace.count('sent again');
      return false;
    }
    const ids = new Set(stuck.group.map(({ operationId }) => operationId));
    this.told.excuse(
      'discarded',
      (told) => told.device === device && ids.has(told.operation.operationId),
    );
    await runner.discard(stuck.key);
    this.trace.count('discarded');
    return false;
  }

  /** Reads the history of a sheet, and has the server send what is not here. */
  private async lookBack({ runner }: SimTab, carnet: Carnet): Promise<boolean> {
    const sme = this.random.pick(this.records(carnet, 'sme'));
    if (runner === undefined || sme === undefined) return false;
    const first = (await carnet.readHistory(sme.id)).find((one) => 'sequence' in one);
    const result = await runner.fetchHistory(sme.id, first?.sequence);
    if (result.kind === 'complete') this.trace.count('history fetched');
    return false;
  }

  private async draft(carnet: Carnet): Promise<boolean> {
    const which = this.random.below(3);
    const key = which === 2 ? 'field:sme/town' : `composer:${which}`;
    const text = this.random.chance(0.7) ? this.word() : '';
    await carnet.keepDraft(key, text).catch(() => this.trace.count('draft not kept'));
    return false;
  }

  private async openSheet(carnet: Carnet): Promise<void> {
    const sme = this.random.pick(this.records(carnet, 'sme'));
    if (sme !== undefined) await carnet.loadJournal(sme.id);
  }

  private command(carnet: Carnet): Command | undefined {
    const { random } = this;
    const smes = this.records(carnet, 'sme');
    if (smes.length < smesMax && random.chance(0.1)) return this.newSme(carnet);
    const sme = random.pick(smes);
    const contested = this.contested(carnet);
    if (contested.length > 0 && random.chance(0.6)) return this.settle(random.pick(contested));
    if (sme === undefined) return undefined;
    const dice = random.below(100);
    if (dice < 35) return this.edit(sme);
    if (dice < 50) return this.logContact(sme);
    if (dice < 58) return this.addAction(sme);
    if (dice < 70) return this.editSmaller(carnet);
    if (dice < 78) return this.trash(carnet, sme);
    if (dice < 84) return this.restore(carnet);
    if (dice < 92) return this.move(carnet);
    if (dice < 95) return this.shared(carnet);
    return this.isSkewed ? this.otherVersion(sme) : this.edit(sme);
  }

  private newSme(carnet: Carnet): Command {
    const own = carnet.state.getState().memberId === 'emma' ? 'pad-uk' : 'pad-fr';
    const launchPadId = this.random.chance(0.9) ? own : 'pad-elsewhere';
    return (context) => {
      const id = context.newId();
      return createRecord(
        'sme',
        id,
        {
          name: `SME ${this.word()}`,
          country: 'FR',
          launchPadId,
          track: 'programme',
          stage: 'enrolled',
        },
        id,
      )(context);
    };
  }

  private edit(sme: AnyRecord): Command {
    const { random } = this;
    const dice = random.below(10);
    if (dice < 2) return setFields(sme.id, { name: `Name ${this.word()}` });
    if (dice < 5) return setFields(sme.id, { town: `Town ${this.word()}` });
    if (dice < 6)
      return setFields(sme.id, { stage: random.oneOf('enrolled', 'inducted', 'paused') });
    if (dice < 7) {
      const town = `Town ${this.word()}`;
      return setFields(sme.id, { town, sector: random.chance(0.3) ? undefined : this.word() });
    }
    if (dice < 8) {
      return setFields(sme.id, {
        languages: random.oneOf(['en'], ['fr'], ['en', 'fr'], undefined),
      });
    }
    const people = { ...(sme.values['people'] as Readonly<Record<string, object>> | undefined) };
    const key = random.oneOf('p1', 'p2', 'p3');
    if (people[key] !== undefined && random.chance(0.3)) delete people[key];
    else people[key] = { name: `Person ${this.word()}` };
    return setFields(sme.id, { people });
  }

  private logContact(sme: AnyRecord): Command {
    const text = { lang: 'fr', text: `Note ${this.word()}` } as const;
    return (context) =>
      createRecord('contact', sme.id, {
        at: context.now,
        kind: 'interim',
        mode: 'phone',
        state: 'held',
        topics: ['plan'],
        summary: text,
      })(context);
  }

  private addAction(sme: AnyRecord): Command {
    return createRecord('action', sme.id, {
      title: { lang: 'en', text: `Action ${this.word()}` },
      kind: 'action',
      state: 'open',
    });
  }

  private editSmaller(carnet: Carnet): Command | undefined {
    const { random } = this;
    const action = random.pick(this.records(carnet, 'action'));
    const contact = random.pick(this.records(carnet, 'contact'));
    if (contact !== undefined && random.chance(0.6)) {
      return random.chance(0.5)
        ? setFields(contact.id, { topics: random.oneOf(['plan', 'shop'], ['data'], ['plan']) })
        : setFields(contact.id, { minutes: random.below(90) });
    }
    if (action === undefined) return undefined;
    return setFields(action.id, {
      state: random.oneOf('done', 'blocked', 'open'),
      planSection: this.word(),
    });
  }

  private trash(carnet: Carnet, sme: AnyRecord): Command | undefined {
    const smaller = this.random.pick([
      ...this.records(carnet, 'action'),
      ...this.records(carnet, 'contact'),
    ]);
    const gone = this.random.chance(0.4) ? sme : smaller;
    return gone === undefined ? undefined : deleteRecord(gone.id);
  }

  private restore(carnet: Carnet): Command | undefined {
    const { trashedSheets, trashedContacts } = carnet.state.getState();
    const gone = this.random.pick([
      ...[...trashedSheets.values()].map(({ sme }) => sme.id),
      ...[...trashedContacts.values()].flat().map(({ id }) => id),
    ]);
    return gone === undefined ? undefined : restoreRecord(gone);
  }

  private move(carnet: Carnet): Command | undefined {
    const contact = this.random.pick(this.records(carnet, 'contact'));
    const target = this.random.pick(this.records(carnet, 'sme'));
    if (contact === undefined || target === undefined) return undefined;
    return moveContact(contact.id, target.id);
  }

  private shared(carnet: Carnet): Command | undefined {
    const { programme } = carnet.state.getState();
    return programme && setFields(programmeId, { funder: `Funder ${this.word()}` });
  }

  /** Settles a conflict, either way, or that a record stays. */
  private settle(record: AnyRecord | undefined): Command | undefined {
    if (record === undefined) return undefined;
    const field = this.random.pick(Object.keys(record.conflicts ?? {}));
    if (field === undefined) {
      return (context) => {
        const now = context.record(record.id);
        return ok(now?.contested === undefined ? [] : [keepOperation(context, now)]);
      };
    }
    const other = this.random.pick(record.conflicts?.[field] ?? []);
    const isOther = this.random.chance(0.5);
    this.trace.count('settled');
    return (context) => {
      const now = context.record(record.id);
      if (now?.conflicts?.[field] === undefined) return ok([]);
      const value = isOther ? other?.value : now.values[field];
      return ok([resolveOperation(context, now, { [field]: value })]);
    };
  }

  /** A change as a version before or after this one makes it: another number, a field that is not known here. */
  private otherVersion(sme: AnyRecord): Command {
    const value = this.word();
    this.trace.count('other version');
    return (context) => {
      const made = setFields(sme.id, { area: value })(context);
      if (!made.ok) return made;
      const version = this.random.oneOf(0, 2);
      const fields = version === 2 ? { futureField: { value, base: sme.id } } : {};
      return ok(
        made.value.map(
          (operation): Operation => ({
            ...operation,
            version,
            fields: { ...operation.fields, ...fields },
          }),
        ),
      );
    };
  }

  private contested(carnet: Carnet): readonly AnyRecord[] {
    return [...this.records(carnet, 'sme'), ...this.records(carnet, 'action')].filter(
      ({ conflicts, contested }) => conflicts !== undefined || contested !== undefined,
    );
  }

  private records(carnet: Carnet, kind: 'sme' | 'action' | 'contact'): readonly AnyRecord[] {
    const { sheets, journals } = carnet.state.getState();
    const all: unknown[] = [];
    if (kind === 'contact') all.push(...[...journals.values()].flat());
    for (const { sme, actions } of sheets.values()) {
      if (kind === 'sme') all.push(sme);
      if (kind === 'action') all.push(...actions);
    }
    return all as readonly AnyRecord[];
  }
}

/** The command in a tab: what an older version does not know cannot be made in it. */
function asMadeBy({ device }: SimTab, command: Command): Command {
  if (device.release === 'current') return command;
  return (context) => {
    const made = command(context);
    return made.ok && !isKnownToOlder(made.value) ? ok([]) : made;
  };
}
