/** The versions of the backup file: a schema that moves without a new version is noticed here. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { backupSchemas, backupVersion, backupVersions } from '../../../src/protocol/backup-file.ts';

const fingerprint = (): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        Object.values(backupSchemas).map((schema) =>
          z.toJSONSchema(schema, { unrepresentable: 'any' }),
        ),
      ),
    )
    .digest('hex')
    .slice(0, 16);

test('the schemas are those of the latest version', () => {
  expect(backupVersions.at(-1)).toEqual({ version: backupVersion, fingerprint: fingerprint() });
});

test('versions count up from one', () => {
  expect(backupVersions.map(({ version }) => version)).toEqual(backupVersions.map((_, i) => i + 1));
});
