/** What a bad network makes of pushes, at two servers on one PostgreSQL, over HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { type HttpServers, startHttpServers } from '../support/http-servers.ts';
import { newDatabase } from '../support/postgresql.ts';
import {
  beginProgrammeOn,
  expectDeviceOrder,
  expectOneEffect,
} from '../support/repeated-pushes.ts';

let dataFolder: string;
let servers: HttpServers;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'carnet-pushes-'));
  const databaseUrl = await newDatabase(inject('postgresqlUrl'));
  servers = await startHttpServers({ dataFolder, databaseUrl, count: 2 });
  await beginProgrammeOn(servers);
});
afterAll(async () => {
  await servers.stop();
  await rm(dataFolder, { recursive: true });
});

describe('a push to two servers', () => {
  test('(F14) that arrives a hundred times at once has one effect and one outcome', () =>
    expectOneEffect(servers));

  test('(F15) that arrives before the one before it waits, and the order is that of the device', () =>
    expectDeviceOrder(servers));
});
