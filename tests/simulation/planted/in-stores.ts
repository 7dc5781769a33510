/** Bugs in what a device stores and how it moves what it stored. */

import { type SheetStore, StoreError } from '../../../src/client/ports/sheet-store.ts';
import type { PushOutcome } from '../../../src/protocol/sync-messages.ts';
import { dropRows, over, type PlantedBug, syncing } from './plant.ts';

const stuck: readonly string[] = ['held', 'needsAttention', 'quarantined'];

export const bugsInStores = {
  'saved is said before the commit': {
    stage: 'crashes',
    breaks: 'P5',
    changes: {
      sheets: (inner, tab) =>
        over<SheetStore>(inner, {
          append: (row) => {
            void inner.append(row).catch(() => undefined);
            return tab.device.disk.read().then(({ outbox }) => (outbox.at(-1)?.key ?? 0) + 1);
          },
        }),
    },
  },
  'what stands in a field is read anew at each pause of the typist': {
    stage: 'together',
    breaks: 'O12',
    changes: { typing: (carnet, typing) => carnet.startTyping(typing.place) },
  },
  'the disk forgets its tail when the power fails': {
    stage: 'crashes',
    breaks: 'P5',
    changes: { isRelaxed: true },
  },
  'what is confirmed replaces what waits': {
    stage: 'network',
    breaks: 'P5',
    changes: syncing((inner, tab) => ({
      takePull: async (reply) => {
        const homes = new Set(reply.entries.flatMap(({ operation }) => operation?.home ?? []));
        const taken = await inner.takePull(reply);
        await dropRows(
          tab,
          (state, group) => state === 'sealed' && group.some(({ home }) => homes.has(home)),
        );
        return taken;
      },
    })),
  },
  'the cursor moves before the pages': {
    stage: 'crashes',
    breaks: 'S13',
    changes: syncing((inner) => ({
      takePull: async (reply) => {
        const before = (await inner.readSync())?.cursor;
        if (before === undefined) return inner.takePull(reply);
        await inner.writeSync({ cursor: { ...before, sequence: reply.to } });
        await inner.writeSync({ cursor: before });
        return inner.takePull(reply);
      },
    })),
  },
  'an evicted device drops what was not sent': {
    stage: 'permissions',
    breaks: 'P5',
    changes: syncing((inner, tab) => ({
      evict: async () => {
        await inner.evict();
        await dropRows(tab, (state) => state === 'held');
      },
    })),
  },
  'whole rows are written instead of fields': {
    stage: 'together',
    breaks: 'O1',
    changes: {
      sheets: (inner) =>
        over<SheetStore>(inner, {
          append: async (row) => {
            const group = await Promise.all(
              row.group.map(async (operation) => {
                if (operation.kind !== 'set' || operation.entity !== 'sme') return operation;
                const head = (await inner.readHeads([operation.home]))[0];
                const record = head?.records.find(({ id }) => id === operation.record);
                const name = record?.values['name'];
                if (name === undefined || operation.fields['name'] !== undefined) return operation;
                const base = record?.writers?.['name'] ?? operation.record;
                const fields = { ...operation.fields, name: { value: name, before: name, base } };
                return { ...operation, fields };
              }),
            );
            return inner.append({ ...row, group });
          },
        }),
    },
  },
  'own operations that are not here are passed over': {
    stage: 'crashes',
    breaks: 'S13',
    changes: syncing((inner, tab) => ({
      takePull: async (reply) => {
        const { outbox } = await tab.device.disk.read();
        const here = new Set(outbox.flatMap(({ group }) => group.map((one) => one.operationId)));
        const entries = reply.entries.filter(
          ({ operation, operationId }) => operation !== undefined || here.has(operationId),
        );
        return inner.takePull({ ...reply, entries });
      },
    })),
  },
  'what is held is dropped': {
    stage: 'together',
    breaks: 'P5',
    changes: syncing((inner, tab) => ({
      acknowledge: async (reply) => {
        await inner.acknowledge(reply);
        await dropRows(tab, (state) => stuck.includes(state));
      },
    })),
  },
  'nothing is kept once it is acknowledged': {
    stage: 'network',
    breaks: 'P3',
    changes: syncing((inner, tab) => ({
      takePull: async (reply) => {
        const taken = await inner.takePull(reply);
        await tab.device.disk.removeKept();
        return taken;
      },
    })),
  },
  'what came is gone before it is laid in': {
    stage: 'network',
    breaks: 'S13',
    changes: syncing((inner, tab) => ({
      takePull: async (reply) => {
        const taken = await inner.takePull(reply);
        await tab.device.disk.removeInbox();
        return taken;
      },
    })),
  },
  'an answer that may be noted later never is': {
    stage: 'together',
    breaks: 'P7',
    changes: syncing((inner) => ({
      acknowledge: (reply, seen, later) =>
        later === undefined ? inner.acknowledge(reply, seen) : Promise.resolve(),
    })),
  },
  'a copy is taken in once more': {
    stage: 'crashes',
    breaks: 'P5',
    changes: {
      sheets: (inner) =>
        over<SheetStore>(inner, {
          importLog: async (groups) => {
            for (const group of groups) await inner.append({ state: 'sealed', tab: '', group });
            return { added: groups.length, known: 0 };
          },
        }),
    },
  },
  'a full disk ends the lead for good': {
    seedsMax: 100,
    stage: 'crashes',
    breaks: 'P7',
    changes: syncing((inner) => ({
      claim: (isWanted) =>
        inner.claim(isWanted).catch((error: unknown) => {
          throw new StoreError('unavailable', error);
        }),
    })),
  },
  'what an evicted device read stays on it': {
    stage: 'permissions',
    breaks: 'P6',
    changes: syncing((inner) => ({ evict: () => inner.writeSync({ evicted: true }) })),
  },
  'a snapshot replaces what waits': {
    stage: 'network',
    breaks: 'P5',
    changes: syncing((inner, tab) => ({
      takeSnapshot: async (reply, mode, notes) => {
        const taken = await inner.takeSnapshot(reply, mode, notes);
        await dropRows(tab, (state) => state === 'sealed');
        return taken;
      },
    })),
  },
  'nobody asks what became of a group that was held before a download': {
    stage: 'permissions',
    breaks: 'C10',
    seedsMax: 120,
    changes: syncing((inner, tab) => ({
      nextGroups: async (batch) => {
        const { outbox } = await tab.device.disk.read();
        const held = new Set(outbox.flatMap(({ key, state }) => (state === 'held' ? key : [])));
        return (await inner.nextGroups(batch)).filter(({ key }) => !held.has(key));
      },
    })),
  },
  'what a snapshot leaves out stays on a device': {
    stage: 'restore',
    breaks: 'P7',
    changes: syncing((inner) => ({
      takeSnapshot: (reply, mode, notes) => {
        const { replaced: _replaced, ...others } = notes ?? {};
        return inner.takeSnapshot(reply, mode, others);
      },
    })),
  },
  // A tab has to lose the lead between what it heard and what it notes of it.
  'a tab that lost the lead goes on writing': {
    stage: 'crashes',
    breaks: 'C3',
    seedsMax: 120,
    changes: {
      rawSync: (inner) =>
        over(inner, {
          writeSync: async (patch) => {
            await inner.claim();
            return inner.writeSync(patch);
          },
          takePull: async (reply) => {
            await inner.claim();
            return inner.takePull(reply);
          },
          acknowledge: async (reply) => {
            await inner.claim();
            return inner.acknowledge(reply);
          },
        }),
    },
  },
  'numbering again loses a row': {
    stage: 'crashes',
    breaks: 'P5',
    changes: syncing((inner, tab) => ({
      renumber: async (device) => {
        await inner.renumber(device);
        let isFirst = true;
        await dropRows(tab, (state) => {
          const isGone = isFirst && state === 'sealed';
          if (isGone) isFirst = false;
          return isGone;
        });
      },
    })),
  },
  'every refusal is told as accepted': {
    stage: 'together',
    breaks: 'P7',
    changes: syncing((inner) => ({
      acknowledge: (reply) => {
        const accepted: PushOutcome = 'accepted';
        const outcomes = reply.outcomes.map((one) => ({ ...one, outcome: accepted }));
        return inner.acknowledge({ ...reply, outcomes });
      },
    })),
  },
  'a group that is too large is thrown away': {
    stage: 'network',
    breaks: 'P5',
    changes: syncing((inner, tab) => ({
      park: async (...group) => {
        await inner.park(...group);
        await dropRows(tab, (state) => state === 'needsAttention');
      },
    })),
  },
  'a restored device pushes nothing again': {
    stage: 'restore',
    breaks: 'P5',
    changes: syncing((inner, tab) => ({
      repushKept: async (device) => {
        const { outbox } = await tab.device.disk.read();
        const waiting = new Set(outbox.map(({ key }) => key));
        await tab.device.disk.removeKept();
        await inner.repushKept(device);
        // What the log holds is sent again too.
        const { outbox: after } = await tab.device.disk.read();
        const again = after.map(({ key }) => key).filter((key) => !waiting.has(key));
        await tab.device.disk.removeRows(again);
      },
    })),
  },
} satisfies Readonly<Record<string, PlantedBug>>;
