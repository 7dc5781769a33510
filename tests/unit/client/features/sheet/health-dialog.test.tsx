// @vitest-environment jsdom
/** The dialog that judges the health of an SME, open while others judge it too. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { HealthDialog } from '../../../../../src/client/features/sheet/side/health-dialog.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { overrideHealth } from '../../../../../src/domain/alert/override-health.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';

beforeAll(() => initI18n('en'));
afterEach(cleanup);

it('(F247) judges as was shown, whatever others judge meanwhile', async () => {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme({});
  render(
    <CarnetContext value={fixture.carnet}>
      <HealthDialog smeId={smeId} onClose={() => undefined} />
    </CarnetContext>,
  );
  const level = () => screen.getAllByRole('radio').find((one) => (one as HTMLInputElement).checked);
  expect(level()).toHaveAttribute('value', 'watch');
  await userEvent.type(screen.getByRole('textbox', { name: /Reason/u }), 'Two reviews missed');
  await act(async () => {
    const theirs = { level: 'risk', until: '2020-12-10', reason: 'No answer' } as const;
    await fixture.carnet.run(overrideHealth(smeId, theirs));
  });
  expect(level()).toHaveAttribute('value', 'watch');
  await userEvent.click(screen.getByRole('button', { name: 'Set' }));
  await waitFor(() =>
    expect(fixture.carnet.record(smeId)?.values['healthOverride']).toMatchObject({
      level: 'watch',
      until: '2020-11-26',
      reason: 'Two reviews missed',
    }),
  );
});
