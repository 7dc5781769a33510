/** Files that are kept before they are opened: of one's own SMEs, on one's wish, as far as there is room. */

import { beforeEach, describe, expect, it } from 'vitest';
import { preferences } from '../../../../src/client/model/preferences.ts';
import { keptBytesMax, wantedFiles } from '../../../../src/client/model/wanted-files.ts';
import type { KeptFile } from '../../../../src/client/ports/file-store.ts';
import { createRecord } from '../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

const { memberId, otherMemberId } = fixtureIds;
const hashes = { old: 'a'.repeat(64), late: 'b'.repeat(64), other: 'c'.repeat(64) };

let fixture: CarnetFixture;

beforeEach(async () => {
  preferences.setState({ keepFiles: true });
  fixture = await carnetFixture();
  const mine = await fixture.addSme({ name: 'Mine', accountManagerId: memberId });
  const theirs = await fixture.addSme({ name: 'Theirs', accountManagerId: otherMemberId });
  await add(mine, 'old', hashes.old);
  fixture.environment.pass(60_000);
  await add(mine, 'late', hashes.late);
  await add(mine, 'late again', hashes.late);
  await add(theirs, 'other', hashes.other);
});

async function add(home: string, id: string, hash: string): Promise<void> {
  const values = { name: id, kind: 'file', hash, bytes: 1000 } as const;
  await fixture.carnet.run(createRecord('attachment', home, values, id));
}
const kept = (hash: string, bytes = 1000): KeptFile => ({ hash, bytes, keptAt: 0, records: [] });
const wanted = async (...here: readonly KeptFile[]) =>
  (await wantedFiles(fixture.carnet, { list: async () => here })).map(({ hash }) => hash);

describe('files that are wanted here', () => {
  it('are those of one’s own SMEs, the latest first, each once', async () => {
    expect(await wanted()).toEqual([hashes.late, hashes.old]);
  });

  it('are none without the wish, and none that are here', async () => {
    expect(await wanted(kept(hashes.late))).toEqual([hashes.old]);
    preferences.setState({ keepFiles: false });
    expect(await wanted()).toEqual([]);
  });

  it('are no more than there is room for', async () => {
    expect(await wanted(kept('d'.repeat(64), keptBytesMax - 1500))).toEqual([hashes.late]);
  });
});
