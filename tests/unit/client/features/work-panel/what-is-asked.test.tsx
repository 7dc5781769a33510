// @vitest-environment jsdom
/** A change that somebody decides on says all that it does: its reason, what it passes over, and what stands by now. */

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { HeldList } from '../../../../../src/client/features/work-panel/held-list.tsx';
import { StuckList } from '../../../../../src/client/features/work-panel/stuck-list.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { HeldGroup } from '../../../../../src/client/ports/accounts.ts';
import { deleteRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { settleField } from '../../../../../src/domain/conflict/settle-conflict.ts';
import { conflictIn } from '../../../../../src/domain/conflict/open-conflict.ts';
import type { Group } from '../../../../../src/domain/operation/operation.ts';
import { moveStage } from '../../../../../src/domain/stage/move-stage.ts';
import { present } from '../../../../../src/std/assert.ts';
import { ok } from '../../../../../src/std/result.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { conflictOn } from '../../../../support/conflict-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';

const { programmeId, memberId, otherMemberId } = fixtureIds;
const reason = 'Met at the fair in Rennes, papers follow';
let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
});

/** What a command writes, without any effect here. */
async function made(command: ReturnType<typeof setFields>): Promise<Group> {
  await fixture.carnet.run(command);
  const group = present(fixture.carnet.lastChange(), 'a change');
  await fixture.carnet.undo();
  return group.map((operation) => ({ ...operation, by: otherMemberId }));
}

const inducted = () =>
  made(moveStage(smeId, { to: 'inducted', on: '2020-11-19', reason, evidence: {} }));

/** The panel of whoever decides, and that of the author. */
function show(who: 'coordinator' | 'author', groups: readonly Group[]) {
  const account = { id: 'a', name: 'Maëlle', email: 'm@example.org', administrator: false };
  const membership = { programmeId, programmeName: 'E-Channel', memberId, roles: ['coordinator'] };
  const held = groups.map(
    (operations, index): HeldGroup => ({
      id: String(index),
      by: otherMemberId,
      received: 0,
      operations,
    }),
  );
  const server = {
    session: async () =>
      ok({ account, device: { id: 'd', name: 'Firefox' }, memberships: [membership] } as never),
    held: async () => ok({ groups: held, next: undefined }),
  };
  const stuck = groups.map((group, key) => ({
    key,
    outcome: 'needsAttention' as const,
    dismissed: { by: memberId, at: 1 },
    group,
  }));
  const { access } = exchangeFixture({ stuck: groups.length, exchangedAt: 1 }, stuck);
  render(
    <AccountsContext value={testAccounts(server)}>
      <CarnetContext value={fixture.carnet}>
        <SyncContext value={access}>
          {who === 'author' ? <StuckList /> : <HeldList onCount={() => undefined} />}
        </SyncContext>
      </CarnetContext>
    </AccountsContext>,
  );
}

/** The lines of the only group. */
const lines = async (): Promise<string[]> =>
  (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);

const wholeText = (): string =>
  present(screen.getByText(/^(Full text|Texte complet)$/).nextElementSibling, 'the text')
    .textContent;

test.each([
  ['en', 'coordinator', 'Missing for “Inducted”: An induction that has taken place', 'Reason: '],
  ['en', 'author', 'Missing for “Inducted”: An induction that has taken place', 'Reason: '],
  [
    'fr',
    'coordinator',
    'Il manque pour « Intégrée » : Une séance d’intégration effectuée',
    'Motif : ',
  ],
  ['fr', 'author', 'Il manque pour « Intégrée » : Une séance d’intégration effectuée', 'Motif : '],
] as const)(
  'in %s, the %s reads why a requirement is passed over, and which (F262)',
  async (language, who, missing, because) => {
    await setLanguage(language);
    show(who, [await inducted()]);
    const said = (await lines()).map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' '));
    expect(said).toContainEqual(expect.stringContaining(missing));
    expect(said).toContainEqual(expect.stringContaining(`${because}${reason}`));
    const text = wholeText().replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain(missing);
    expect(text).toContain(`${because}${reason}`);
  },
);

test('the author copies the reason of a refused change with its text (F262)', async () => {
  const user = userEvent.setup();
  const write = vi.spyOn(navigator.clipboard, 'writeText');
  show('author', [await inducted()]);
  await user.click(await screen.findByRole('button', { name: 'Copy the text' }));
  expect(write).toHaveBeenCalledWith(expect.stringContaining(reason));
});

test('one consent for many covers no change with a reason, and none that passes something over (F262)', async () => {
  const plain = await made(setFields(smeId, { town: 'Rennes' }));
  const other = await made(setFields(smeId, { sector: 'Food' }));
  const explained = await inducted();
  const silent = explained.map(({ reason: _reason, ...operation }) => operation);
  show('coordinator', [plain, other, explained, silent]);
  expect(await screen.findByRole('button', { name: /^Approve the 2 changes/ })).toBeVisible();
  expect(screen.getAllByRole('button', { name: 'Approve' })).toHaveLength(4);
});

test.each([
  ['en', 'Now · On hold'],
  ['fr', 'Actuellement · En pause'],
] as const)(
  'in %s, a change says what stands where it is not what its author saw',
  async (language, now) => {
    await setLanguage(language);
    const group = await inducted();
    const request = { to: 'paused', on: '2020-11-19', reason: 'Works', evidence: {} } as const;
    await fixture.carnet.run(moveStage(smeId, request));
    show('coordinator', [group]);
    const [stage] = await screen.findAllByRole('listitem');
    expect(stage).toHaveTextContent(now);
  },
);

test('nothing is said to stand by now where that is what its author saw', async () => {
  show('coordinator', [await inducted()]);
  const [stage] = await screen.findAllByRole('listitem');
  expect(stage).not.toHaveTextContent('Now');
});

test('a settlement says which field is settled, and what stays (F262)', async () => {
  await conflictOn(fixture, smeId, 'town', ['Dinan', 'Dinard']);
  const { versions } = present(
    conflictIn(present(fixture.carnet.record(smeId), 'the SME'), 'town'),
    'two versions',
  );
  const value = versions[0]?.value;
  const seen = versions.map(({ operationId }) => operationId);
  const group = await made(settleField({ record: smeId, field: 'town', value, seen }));
  show('coordinator', [group]);
  const [line] = await screen.findAllByRole('listitem');
  expect(line).toHaveTextContent('resolved');
  expect(line).toHaveTextContent(/Town.*Dina/);
  expect(wholeText()).toMatch(/^SME · resolved/);
});

test('the whole text says what is deleted, emptied and taken out (F262)', async () => {
  const actionId = await fixture.addAction(smeId);
  await fixture.carnet.run(
    setFields(smeId, { people: { p1: { name: 'Claire Le Goff', role: 'Directrice' } } }),
  );
  const emptied = await made(setFields(smeId, { town: undefined, people: undefined }));
  const deleted = await made(deleteRecord(actionId));
  show('coordinator', [[...emptied, ...deleted]]);
  await screen.findAllByRole('listitem');
  const text = wholeText();
  expect(text).toMatch(/Town\ncleared/);
  expect(text).toMatch(/Removed: Claire Le Goff/);
  expect(text).toMatch(/Action · .+ · moved to the bin/);
});
