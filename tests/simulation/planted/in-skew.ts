/** Bugs of versions that meet newer ones: in what they do with what they do not know. */

import { isKnown } from '../../../src/domain/operation/operation.ts';
import { fail } from '../../../src/std/result.ts';
import { type PlantedBug, reading, sending, syncing, writing } from './plant.ts';

export const bugsInSkew = {
  'what only a newer version knows is dropped by a device': {
    stage: 'skew',
    breaks: 'X2',
    changes: syncing((inner, tab) => ({
      takePull: async (reply) => {
        const taken = await inner.takePull(reply);
        await tab.device.disk.removeNewer();
        return taken;
      },
    })),
  },
  'what only a newer version knows is dropped by a server': {
    stage: 'skew',
    breaks: 'X3',
    changes: {
      storage: writing((writer) => ({
        putQuarantined: (groups) =>
          writer.putQuarantined(groups.filter(({ reason }) => reason !== 'newer')),
      })),
    },
  },
  'a batch with something unknown is refused': {
    stage: 'skew',
    breaks: 'P7',
    changes: { reads: (call, body) => call !== 'push' || !/"\w+Later"/.test(body) },
  },
  'an answer with something unknown stops the exchange': {
    stage: 'skew',
    breaks: 'P7',
    changes: sending((inner) => ({
      pull: async (id, request) => {
        const answer = await inner.pull(id, request);
        if (!answer.ok || answer.value.kind !== 'entries') return answer;
        const isUnknown = answer.value.entries.some(
          ({ operation }) => operation !== undefined && !isKnown(operation),
        );
        return isUnknown ? fail({ kind: 'notCarnet' }) : answer;
      },
    })),
  },
  'what was unknown comes to life whoever wrote it': {
    stage: 'skew',
    breaks: 'X3',
    changes: {
      storage: writing((writer) => ({
        quarantined: async (...asked) =>
          (await writer.quarantined(...asked)).map(
            ({ withoutRights: _forgotten, ...group }) => group,
          ),
        membershipOf: async (memberId) => {
          const member = await writer.membershipOf(memberId);
          return member && { ...member, roles: ['coordinator'] };
        },
      })),
    },
  },
  'what became of an undecided group is told again and again': {
    stage: 'skew',
    breaks: 'X3',
    changes: {
      storage: reading((reader) => ({
        regroupedAfter: (device, _after, limit) => reader.regroupedAfter(device, 0, limit),
      })),
    },
  },
} satisfies Readonly<Record<string, PlantedBug>>;
