/**
 * Bugs that are planted from outside, each a wrapper around a port: the simulator has to find every one of them, or
 * what it says about the real code is worth nothing.
 */

import type { SheetStore } from '../../src/client/ports/sheet-store.ts';
import type { SyncStore, SyncTransport } from '../../src/client/ports/sync.ts';
import type { PushOutcome } from '../../src/protocol/sync-messages.ts';
import type { Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type {
  ProgrammeReader,
  ProgrammeWriter,
  SheetStorage,
  StoredEntry,
} from '../../src/server/ports/sheet-storage.ts';
import type { SimTab } from './device.ts';
import type { Changes, Stage } from './world.ts';

export interface PlantedBug {
  /** The least that must be in the world for it to show. */
  readonly stage: Stage;
  readonly changes: Changes;
}

/** The same port with some of its methods in another way. */
function over<T extends object>(inner: T, methods: Partial<T>): T {
  return new Proxy(inner, {
    get: (target, name) => {
      if (Object.hasOwn(methods, name)) return Reflect.get(methods, name) as unknown;
      const found: unknown = Reflect.get(target, name, target);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
}

type Storing = NonNullable<Changes['storage']>;

const writing =
  (methods: (writer: ProgrammeWriter) => Partial<ProgrammeWriter>): Storing =>
  (inner) =>
    over<SheetStorage>(inner, {
      write: (id, work) => inner.write(id, (writer) => work(over(writer, methods(writer)))),
    });

const reading =
  (methods: (reader: ProgrammeReader) => Partial<ProgrammeReader>): Storing =>
  (inner) =>
    over<SheetStorage>(inner, {
      read: (id, work) => inner.read(id, (reader) => work(over(reader, methods(reader)))),
    });

const syncing = (methods: (inner: SyncStore, tab: SimTab) => Partial<SyncStore>): Changes => ({
  sync: (inner, tab) => over(inner, methods(inner, tab)),
});

const sending = (
  methods: (inner: SyncTransport, tab: SimTab) => Partial<SyncTransport>,
): Changes => ({ transport: (inner, tab) => over(inner, methods(inner, tab)) });

/** Rows vanish from a disk, as if the code had removed them. */
async function dropRows(
  { device }: SimTab,
  which: (state: string, group: readonly Operation[]) => boolean,
): Promise<void> {
  const { outbox } = await device.disk.read();
  await device.disk.removeRows(
    outbox.filter(({ state, group }) => which(state, group)).map(({ key }) => key),
  );
}

const stuck: readonly string[] = ['held', 'needsAttention', 'quarantined'];

export const plantedBugs = {
  'saved is said before the commit': {
    stage: 'crashes',
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
  'the disk forgets its tail when the power fails': {
    stage: 'crashes',
    changes: { isRelaxed: true },
  },
  'synced is said before the commit': {
    stage: 'crashes',
    changes: {
      storage: (inner, later) =>
        over<SheetStorage>(inner, {
          write: (id, work) =>
            new Promise((resolve, reject) => {
              inner
                .write(id, async (writer) => {
                  const answer = await work(writer);
                  resolve(answer);
                  // What was answered is written a moment later.
                  await later(3000);
                  return answer;
                })
                .then(resolve, reject);
            }),
        }),
    },
  },
  'groups are known by their counter only': {
    stage: 'crashes',
    changes: {
      storage: writing((writer) => ({
        groups: (device, counters) => writer.groups(device, counters, []),
      })),
    },
  },
  'outcomes are forgotten': {
    stage: 'network',
    changes: { storage: writing(() => ({ groups: () => Promise.resolve([]) })) },
  },
  'what is confirmed replaces what waits': {
    stage: 'network',
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
  'a place becomes visible before a lower one': {
    stage: 'together',
    changes: {
      storage: reading((reader) => ({
        entriesAfter: async (after, limit) => {
          const found: readonly StoredEntry[] = await reader.entriesAfter(after, limit);
          return found.length < 3 ? found : found.filter((_, index) => index !== 1);
        },
      })),
    },
  },
  'an evicted device drops what was not sent': {
    stage: 'permissions',
    changes: syncing((inner, tab) => ({
      evict: async () => {
        await inner.evict();
        await dropRows(tab, (state) => state === 'held');
      },
    })),
  },
  'a retry makes new ids': {
    stage: 'network',
    changes: sending((inner) => {
      let failures = 0;
      return {
        push: async (id, request) => {
          const renamed = (operation: Operation): Operation =>
            failures === 0 || operation.kind === 'create'
              ? operation
              : { ...operation, operationId: `${operation.operationId}-${failures}` };
          const groups = request.groups.map((group) => ({
            ...group,
            operations: group.operations.map(renamed),
          }));
          const answer = await inner.push(id, { ...request, groups });
          if (!answer.ok) failures += 1;
          return answer;
        },
      };
    }),
  },
  'whole rows are written instead of fields': {
    stage: 'together',
    changes: {
      sheets: (inner) =>
        over<SheetStore>(inner, {
          append: async (row) => {
            const group = await Promise.all(
              row.group.map(async (operation) => {
                if (operation.kind !== 'set' || operation.entity !== 'sme') return operation;
                const head = await inner.readHead(operation.home);
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
    changes: syncing((inner, tab) => ({
      acknowledge: async (reply) => {
        await inner.acknowledge(reply);
        await dropRows(tab, (state) => stuck.includes(state));
      },
    })),
  },
  'a clock that runs ahead wins': {
    stage: 'clocks',
    changes: {
      context: (inner) => {
        const year = 365 * 86_400_000;
        return { ...inner, now: () => inner.now() + 30 * year };
      },
    },
  },
  'what an author had seen is ignored': {
    stage: 'together',
    changes: {
      storage: writing((writer) => ({
        records: async (ids) => {
          const records = await writer.records(ids);
          return records.map(({ writers: _writers, ...record }): AnyRecord => record);
        },
      })),
    },
  },
  'a deletion always wins': {
    stage: 'network',
    changes: sending((inner) => ({
      push: (id, request) =>
        inner.push(id, {
          ...request,
          groups: request.groups.map((group) => ({
            ...group,
            operations: group.operations.map((operation) => {
              if (operation.kind !== 'delete') return operation;
              const { base: _base, ...rest } = operation;
              return rest;
            }),
          })),
        }),
    })),
  },
  'a restored server keeps its epoch': {
    stage: 'restore',
    changes: { epoch: (_fresh, before) => before },
  },
  'nothing is kept once it is acknowledged': {
    stage: 'restore',
    changes: syncing((inner, tab) => ({
      takePull: async (reply) => {
        const taken = await inner.takePull(reply);
        await tab.device.disk.removeKept();
        return taken;
      },
    })),
  },
  'the server tells of backups that it never made': {
    stage: 'restore',
    changes: sending((inner) => ({
      pull: async (id, request) => {
        const answer = await inner.pull(id, request);
        if (!answer.ok || answer.value.kind !== 'entries') return answer;
        return { ...answer, value: { ...answer.value, watermark: answer.value.head } };
      },
    })),
  },
  'records of a snapshot do not tell their place': {
    stage: 'network',
    changes: sending((inner) => ({
      snapshot: async (id, request) => {
        const answer = await inner.snapshot(id, request);
        if (!answer.ok) return answer;
        const records = answer.value.records.map(({ sequence: _sequence, ...record }) => record);
        return { ...answer, value: { ...answer.value, records } };
      },
    })),
  },
  'a snapshot replaces what waits': {
    stage: 'network',
    changes: syncing((inner, tab) => ({
      takeSnapshot: async (reply, mode, recentFrom) => {
        const taken = await inner.takeSnapshot(reply, mode, recentFrom);
        await dropRows(tab, (state) => state === 'sealed');
        return taken;
      },
    })),
  },
  'a tab that lost the lead goes on writing': {
    stage: 'crashes',
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
  'groups are split': {
    stage: 'together',
    changes: sending((inner) => ({
      push: (id, request) =>
        inner.push(id, {
          ...request,
          groups: request.groups.map(({ deviceSequence, operations }) => ({
            deviceSequence,
            operations: operations.slice(0, 1),
          })),
        }),
    })),
  },
  'a refused session clears the outbox': {
    stage: 'network',
    changes: sending((inner, tab) => ({
      push: async (id, request) => {
        const answer = await inner.push(id, request);
        const isSignedOut =
          !answer.ok && answer.error.kind === 'refused' && answer.error.refusal === 'signedOut';
        if (isSignedOut) await dropRows(tab, (state) => state === 'sealed');
        return answer;
      },
    })),
  },
  'every refusal is told as accepted': {
    stage: 'together',
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
    changes: syncing((inner, tab) => ({
      setAside: async (deviceSequence) => {
        await inner.setAside(deviceSequence);
        await dropRows(tab, (state) => state === 'needsAttention');
      },
    })),
  },
  'a restored device pushes nothing again': {
    stage: 'restore',
    changes: syncing((inner, tab) => ({
      repushKept: async (device) => {
        await tab.device.disk.removeKept();
        await inner.repushKept(device);
      },
    })),
  },
} satisfies Readonly<Record<string, PlantedBug>>;
