// @vitest-environment jsdom
/** The dialog of a file that a colleague renames and deletes while it is open keeps the name that it had last. */

import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import { OpenedFile } from '../../../../../src/client/parts/files/file-list.tsx';
import {
  createRecord,
  deleteRecord,
  setFields,
} from '../../../../../src/domain/command/command.ts';
import { recordAs } from '../../../../../src/domain/operation/record.ts';
import { present } from '../../../../../src/std/assert.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { fillDomGaps } from '../../../../support/dom-gaps.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

afterEach(cleanup);

/** Opens the dialog of a file that one entry of a sheet added. */
async function opened(values: { readonly name: string; readonly mediaType?: string }) {
  fillDomGaps();
  await initI18n('en');
  const { carnet, environment, addSme } = await carnetFixture();
  const home = await addSme();
  const file = { ...values, kind: 'file', hash: 'a'.repeat(64), bytes: 3 } as const;
  await carnet.run(createRecord('attachment', home, file, 'file-1'));
  const record = present(recordAs(carnet.record('file-1'), 'attachment'), 'a file');
  render(
    <BackupsContext value={testBackupTools()}>
      <DeviceContext value={testDevice(() => environment.now())}>
        <CarnetContext value={carnet}>
          <SyncContext value={exchangeFixture().access}>
            <OpenedFile opened={record} readOnly={false} onClose={() => undefined} />
          </SyncContext>
        </CarnetContext>
      </DeviceContext>
    </BackupsContext>,
  );
  return carnet;
}

it.each(['image/png', 'constructor', '__proto__'])(
  'opens, whatever type somebody gave it: %s (F335)',
  async (mediaType) => {
    await opened({ name: 'Quote', mediaType });
    const dialog = await screen.findByRole('dialog', { name: 'Quote' });
    expect(within(dialog).getByRole('textbox', { name: 'Name' })).toHaveValue('Quote');
    expect(dialog).not.toHaveTextContent('function');
  },
);

it('is named as it was last, not as it was opened', async () => {
  const carnet = await opened({ name: 'quote.txt' });
  await screen.findByRole('dialog', { name: 'quote.txt' });
  await act(() => carnet.run(setFields('file-1', { name: 'offer.txt' })));
  await screen.findByRole('dialog', { name: 'offer.txt' });
  await act(() => carnet.run(deleteRecord('file-1')));
  expect(await screen.findByRole('dialog', { name: 'offer.txt' })).toBeVisible();
  expect(screen.queryByRole('dialog', { name: 'quote.txt' })).toBeNull();
});
