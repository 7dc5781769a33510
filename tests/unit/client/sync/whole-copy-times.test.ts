/** What a copy holds of a programme in which somebody's clock was far ahead, or was made to be; and what comes of it later. */

import { describe, expect, it } from 'vitest';
import {
  type Command,
  deleteRecord,
  restoreRecord,
  setFields,
} from '../../../../src/domain/command/command.ts';
import { resolveOperation } from '../../../../src/domain/operation/build.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { begin } from '../../../../src/client/storage/device-databases.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { entriesOf, logKeys, logPages } from '../../../../src/client/storage/page-rows.ts';
import { present } from '../../../../src/std/assert.ts';
import { ok } from '../../../../src/std/result.ts';
import { baseOf, type SyncDevice } from '../../../support/sync-device.ts';
import { syncServer } from '../../../support/sync-server.ts';
import {
  addSme,
  home,
  meet,
  programmeName,
  savedCopy,
  world,
} from '../../../support/two-people.ts';

type World = Awaited<ReturnType<typeof world>>;

const year = 365 * 86_400_000;

/** `!`: by a clock that is a year ahead. `meet`: everybody hears of everything. */
type Step =
  | 'meet'
  | `${'maelle' | 'emma'}${'' | '!'} ${'sync' | 'set' | 'resolve' | 'reopen' | 'delete' | 'restore'}`;

type Field = 'name' | 'website';

/** What is done to a field of a sheet, or to the sheet, as `what` says; `word` is the same nowhere else. */
function commandOf(what: string, sme: string, field: Field, word: string): Command {
  switch (what) {
    case 'delete':
      return deleteRecord(sme);
    case 'restore':
      return restoreRecord(sme);
    case 'set':
      return setFields(sme, { [field]: word });
    default:
      return (context) => {
        const record = present(context.record(sme), 'it is there');
        if (what === 'resolve') {
          const isOpen = record.conflicts?.[field] !== undefined;
          return ok(isOpen ? [resolveOperation(context, record, { [field]: word })] : []);
        }
        const base = record.settled?.[field]?.operationId;
        if (base === undefined) return ok([]);
        const fields = { [field]: { base, value: null } };
        return ok([{ ...resolveOperation(context, record, {}), kind: 'reopen', fields }]);
      };
  }
}

/** The same, said to be made a year later. */
function ahead(command: Command): Command {
  return (context) => {
    const made = command(context);
    if (!made.ok) return made;
    return ok(made.value.map((one): Operation => ({ ...one, at: one.at + year })));
  };
}

async function play(
  all: World & { readonly sme: string },
  steps: readonly Step[],
  field: Field = 'name',
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    for (const on of [all.maelle, all.emma]) on.environment.pass(60_000);
    all.server.clock.now += 60_000;
    if (step === 'meet') {
      await meet(all.maelle, all.emma);
      continue;
    }
    const [who = '', what = ''] = step.split(' ');
    const on = who.startsWith('emma') ? all.emma : all.maelle;
    if (what === 'sync') {
      await on.exchange();
      continue;
    }
    const command = commandOf(what, all.sme, field, `https://${index}.example`);
    await on.carnet.run(who.endsWith('!') ? ahead(command) : command);
  }
  await meet(all.maelle, all.emma);
}

async function begun(): Promise<World & { readonly sme: string }> {
  const all = await world();
  const sme = await addSme(all.maelle, 'Kerlan');
  await meet(all.maelle, all.emma);
  return { ...all, sme };
}

async function lackingOf(on: SyncDevice): Promise<readonly string[]> {
  return (await savedCopy(memoryStore(home, on.device))).lacking;
}

/** The server is lost, and Maëlle connects the programme again; then everybody is there. */
async function connectAgain({ server, maelle, emma }: World, epoch: string): Promise<void> {
  const lost = present((await syncServer()).disk.programmes.get(home), 'one that is empty');
  for (const device of [maelle, emma]) device.network.down = { kind: 'otherLife' };
  await maelle.runner.uploadAgain();
  server.disk.programmes.set(home, { ...lost, head: { ...lost.head, epoch } });
  server.admit('emma', ['accountManager'], 'pad-fr');
  for (const device of [maelle, emma]) {
    device.network.down = undefined;
    device.runner.notice('tryAgain');
    await meet(device);
  }
  await meet(maelle, emma);
}

