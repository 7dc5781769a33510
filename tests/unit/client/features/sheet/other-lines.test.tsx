// @vitest-environment jsdom
/** Two half-typed lines of one business, as a copy brings them: the second is to be seen beside the first. */

import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import {
  type CarnetFixture,
  carnetFixture,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  const liveTabs = async () => new Set(['tab-1', 'tab-open']);
  fixture = await carnetFixture({ environment: { ...testEnvironment('tab-1'), liveTabs } });
  smeId = await fixture.addSme();
});
afterEach(cleanup);

const keep = (tab: string, text: string) =>
  fixture.carnet.keepDraft(`composer:${smeId}/${tab}`, text);

describe.each([
  ['en', 'Half-typed line, not logged'],
  ['fr', 'Ligne commencée, non consignée'],
] as const)('a second half-typed line [%s]', (language, label) => {
  beforeEach(() => setLanguage(language));

  it('stands below the line that has the first, and not that of a tab that is open', async () => {
    await keep('tab-8', 'called Anne');
    await keep('tab-open', 'wrote to Paul');
    fixture.environment.pass(1000);
    await keep('tab-9', 'met Claire');
    showSheet(fixture, `/sme/${smeId}`);
    const line = await screen.findByRole('textbox', { name: /^Log|^Consigner/u });
    await waitFor(() => expect(line).toHaveValue('met Claire'));
    expect(await screen.findByRole('textbox', { name: label })).toHaveValue('called Anne');
    await userEvent.type(line, ' at noon');
    expect(screen.getByRole('textbox', { name: label })).toHaveValue('called Anne');
    expect(screen.queryByDisplayValue('wrote to Paul')).toBeNull();
  });

  it('is not there where there is but one', async () => {
    await keep('tab-9', 'met Claire');
    showSheet(fixture, `/sme/${smeId}`);
    expect(await screen.findByDisplayValue('met Claire')).toBeVisible();
    expect(screen.queryByRole('textbox', { name: label })).toBeNull();
  });
});
