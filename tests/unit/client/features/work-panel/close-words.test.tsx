// @vitest-environment jsdom
/** Whether Carnet can be closed: not said of everything while the bytes of a file are on this device alone (F186) (F195). */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkPanel } from '../../../../../src/client/features/work-panel/work-panel.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { AnyRecord } from '../../../../../src/domain/operation/record.ts';
import type { StuckRow } from '../../../../../src/client/ports/sheet-store.ts';
import { fail } from '../../../../../src/std/result.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { type TestDevice, testDevice } from '../../../../support/test-device.ts';

let fixture: CarnetFixture;
const storage = { report: undefined, read: async () => undefined, protect: async () => true };

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
});
afterEach(cleanup);

function show(
  access: ReturnType<typeof exchangeFixture>['access'],
  device: TestDevice,
  place: ComponentProps<typeof WorkPanel>['place'],
): void {
  render(
    <AccountsContext value={testAccounts({ members: async () => fail('offline') })}>
      <DeviceContext value={device}>
        <CarnetContext value={fixture.carnet}>
          <SyncContext value={access}>
            <WorkPanel place={place} device="laptop" storage={storage} onLeave={() => undefined} />
          </SyncContext>
        </CarnetContext>
      </DeviceContext>
    </AccountsContext>,
  );
}

test.each([
  [
    'en',
    'Your colleagues can see everything. You can close Carnet.',
    /^1 attached file is still on this device only\. It is sent when/u,
    {
      forbidden: /^1 attached file .* only: the server does not accept it from you\./u,
      tooLarge: /^1 attached file .* only: it is too large for the server\./u,
      awaiting: /^1 attached file .* sent once the change that adds it is accepted\.$/u,
    },
  ],
  [
    'fr',
    'Vos collègues voient tout. Vous pouvez fermer Carnet.',
    /^1 fichier joint n’est encore que sur cet appareil\. Il sera envoyé/u,
    {
      forbidden: /^1 fichier joint .* cet appareil : le serveur ne l’accepte pas de vous\./u,
      tooLarge: /^1 fichier joint .* cet appareil : il est trop volumineux pour le serveur\./u,
      awaiting: /^1 fichier joint .* une fois acceptée la modification qui l’ajoute\.$/u,
    },
  ],
] as const)(
  '(F186) (F195) names the files that no server has yet, and why [%s]',
  async (...words) => {
    const [language, all, one, refused] = words;
    await setLanguage(language);
    const device = testDevice(() => fixture.environment.now());
    const files = await device.files(fixtureIds.programmeId);
    const hash = await files.keep(new TextEncoder().encode('abc'), { record: 'file-1' });
    const { access } = exchangeFixture({ phase: 'synced', exchangedAt: 1 });
    show(access, device, { kind: 'synced' });
    expect(await screen.findByText(one)).toBeVisible();
    expect(screen.queryByText(all)).toBeNull();
    for (const refusal of ['forbidden', 'tooLarge'] as const) {
      await act(() => files.noteSent(hash, undefined, refusal));
      expect(await screen.findByText(refused[refusal])).toBeVisible();
      expect(screen.queryByText(one)).toBeNull();
      expect(screen.queryByText(all)).toBeNull();
    }
    // Removed before it was sent: nobody waits for it.
    const binned = vi.spyOn(fixture.carnet, 'record');
    binned.mockReturnValue({ deleted: { at: 1, by: 'x', operationId: 'y' } } as AnyRecord);
    await act(() => files.noteSent(hash, undefined, 'notFound'));
    expect(await screen.findByText(all)).toBeVisible();
    binned.mockRestore();
    // The record that names it awaits a decision: until then, it is nowhere else.
    const stuck = vi.spyOn(fixture.carnet, 'stuckRows');
    const row = { state: 'held', group: [{ record: 'file-1' }] } as unknown as StuckRow;
    stuck.mockReturnValue([row]);
    await act(() => files.noteSent(hash, undefined));
    await act(() => files.noteSent(hash, undefined, 'notFound'));
    expect(await screen.findByText(refused.awaiting)).toBeVisible();
    // Not accepted: the change is counted, and its file goes nowhere.
    stuck.mockReturnValue([{ ...row, state: 'needsAttention' }]);
    await act(() => files.noteSent(hash, undefined));
    await act(() => files.noteSent(hash, undefined, 'notFound'));
    await waitFor(() => expect(screen.queryByText(refused.awaiting)).toBeNull());
    expect(screen.queryByText(one)).toBeNull();
    stuck.mockRestore();
    // Accepted, and the server could not be asked again since: what it said last is of the past.
    await act(() => files.noteSent(hash, undefined));
    await act(() => files.noteSent(hash, undefined, 'notFound'));
    expect(await screen.findByText(one)).toBeVisible();
    await act(() => files.noteSent(hash, 'epoch-1'));
    expect(await screen.findByText(all)).toBeVisible();
    expect(screen.queryByText(one)).toBeNull();
  },
);

test('(F268) counts a file that was sent to the server before it was restored, once the epoch is known', async () => {
  const device = testDevice(() => fixture.environment.now());
  const files = await device.files(fixtureIds.programmeId);
  const hash = await files.keep(new TextEncoder().encode('abc'), { record: 'file-1' });
  await files.noteSent(hash, 'epoch-1');
  const { access, put } = exchangeFixture({ exchangedAt: 1, epoch: undefined });
  show(access, device, { kind: 'synced' });
  await act(() => files.list());
  expect(screen.queryByText(/see everything/u)).toBeNull();
  act(() => put({ epoch: 'epoch-1' }));
  expect(await screen.findByText(/see everything/u)).toBeVisible();
  act(() => put({ epoch: 'epoch-2' }));
  expect(await screen.findByText(/^1 attached file is still on this device only/u)).toBeVisible();
  expect(screen.queryByText(/see everything/u)).toBeNull();
  await act(() => files.noteSent(hash, 'epoch-2'));
  expect(await screen.findByText(/see everything/u)).toBeVisible();
});

test('(F143) says nothing of colleagues who see everything where the server does not know the programme', async () => {
  const problem = { kind: 'otherLife' } as const;
  const { access } = exchangeFixture({ phase: 'waiting', problem, exchangedAt: 1 });
  show(
    access,
    testDevice(() => fixture.environment.now()),
    { kind: 'failed' },
  );
  expect(await screen.findByText(/not found on the server/u)).toBeVisible();
  expect(screen.queryByText(/see everything/u)).toBeNull();
});
