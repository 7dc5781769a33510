/**
 * Monday, half past eight: five hundred laptops push what was done over the weekend, on SQLite with one server process
 * and on PostgreSQL with two. Told against the limit of two seconds for 95 of 100 laptops, against one client that
 * writes the same operations with bare inserts, and against the memory of a server at rest.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgresql, outsideUrl } from '../../../scripts/postgresql.ts';
import { newDatabase, startPostgresql } from '../../support/postgresql.ts';
import { insertBarely } from '../exchange/bare-inserts.ts';
import { monday, type MondayResult } from '../exchange/laptops.ts';
import { type ServerProcess, startServer } from '../exchange/server-process.ts';
import { type DataPlace, fillServer, headOf } from '../exchange/stored-programme.ts';
import { type BenchRow, median, p95 } from '../measure.ts';
import type { ProgrammeSize } from '../programme.ts';

export interface MondayScale {
  readonly size: ProgrammeSize;
  readonly laptops: number;
  readonly operationsEach: number;
  /** Laptops come within so many milliseconds. */
  readonly withinMs: number;
  readonly repetitions: number;
  say(text: string): void;
}

/** What 95 of 100 laptops wait at most, in milliseconds. */
const waitMsMax = 2000;
const memoryEveryMs = 200;

export async function mondayRows(scale: MondayScale): Promise<BenchRow[]> {
  const rows = await rowsOn('SQLite, 1 process', scale, 1, async (work) => {
    const folder = await mkdtemp(join(tmpdir(), 'carnet-bench-monday-'));
    try {
      return await work({ folder });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
  if (findPostgresql() === undefined && outsideUrl() === undefined) {
    scale.say('There is no PostgreSQL here: Monday is measured on SQLite alone.');
    return rows;
  }
  const postgresql = await startPostgresql();
  try {
    const more = await rowsOn('PostgreSQL, 2 processes', scale, 2, async (work) =>
      work({ url: await newDatabase(postgresql.url) }),
    );
    return [...rows, ...more];
  } finally {
    await postgresql.stop();
  }
}

type OnPlace = <T>(work: (place: DataPlace) => Promise<T>) => Promise<T>;

interface Measured {
  readonly spread: MondayResult;
  readonly atOnce: MondayResult;
  readonly bare: number;
  /** The most that any server had of the machine's memory, to what it had at rest. */
  readonly memory: number;
}

async function rowsOn(
  name: string,
  scale: MondayScale,
  processes: number,
  onPlace: OnPlace,
): Promise<BenchRow[]> {
  const runs: Measured[] = [];
  for (let repetition = 0; repetition < scale.repetitions; repetition += 1) {
    const atOnce = await onPlace((place) => run(place, processes, scale, 0));
    const spread = await onPlace((place) => run(place, processes, scale, scale.withinMs));
    const bare = await onPlace((place) => insertBarely(place, scale));
    runs.push({
      spread: spread.result,
      atOnce: atOnce.result,
      bare,
      memory: Math.max(spread.memory, atOnce.memory),
    });
    const { turnedAway } = atOnce.result;
    if (turnedAway > 0) scale.say(`${name}: ${turnedAway} pushes were tried again, nothing lost.`);
  }
  const of = (value: (run: Measured) => number): number => median(runs.map(value));
  const seconds = scale.withinMs / 1000;
  return [
    {
      goal: 'F40c',
      what: `${name}: ${scale.laptops} laptops within ${seconds} s, p95 of a laptop's wait / 2 s`,
      ratio: of(({ spread }) => p95(spread.waits) / waitMsMax),
      must: 1,
    },
    {
      goal: 'F40c',
      what: `${name}: all in the same moment, until the last is done / bare inserts by one client`,
      ratio: of(({ atOnce, bare }) => atOnce.whole / bare),
    },
    {
      goal: 'F40c',
      what: `${name}: memory of a server at its most / at rest`,
      ratio: of(({ memory }) => memory),
      must: 3,
    },
  ];
}

async function run(
  place: DataPlace,
  processes: number,
  { size, laptops, operationsEach }: MondayScale,
  withinMs: number,
): Promise<{ readonly result: MondayResult; readonly memory: number }> {
  const tokens = await fillServer(place, size, laptops);
  const before = await headOf(place);
  const servers: ServerProcess[] = [];
  let result: MondayResult;
  let most = 0;
  let atRest = 0;
  try {
    for (let index = 0; index < processes; index += 1) servers.push(await startServer(place));
    const look = async (): Promise<number> => {
      const all: number[] = [];
      for (const server of servers) all.push(await server.memory());
      return Math.max(...all);
    };
    atRest = await look();
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        most = Math.max(most, await look());
        await new Promise((resolve) => setTimeout(resolve, memoryEveryMs));
      }
    })();
    const addresses = servers.map(({ address }) => address);
    result = await monday({ addresses, tokens, operationsEach, size, withinMs });
    isOver = true;
    await watching;
  } finally {
    for (const server of servers) await server.stop();
  }
  const pushed = laptops * operationsEach;
  const stored = (await headOf(place)) - before;
  if (result.acknowledged !== pushed || stored !== pushed) {
    throw new Error(`${pushed} pushed, ${result.acknowledged} acknowledged, ${stored} stored`);
  }
  return { result, memory: most / atRest };
}
