/** Bugs in what a device sends and makes of the answers. */

import type { Operation } from '../../../src/domain/operation/operation.ts';
import { dropRows, type PlantedBug, sending } from './plant.ts';

export const bugsInExchanges = {
  'a retry makes new ids': {
    stage: 'network',
    breaks: 'O1',
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
  'a deletion always wins': {
    stage: 'network',
    breaks: 'O1',
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
  'records of a snapshot do not tell their place': {
    stage: 'network',
    breaks: 'P7',
    changes: sending((inner) => ({
      snapshot: async (id, request) => {
        const answer = await inner.snapshot(id, request);
        if (!answer.ok) return answer;
        const records = answer.value.records.map(({ sequence: _sequence, ...record }) => record);
        return { ...answer, value: { ...answer.value, records } };
      },
    })),
  },
  'groups are split': {
    stage: 'together',
    breaks: 'P2',
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
  'a watermark is believed beyond what was read': {
    stage: 'lies',
    // Most of what is forgotten here, the log of the founder still has, and sends again.
    seedsMax: 100,
    breaks: 'P3',
    changes: sending((inner, tab) => ({
      pull: async (id, request) => {
        const answer = await inner.pull(id, request);
        if (!answer.ok || answer.value.kind !== 'entries') return answer;
        if (answer.value.watermark > answer.value.to) await tab.device.disk.removeKept();
        return answer;
      },
    })),
  },
  'a refused session clears the outbox': {
    stage: 'network',
    breaks: 'P5',
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
} satisfies Readonly<Record<string, PlantedBug>>;
