// @vitest-environment jsdom
/** A month that no record may have, in a form: one sentence says what to do about it. */

import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { FormPanel } from '../../../../../src/client/parts/form/form-panel.tsx';
import { beginForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import { formView } from '../../../../../src/domain/form/form-view.ts';
import { eligibilityChecklist } from '../../../../../src/domain/form/templates/eligibility-checklist.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { testDevice } from '../../../../support/test-device.ts';

afterEach(cleanup);

it.each([
  ['en', /start trading/, '12/2500', 'Enter a year between 1900 and 2199.'],
  ['fr', /est-elle en activité/, '12/2500', 'Saisissez une année comprise entre 1900 et 2199.'],
  ['en', /start trading/, '13/2020', /^Enter a month and a year/],
] as const)('is told once [%s] %s %s', async (language, label, typed, problem) => {
  await initI18n(language);
  await setLanguage(language);
  const { carnet, environment, addSme } = await carnetFixture();
  const home = await addSme();
  const templateId = eligibilityChecklist.id;
  await carnet.run(beginForm({ home, templateId, filledBy: 'together' }, 'form-1'));
  render(
    <DeviceContext value={testDevice(() => environment.now())}>
      <CarnetContext value={carnet}>
        <FormPanel
          formId="form-1"
          home={home}
          view={formView(eligibilityChecklist, {}, { onDate: '2020-11-19', country: 'FR' })}
          mode="manager"
          openFirst={eligibilityChecklist.sections.map(({ id }) => id)}
        />
      </CarnetContext>
    </DeviceContext>,
  );
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: label });
  fireEvent.change(box, { target: { value: typed } });
  fireEvent.blur(box);
  expect(await screen.findByText(problem)).toBeVisible();
  await carnet.settled();
  expect(box.value).toBe(typed);
  expect(screen.getAllByRole('alert')).toHaveLength(1);
});
