/**
 * B22: what a push costs for each byte of the request and of the records that it touches: the dearest of many random ones,
 * of every shape that the schema lets through, against the one in the middle. The bound itself, with its constants, is
 * held by `tests/contract/push-cost.contract.ts`.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../../src/server/storage/sqlite.ts';
import { hostileShapes } from '../../support/hostile-shapes.ts';
import { CostServer, type PushCost } from '../../support/push-cost.ts';
import { type BenchRow, median } from '../measure.ts';

/** A push that hardly weighs anything costs what a push costs: its transaction. */
const fixedBytes = 20_000;
const timesMedianMax = 20;
const sheetCount = 12;

/** @param pushes how many are measured */
export async function costRows(pushes: number): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-bench-cost-'));
  const database = await openSqlite({ folder, now: () => 0, mode: 'serve' });
  try {
    const server = new CostServer(database);
    const sheets = Array.from({ length: sheetCount }, (_, index) => `sme-${index}`);
    await server.found(sheets);
    const costs: PushCost[] = [];
    for (let index = 0; index < pushes; index += 1) {
      const shape = hostileShapes[index % hostileShapes.length];
      const sheet = sheets[Math.floor(index / hostileShapes.length) % sheets.length];
      if (shape === undefined || sheet === undefined) continue;
      const groups = shape.make(sheet);
      // Of every length, from a few changes to all of them.
      const share = 1 - ((index * 7) % 10) / 10;
      costs.push(await server.costOf(groups.slice(0, Math.max(1, groups.length * share))));
    }
    return [
      row('processor time of a push', costs, ({ cpuMs }) => cpuMs),
      row('what a push leaves on the disk', costs, ({ storedBytes }) => storedBytes),
      row('what others read because of a push', costs, ({ readBytes }) => readBytes),
    ];
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
}

function row(what: string, costs: readonly PushCost[], of: (cost: PushCost) => number): BenchRow {
  const each = costs.map(
    (cost) => Math.max(0, of(cost)) / (cost.bytes + cost.recordBytes + fixedBytes),
  );
  return {
    goal: 'B22',
    what: `${what}, for each byte and record, the dearest / the median`,
    ratio: Math.max(...each) / median(each),
    must: timesMedianMax,
  };
}
