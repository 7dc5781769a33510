// @vitest-environment jsdom
/** Settings say of files that wait what the panel says of them. */

import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { StorageSection } from '../../../../../src/client/features/settings/storage-section.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { StuckRow } from '../../../../../src/client/ports/sheet-store.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

afterEach(cleanup);

test.each([
  ['en', /^1 attached file .* It is sent when/u, /^1 attached file .* adds it is accepted\.$/u],
  ['fr', /^1 fichier joint .* Il sera envoyé quand/u, /^1 fichier joint .* qui l’ajoute\.$/u],
] as const)(
  'a file whose change awaits a decision is not said to be about to leave [%s]',
  async (language, leaves, awaits) => {
    await initI18n(language);
    await setLanguage(language);
    const fixture = await carnetFixture();
    const device = testDevice(() => fixture.environment.now());
    const files = await device.files(fixtureIds.programmeId);
    const hash = await files.keep(new Uint8Array([1]), { record: 'file-1' });
    const { access } = exchangeFixture({ phase: 'synced', exchangedAt: 1 });
    render(
      <AccountsContext value={testAccounts()}>
        <DeviceContext value={device}>
          <BackupsContext value={testBackupTools()}>
            <CarnetContext value={fixture.carnet}>
              <SyncContext value={access}>
                <StorageSection />
              </SyncContext>
            </CarnetContext>
          </BackupsContext>
        </DeviceContext>
      </AccountsContext>,
    );
    expect(await screen.findByText(leaves)).toBeVisible();
    const row = { state: 'held', group: [{ record: 'file-1' }] } as unknown as StuckRow;
    vi.spyOn(fixture.carnet, 'stuckRows').mockReturnValue([row]);
    await act(() => files.noteSent(hash, undefined, 'notFound'));
    expect(await screen.findByText(awaits)).toBeVisible();
    expect(screen.queryByText(leaves)).toBeNull();
  },
);
