/** A link is looked at in the database that people run, which has one connection for looks: none waits for another. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeLink } from '../../../../src/server/auth/links.ts';
import { openServices } from '../../../../src/server/services.ts';

test('an invitation names its programme', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-links-'));
  const services = await openServices({
    address: 'http://localhost',
    secure: false,
    databaseUrl: undefined,
    proxyCount: 0,
    dataFolder: folder,
    backups: { folder, phrase: undefined, keep: 1, hour: undefined },
    version: 'test',
    log: () => undefined,
  });
  try {
    const { auth } = services;
    const now = auth.now();
    await auth.sheets.createProgramme(
      { programmeId: 'p-1', epoch: 'e-1', sequence: 0, watermark: 0, name: 'E-Channel' },
      { accountId: 'a-1', memberId: 'm-1', roles: ['coordinator'] },
    );
    await auth.accounts.write((writer) =>
      writer.putLink({
        tokenHash: auth.hash('token-1'),
        kind: 'invitation',
        programmeId: 'p-1',
        memberId: 'm-2',
        name: 'Emma Clarke',
        createdAt: now,
        expiresAt: now + 60_000,
      }),
    );
    expect(await describeLink(auth, 'token-1')).toMatchObject({
      ok: true,
      value: { kind: 'invitation', name: 'Emma Clarke', programmeName: 'E-Channel' },
    });
  } finally {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  }
});
