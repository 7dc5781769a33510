// @vitest-environment jsdom
/** The dialog that asks for a stage stands over the page that it was asked on, and goes with it; its words are kept. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, expect, it } from 'vitest';
import { StageDialogs } from '../../../../src/client/app/stage-dialogs.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { askStage, dismissStageQuestion } from '../../../../src/client/model/stage-question.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../support/dom-gaps.ts';

afterEach(() => {
  cleanup();
  dismissStageQuestion();
});

it('goes where one goes back, and is there again where it is asked for there', async () => {
  fillDomGaps();
  await initI18n('en');
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  const memory = memoryLocation({ path: `/sme/${smeId}` });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook}>
        <StageDialogs />
      </Router>
    </CarnetContext>,
  );
  act(() => askStage(smeId, 'paused'));
  await userEvent.type(await screen.findByRole('textbox', { name: /reason/iu }), 'They moved');
  act(() => memory.navigate('/'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  act(() => askStage(smeId, 'paused'));
  expect(await screen.findByDisplayValue('They moved')).toBeVisible();
});
