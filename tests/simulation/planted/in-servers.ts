/** Bugs in a server: in what it stores, decides and answers. */

import type {
  Membership,
  SheetStorage,
  StoredEntry,
} from '../../../src/server/ports/sheet-storage.ts';
import { over, type PlantedBug, reading, seeingRecordsAs, sending, writing } from './plant.ts';

export const bugsInServers = {
  'synced is said before the commit': {
    stage: 'crashes',
    breaks: 'P2',
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
  // After a restore, and after a fork, a group comes again under another counter: only its operations tell.
  'groups are known by their counter only': {
    stage: 'restore',
    breaks: 'S2',
    changes: {
      storage: writing((writer) => ({
        groups: (device, counters) => writer.groups(device, counters, []),
      })),
    },
  },
  // A call that was logged meanwhile would vanish with the sheet.
  'a sheet is deleted by somebody who had not seen what is on it': {
    stage: 'network',
    breaks: 'O9',
    changes: { storage: writing(() => ({ history: async () => ({ entries: [], more: false }) })) },
  },
  // Then the versions are not there any more when somebody thinks better of it.
  'what a settlement decided between is forgotten': {
    stage: 'restore',
    breaks: 'P4',
    changes: {
      storage: writing((writer) =>
        seeingRecordsAs(writer, ({ settled: _forgotten, ...record }) => record),
      ),
    },
  },
  // A record comes after what waits for it where coordination lets it through.
  'what waited for a record is not decided again': {
    stage: 'permissions',
    breaks: 'S6',
    changes: { storage: writing(() => ({ groupsWaitingFor: () => Promise.resolve([]) })) },
  },
  'who is a member is asked once only': {
    stage: 'permissions',
    breaks: 'P6',
    changes: {
      storage: (inner) => {
        const known = new Map<string, Membership | undefined>();
        return over<SheetStorage>(inner, {
          read: (id, work) =>
            inner.read(id, (reader) =>
              work(
                over(reader, {
                  membership: async (account) => {
                    if (!known.has(account)) known.set(account, await reader.membership(account));
                    return known.get(account);
                  },
                }),
              ),
            ),
        });
      },
    },
  },
  'entries follow the head in a transaction of their own': {
    stage: 'together',
    breaks: 'S1',
    changes: {
      storage: (inner) =>
        over<SheetStorage>(inner, {
          write: async (id, work) => {
            const late: StoredEntry[] = [];
            const answer = await inner.write(id, (writer) =>
              work(
                over(writer, {
                  appendEntries: (entries) => {
                    late.push(...entries);
                    return Promise.resolve();
                  },
                }),
              ),
            );
            await inner.write(id, (writer) => writer.appendEntries(late));
            return answer;
          },
        }),
    },
  },
  'a group that comes again is taken for another one': {
    stage: 'network',
    breaks: 'S3',
    changes: {
      context: (inner) => {
        let count = 0;
        return { ...inner, hash: (text) => inner.hash(`${(count += 1)} ${text}`) };
      },
    },
  },
  'outcomes are forgotten': {
    stage: 'network',
    breaks: 'S2',
    changes: { storage: writing(() => ({ groups: () => Promise.resolve([]) })) },
  },
  'a place becomes visible before a lower one': {
    stage: 'together',
    breaks: 'S13',
    changes: {
      storage: reading((reader) => ({
        entriesAfter: async (after, limit) => {
          const found: readonly StoredEntry[] = await reader.entriesAfter(after, limit);
          return found.length < 3 ? found : found.filter((_, index) => index !== 1);
        },
      })),
    },
  },
  'a clock that runs ahead wins': {
    stage: 'clocks',
    breaks: 'O8',
    changes: {
      context: (inner) => {
        const year = 365 * 86_400_000;
        return { ...inner, now: () => inner.now() + 30 * year };
      },
    },
  },
  'what an author had seen is ignored': {
    stage: 'together',
    breaks: 'P4',
    changes: {
      storage: writing((writer) =>
        seeingRecordsAs(writer, ({ writers: _writers, ...record }) => record),
      ),
    },
  },
  'a restored server keeps its epoch': {
    stage: 'restore',
    breaks: 'S16',
    changes: { epoch: (_fresh, before) => before },
  },
  // As it was once: thousands of blind changes of one field wrote as many copies of the record.
  'entries carry the records that they need': {
    stage: 'insiders',
    breaks: 'S18',
    changes: {
      storage: writing((writer) => ({
        appendEntries: async (entries) => {
          const needed = entries.flatMap(({ needs = [] }) => needs);
          const records = await writer.records(needed);
          await writer.appendEntries(
            entries.map((entry) => (entry.needs === undefined ? entry : { ...entry, records })),
          );
        },
      })),
    },
  },
  'whoever says to hand a log in is believed': {
    stage: 'insiders',
    breaks: 'S10',
    changes: {
      storage: writing((writer) => ({
        membership: async (account) => {
          const member = await writer.membership(account);
          return member && { ...member, roles: [...member.roles, 'coordinator'] };
        },
      })),
    },
  },
  'who brought what others made is forgotten': {
    stage: 'insiders',
    breaks: 'S10',
    changes: {
      storage: writing((writer) => ({
        appendEntries: (entries) =>
          writer.appendEntries(entries.map(({ handedIn: _forgotten, ...entry }) => entry)),
      })),
    },
  },
  // As it was once: who reads nothing was told of a fork where others had sent the operation.
  'what others sent is told to whoever reads nothing': {
    stage: 'insiders',
    breaks: 'S5',
    changes: {
      storage: writing((writer) => ({
        membership: async (account) => {
          const member = await writer.membership(account);
          return member?.roles.includes('observer') === true
            ? { ...member, roles: ['chair'] }
            : member;
        },
      })),
    },
  },
  'the server tells of backups that it never made': {
    stage: 'restore',
    breaks: 'P3',
    changes: sending((inner) => ({
      pull: async (id, request) => {
        const answer = await inner.pull(id, request);
        if (!answer.ok || answer.value.kind !== 'entries') return answer;
        return { ...answer, value: { ...answer.value, watermark: answer.value.head } };
      },
    })),
  },
} satisfies Readonly<Record<string, PlantedBug>>;