/** What stands in the name of a sheet, and beside it, and whether it is in the trash. */
function shown(records: ReadonlyMap<string, unknown>, sme: string) {
  const { values, conflicts, deleted } = present(records.get(sme), 'it is there') as AnyRecord;
  const beside = (conflicts?.['name'] ?? []).map(({ value }) => value);
  return { leads: values['name'], beside, isGone: deleted !== undefined };
}

/** Emma's change came before Maëlle made hers, so that Maëlle's leads; and each of them sees both. */
const conflict: readonly Step[] = ['emma! set', 'emma sync', 'maelle set', 'meet'];

const cases: readonly (readonly [string, readonly Step[]])[] = [
  ['a conflict was settled', [...conflict, 'maelle resolve']],
  [
    'a conflict was settled by whose clock it was',
    [...conflict, 'emma! resolve', 'meet', 'emma! set'],
  ],
  ['a settlement was taken back', [...conflict, 'maelle resolve', 'meet', 'emma! reopen']],
  [
    'one wrote on from a settlement',
    [...conflict, 'maelle resolve', 'meet', 'emma set', 'meet', 'maelle set'],
  ],
  [
    'a sheet was in the trash since',
    [...conflict, 'maelle resolve', 'maelle delete', 'meet', 'maelle restore'],
  ],
  [
    'three changes met another one',
    ['emma! set', 'emma! set', ...conflict, 'maelle resolve', 'meet', 'emma set'],
  ],
];

describe('[C17] (F243) the copy of a programme in which a clock was a year ahead', () => {
  it.each(cases)('is complete where %s', async (_, steps) => {
    const all = await begun();
    await play(all, steps);
    expect(await lackingOf(all.maelle)).toEqual([]);
    // Emma joined later: her log begins with a download.
    const lacking = await lackingOf(all.emma);
    for (const one of lacking) await all.emma.runner.fetchHistory(one, undefined);
    expect(await lackingOf(all.emma)).toEqual([]);
  });

  it.each(cases)('makes the same again where %s', async (_, steps) => {
    const all = await begun();
    await play(all, steps);
    const { groups, caps } = await savedCopy(memoryStore(home, all.maelle.device));
    expect(caps?.size).toBeGreaterThan(0);
    const device = memoryDevice();
    const access = {
      now: () => all.server.clock.now,
      open: () => memoryStore(home, device),
      list: () => [],
      change: () => undefined,
    };
    await begin(
      access,
      home,
      { programmeId: home, memberId: 'maelle', name: programmeName },
      { groups, caps },
    );
    expect(shown(baseOf(device), all.sme)).toEqual(shown(baseOf(all.maelle.device), all.sme));
  });

  it.each(cases)('stays complete once it was connected again, where %s', async (_, steps) => {
    const all = await begun();
    await play(all, steps);
    for (const epoch of ['epoch-2', 'epoch-3']) {
      await connectAgain(all, epoch);
      expect(await lackingOf(all.maelle)).toEqual([]);
      await play(all, steps);
      expect(await lackingOf(all.maelle)).toEqual([]);
    }
  });

  it.each(cases)('stays complete where more follows the upload, and %s', async (_, steps) => {
    const all = await begun();
    await play(all, steps);
    await connectAgain(all, 'epoch-2');
    // What was uploaded was received then, and what came since when it came.
    await play(all, steps, 'website');
    expect(await lackingOf(all.maelle)).toEqual([]);
  });

  it.each(cases)('lacks what its log does not hold, where %s', async (_, steps) => {
    const all = await begun();
    await play(all, steps);
    const { pages, kept } = all.maelle.device;
    kept.clear();
    const entries = [...pages.values()]
      .filter(({ key }) => key.startsWith(logKeys(all.sme)))
      .flatMap(entriesOf);
    for (const row of logPages(all.sme, entries.slice(0, -1), [])) pages.set(row.key, row);
    expect(await lackingOf(all.maelle)).toEqual([all.sme]);
  });
});
