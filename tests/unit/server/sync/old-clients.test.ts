/**
 * A laptop that slept for half a year pushes (F44) [P8]: for every version of operations there is a file of groups as
 * that version wrote them, of every entity and every kind of change, and the records that they made. It stays for ever
 * and only grows, with what was added to the version; a version without one fails here.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { entityNames } from '../../../../src/domain/entity/registry.ts';
import { operationVersion } from '../../../../src/domain/operation/operation.ts';
import { protocolVersions } from '../../../../src/protocol/version.ts';
import type { Json } from '../../../../src/std/json.ts';
import { connected } from '../../../support/api-server.ts';

const folder = new URL('../../../fixtures/operations/', import.meta.url);
const versions = Array.from({ length: operationVersion }, (_, index) => index + 1);
const path = '/programmes/programme-1';

const fixtureSchema = z.object({
  groups: z.array(z.array(z.custom<Json>())),
  records: z.record(z.string(), z.custom<Json>()),
});

function fixture(version: number): z.infer<typeof fixtureSchema> {
  return fixtureSchema.parse(JSON.parse(readFileSync(new URL(`${version}.json`, folder), 'utf8')));
}

const kindSchema = z.object({ entity: z.string(), kind: z.string(), version: z.number() });
const kinds = ['create', 'set', 'delete', 'restore', 'resolve', 'reopen'];

it('every version of operations has its file', () => {
  expect(readdirSync(folder).toSorted()).toEqual(versions.map((version) => `${version}.json`));
});

describe.each(versions)('Operations of version %i', (version) => {
  it('are of every entity and of every kind, and name their version', () => {
    const all = fixture(version)
      .groups.flat()
      .map((one) => kindSchema.parse(one));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(new Set(all.map((one) => one.version))).toEqual(new Set([version]));
    // An entity that came later has none of its own here.
    if (version === operationVersion) {
      expect(new Set(all.map(({ entity }) => entity))).toEqual(new Set(entityNames));
    }
  });

  it('take effect when they are pushed today, and lose nothing (F44) [P8] [S9]', async () => {
    const { server, maelle } = await connected();
    const { groups, records } = fixture(version);
    const answer = await maelle.post(`${path}/push`, {
      device: 'laptop of half a year ago',
      sentAt: 1,
      groups: groups.map((operations, index) => ({
        deviceSequence: index + 1,
        operations,
        handedIn: 'log',
      })),
    });
    const told = (answer.body.outcomes as { outcome: string }[]).map(({ outcome }) => outcome);
    expect(told).toHaveLength(groups.length);
    expect(
      told.filter((outcome) => !['accepted', 'merged', 'conflicted'].includes(outcome)),
    ).toEqual([]);
    const stored = server.disk.programmes.get('programme-1');
    expect(JSON.parse(JSON.stringify(Object.fromEntries(stored?.records ?? [])))).toEqual(records);
    // Word for word, also what this version may know no more.
    expect(JSON.parse(JSON.stringify(stored?.entries.map(({ operation }) => operation)))).toEqual(
      groups.flat(),
    );
  });
});

describe('A client of an earlier protocol', () => {
  it('may push, whichever it is (F44) [P8]', async () => {
    const { maelle } = await connected();
    const empty = { device: 'd', sentAt: 1, groups: [] };
    for (const { version } of protocolVersions) {
      const headers = { 'carnet-protocol': String(version) };
      expect([version, (await maelle.post(`${path}/push`, empty, headers)).status]).toEqual([
        version,
        200,
      ]);
    }
  });

  it('that is not spoken any more is asked to update', async () => {
    const { maelle } = await connected();
    const cursor = { epoch: 'x', sequence: 0, scope: 1 };
    const asked = { device: 'd', cursor, echo: true };
    expect(await maelle.post(`${path}/pull`, asked, { 'carnet-protocol': '0' })).toMatchObject({
      status: 426,
      body: { error: 'outdated' },
    });
  });
});
