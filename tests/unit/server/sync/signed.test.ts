/** A member who signs for somebody else inside a change of their own, and what coordination hands in (F332). */

import { expect, it } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import { author, founded, send } from '../../../support/server-pushes.ts';
import { serverProgrammeId as home } from '../../../support/sync-server.ts';

const proof = 'checks.form.proof.challenges';

function review(by: string, mark: string): Operation {
  const values = { templateId: 'quarterly-review/1', state: 'draft', [proof]: [mark] } as const;
  return createOperation(author(by), 'form', home, values);
}

it('has no effect, nor where it claims to come from a copy, and is told as a forgery (F332)', async () => {
  const server = await founded();
  const groups = [[review('emma', 'emma@1')], [review('emma', 'maelle@1')]];
  const own = await send(server, 'emma', groups);
  expect(own.outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'needsAttention']);
  const marks = [...(server.disk.programmes.get(home)?.records.values() ?? [])].flatMap(
    ({ values }) => values[proof] ?? [],
  );
  expect(marks).toEqual(['emma@1']);
});
