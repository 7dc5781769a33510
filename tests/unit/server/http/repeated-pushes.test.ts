/** What a bad network makes of pushes, at a server with its embedded database, over HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test, vi } from 'vitest';
import { type HttpServers, startHttpServers } from '../../../support/http-servers.ts';
import {
  beginProgrammeOn,
  expectDeviceOrder,
  expectOneEffect,
} from '../../../support/repeated-pushes.ts';

/** A password is hashed, and each commit is flushed to the disk. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let dataFolder: string;
let servers: HttpServers;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'carnet-pushes-'));
  servers = await startHttpServers({ dataFolder, count: 1 });
  await beginProgrammeOn(servers);
});
afterAll(async () => {
  await servers.stop();
  await rm(dataFolder, { recursive: true });
});

describe('a push', () => {
  test('(F14) that arrives a hundred times at once has one effect and one outcome', () =>
    expectOneEffect(servers));

  test('(F15) that arrives before the one before it waits, and the order is that of the device', () =>
    expectDeviceOrder(servers));
});
