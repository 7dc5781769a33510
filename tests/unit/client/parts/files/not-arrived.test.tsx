// @vitest-environment jsdom
/** A document that a colleague added, whose bytes are on no server yet: said where it stands, and no download is offered. */

import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import { Documents } from '../../../../../src/client/parts/files/documents.tsx';
import type { FileExchange } from '../../../../../src/client/ports/file-exchange.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

afterEach(cleanup);

test.each([
  ['en', 'Not on the server yet', 'Online only', /is still to be sent from/, 'Download the file'],
  [
    'fr',
    'Pas encore sur le serveur',
    'En ligne seulement',
    /sera envoyé depuis l’appareil/,
    'Récupérer le fichier',
  ],
] as const)('is not said to be online, until it has come [%s] (F208)', async (...words) => {
  const [language, missing, online, why, download] = words;
  await initI18n(language);
  await setLanguage(language);
  const fixture = await carnetFixture();
  const home = await fixture.addSme();
  const device = testDevice(() => fixture.environment.now());
  const hash = 'a'.repeat(64);
  const values = { name: 'quote.txt', kind: 'file', hash, bytes: 3 } as const;
  await fixture.carnet.run(createRecord('attachment', home, values, 'file-1'));
  let isThere = false;
  const files: FileExchange = {
    fetch: async () => ({ kind: 'notThere' }),
    isThere: async () => isThere,
    free: async () => ({ ok: true, value: { count: 0, bytes: 0, stays: 0 } }),
    stop: () => undefined,
  };
  const { access, put } = exchangeFixture({ phase: 'synced', exchangedAt: 1 });
  render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={device}>
        <BackupsContext value={testBackupTools()}>
          <SyncContext value={{ ...access, files }}>
            <Documents home={home} readOnly={false} />
          </SyncContext>
        </BackupsContext>
      </DeviceContext>
    </CarnetContext>,
  );
  expect(await screen.findByText(missing)).toBeVisible();
  expect(screen.queryByText(online)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'quote.txt' }));
  expect(await screen.findByText(why)).toBeVisible();
  expect(screen.queryByRole('button', { name: download })).toBeNull();
  isThere = true;
  act(() => put({ exchangedAt: 2 }));
  expect(await screen.findByRole('button', { name: download })).toBeVisible();
  expect(screen.queryByText(missing)).toBeNull();
  expect(screen.getAllByText(online)).toHaveLength(2);
});
