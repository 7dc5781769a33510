// @vitest-environment jsdom
/** What stands over the page that it was asked on goes with it; its words are kept. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlanDialogs } from '../../../../src/client/app/plan-dialogs.tsx';
import { StageDialogs } from '../../../../src/client/app/stage-dialogs.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { askPlan, dismissPlanQuestion } from '../../../../src/client/model/plan-question.ts';
import { askStage, dismissStageQuestion } from '../../../../src/client/model/stage-question.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../support/dom-gaps.ts';

let smeId: string;
let memory: Pick<ReturnType<typeof memoryLocation>, 'hook' | 'navigate'>;

beforeEach(async () => {
  fillDomGaps();
  await initI18n('en');
  const fixture = await carnetFixture();
  smeId = await fixture.addSme();
  memory = memoryLocation({ path: `/sme/${smeId}` });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook}>
        <StageDialogs />
        <PlanDialogs />
      </Router>
    </CarnetContext>,
  );
});
afterEach(() => {
  cleanup();
  dismissStageQuestion();
  dismissPlanQuestion();
});

const goBack = async () => {
  act(() => memory.navigate('/'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
};

it('a stage that is asked for is there again where it is asked for again', async () => {
  act(() => askStage(smeId, 'paused'));
  await userEvent.type(await screen.findByRole('textbox', { name: /reason/iu }), 'They moved');
  await goBack();
  act(() => askStage(smeId, 'paused'));
  expect(await screen.findByDisplayValue('They moved')).toBeVisible();
});

it('a contact that is being planned is there again where it is planned again', async () => {
  act(() => askPlan({ smeId }));
  await userEvent.click(await screen.findByText('Details'));
  await userEvent.type(screen.getByRole('textbox', { name: 'Agenda' }), 'Customs');
  await goBack();
  act(() => askPlan({ smeId }));
  expect(await screen.findByDisplayValue('Customs')).toBeVisible();
});
