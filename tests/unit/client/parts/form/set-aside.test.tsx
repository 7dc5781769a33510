// @vitest-environment jsdom
/** A form that was set aside is gone back to: what is said of it is what it becomes. */

import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const outcome = { kind: 'review' } as const;

it.each([
  ['en', 'draft', {}, 'Draft reopened'],
  ['en', 'complete', { outcome }, 'The completed version applies again'],
  [
    'en',
    'agreed',
    { outcome, 'value.form.agreedOn': '2020-11-02' },
    'The agreed version applies again',
  ],
  ['fr', 'draft', {}, 'Brouillon rouvert'],
  ['fr', 'complete', { outcome }, 'La version terminée s’applique de nouveau'],
  [
    'fr',
    'agreed',
    { outcome, 'value.form.agreedOn': '2020-11-02' },
    'La version validée s’applique de nouveau',
  ],
] as const)('says in %s of one that is %s again that it is', async (...row) => {
  const [language, state, values, said] = row;
  await setLanguage(language);
  const form = { templateId: 'monthly-review/1', state: 'replaced', onDate: '2020-11-19' } as const;
  await fixture.carnet.run(createRecord('form', smeId, { ...form, ...values }, 'aside'));
  showSheet(fixture, `/sme/${smeId}/reviews`);
  const name = language === 'en' ? 'Continue with this one' : 'Continuer avec celui-ci';
  await userEvent.click(await screen.findByRole('button', { name }));
  await waitFor(() => expect(fixture.carnet.record('aside')?.values['state']).toBe(state));
  await waitFor(() => expect(notices.getState().list.at(-1)?.message).toBe(said));
});
