/** The version of the protocol: a schema that moves without a new version is noticed here. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod';
import * as accounts from '../../../src/protocol/account-messages.ts';
import * as sync from '../../../src/protocol/sync-messages.ts';
import { protocolVersion, protocolVersions } from '../../../src/protocol/version.ts';

const schemas = Object.entries({ ...accounts, ...sync })
  .filter(([name]) => name.endsWith('Schema'))
  .sort(([a], [b]) => (a < b ? -1 : 1));

const fingerprint = createHash('sha256')
  .update(
    JSON.stringify(
      schemas.map(([name, schema]) => [
        name,
        z.toJSONSchema(schema as unknown as z.ZodType, { unrepresentable: 'any' }),
      ]),
    ),
  )
  .digest('hex')
  .slice(0, 16);

test('the schemas are those of the latest version', () => {
  expect(schemas.length).toBeGreaterThan(20);
  expect(protocolVersions.at(-1)).toEqual({ version: protocolVersion, fingerprint });
});
