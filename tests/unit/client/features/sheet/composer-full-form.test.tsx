// @vitest-environment jsdom
/** The full form opens with what the line says, also where the reader of the line comes later than the press. */

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { planQuestion } from '../../../../../src/client/model/plan-question.ts';
import { plainReading } from '../../../../../src/domain/composer/reading.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';
import { eventually } from '../../../../support/eventually.ts';

vi.mock(import('../../../../../src/client/parts/composer/line-reader.ts'), async (original) => ({
  ...(await original()),
  useReader: () => plainReading,
}));

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

it('plans what the line says to plan, although it was not read yet when it was asked for', async () => {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  showSheet(fixture, `/sme/${smeId}`);
  const line = screen.getByRole('textbox', { name: 'Log a contact' });
  await userEvent.type(line, 'video tomorrow 2.30pm');
  await userEvent.click(screen.getByRole('button', { name: 'Full form' }));
  await eventually(() =>
    expect(planQuestion.getState()).toMatchObject({ question: { smeId, hour: '14:30' } }),
  );
  expect(screen.queryByRole('dialog')).toBeNull();
});
