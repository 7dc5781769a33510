// @vitest-environment jsdom
/** What is to be completed opens where it is completed: the field has the focus, not the page. */

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SheetScreen } from '../../../../../src/client/features/sheet/sheet-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { paths, type SheetTab } from '../../../../../src/client/ports/routes.ts';
import {
  figuresField,
  mendingPlace,
  type SmeOddity,
} from '../../../../../src/domain/report/to-be-mended.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  // jsdom draws nothing.
  Element.prototype.scrollIntoView = vi.fn();
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme({
    people: {
      claire: { name: 'Claire Le Goff', decisionMaker: true },
      yann: { name: 'Yann Morvan', decisionMaker: true, state: 'left' },
    },
  });
});
afterEach(() => {
  cleanup();
  window.history.replaceState(null, '', '/');
});

function open(oddity: SmeOddity): void {
  const sheet = present(fixture.carnet.state.getState().sheets.get(smeId), 'the sheet is there');
  openAt(mendingPlace(oddity, sheet));
}

function openAt({ tab, field }: { readonly tab: SheetTab; readonly field: string }): void {
  // The router of the test keeps no `#`.
  window.location.hash = field;
  showSheet(fixture, paths.sheet(smeId, tab));
}

test.each([
  ['noManager', /^Account manager/],
  ['noSupportEnd', /^Support until/],
  ['leftDecides', /Yann Morvan/],
  ['planBeforeAssessment', /^Start$/],
] as const)('%s', async (oddity, name) => {
  open(oddity);
  await waitFor(() => {
    expect(document.activeElement).toHaveAccessibleName(expect.stringMatching(name));
  });
});

test('figures open at the month that lacks them', async () => {
  openAt({ tab: 'figures', field: figuresField('2020-10') });
  await waitFor(() => {
    expect(document.activeElement).toHaveAccessibleName('Visits, October 2020');
  });
});

test('a contact opens at its duration, over its entry in the journal', async () => {
  const contactId = await fixture.addContact(smeId, { minutes: undefined });
  window.history.replaceState(null, '', paths.contactField(smeId, contactId, 'minutes'));
  render(
    <BackupsContext value={testBackupTools()}>
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <CarnetContext value={fixture.carnet}>
          <SheetScreen smeId={smeId} tab={undefined} />
        </CarnetContext>
      </DeviceContext>
    </BackupsContext>,
  );
  await screen.findByRole('dialog');
  await waitFor(() => expect(document.activeElement).toHaveAccessibleName('Duration'));
  expect(`${window.location.pathname}${window.location.hash}`).toBe(paths.entry(smeId, contactId));
  expect(window.location.search).toBe('');
});
