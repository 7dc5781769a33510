/**
 * What a push costs is bounded by what it weighs, whoever sends it (F67) [S18]: the server's time, what it keeps, and what
 * everybody else reads because of it. Every shape that the schema lets through is tried, up to the limits.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncLimits } from '../../src/protocol/limits.ts';
import type { Json } from '../../src/std/json.ts';
import type { BackupPlace } from '../support/backup-places.ts';
import { CostServer, forged, type PushCost } from '../support/push-cost.ts';
import { hostileShapes } from '../support/hostile-shapes.ts';

/** A fixed part, and so much for each byte of the request and of the records that it touches. */
const cpu = { fixedMs: 300, msPerByte: 0.002 };
const stored = { fixed: 20_000, perByte: 6 };
const told = { fixed: 20_000, perByte: 3 };
/** Entries and records end each where they are long, with the one that reaches that. */
const answerMax = 2.5 * syncLimits.answerLengthMax;

export function pushCostContract(name: string, newPlace: () => Promise<BackupPlace>): void {
  describe(`The cost of a push ${name}`, () => {
    let place: BackupPlace;
    let close: () => Promise<void>;
    let server: CostServer;
    beforeAll(async () => {
      place = await newPlace();
      const database = await place.open();
      server = new CostServer(database);
      await server.found(['sme-0', ...hostileShapes.map((_, index) => `sme-${index + 1}`)]);
      close = async () => {
        await database.close();
        await place.remove();
      };
    });
    afterAll(() => close());

    it('stays within what it weighs with 2,000 blind changes of one field [S14] [P4] (F67)', async () => {
      const group = Array.from({ length: 2000 }, (_, index) =>
        forged({ town: { value: `t${index}` } }, { record: 'sme-0' }),
      );
      const cost = await server.costOf([group]);
      expect(cost.outcomes).toEqual(['conflicted']);
      expectWithin(cost, '2,000 changes');
    });

    it.each(hostileShapes.map(({ name: shape }, index) => [shape, index] as const))(
      'stays within what it weighs: %s [S18] (F67)',
      async (shape, index) => {
        const { make } = hostileShapes[index] ?? { make: (): Json[][] => [] };
        // Twice: the second one meets what the first has left.
        for (const round of ['first', 'second']) {
          expectWithin(await server.costOf(make(`sme-${index + 1}`)), `${shape}, ${round}`);
        }
      },
    );
  });
}

function expectWithin(cost: PushCost, shape: string): void {
  const { bytes, recordBytes, cpuMs, storedBytes, readBytes, oldReadBytes, answerBytes } = cost;
  const weight = bytes + recordBytes;
  const said = `${shape}: ${JSON.stringify({ ...cost, outcomes: [...new Set(cost.outcomes)] })}`;
  expect(cpuMs, said).toBeLessThan(cpu.fixedMs + cpu.msPerByte * weight);
  expect(storedBytes, said).toBeLessThan(stored.fixed + stored.perByte * weight);
  expect(readBytes, said).toBeLessThan(told.fixed + told.perByte * weight);
  expect(oldReadBytes, said).toBeLessThan(told.fixed + told.perByte * weight);
  expect(answerBytes, said).toBeLessThan(answerMax + bytes);
}
