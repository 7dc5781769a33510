// @vitest-environment jsdom
/** Two people move an SME apart: the card says which days stay, alerts go by the stage, and a false pause can be removed (F263). */

import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { ConflictsScreen } from '../../../../../src/client/features/conflicts/conflicts-screen.tsx';
import { DatesSection } from '../../../../../src/client/features/sheet/details/dates-section.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext, useCarnetState } from '../../../../../src/client/model/use-carnet.ts';
import { isOnHold } from '../../../../../src/domain/alert/expected.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { moveStage } from '../../../../../src/domain/stage/move-stage.ts';
import { timesOnHold } from '../../../../../src/domain/sme/times-on-hold.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { conflictOn } from '../../../../support/conflict-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
  const dates = { enrolled: '2020-09-03', inducted: '2020-11-10', paused: '2020-11-05' };
  await fixture.carnet.run(
    setFields(smeId, {
      stage: 'enrolled',
      stageDates: dates,
      stageBeforePause: 'enrolled',
      pauses: { p: { from: '2020-11-05' } },
      enrolledOn: '2020-09-03',
    }),
  );
  await conflictOn(fixture, smeId, 'stage', ['inducted', 'paused']);
});
afterEach(cleanup);

const sme = () =>
  present(fixture.carnet.state.getState().sheets.get(smeId)?.sme, 'the SME is there');

function Dates() {
  const shown = useCarnetState((state) => state.sheets.get(smeId)?.sme);
  return shown === undefined ? null : <DatesSection sme={shown} />;
}

function draw(screenOf: React.ReactElement): void {
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memoryLocation({ path: '/conflicts' }).hook}>
        <main tabIndex={-1}>{screenOf}</main>
      </Router>
    </CarnetContext>,
  );
}

test.each([
  {
    language: 'en',
    card: /Two versions of/u,
    stay: /These dates stay, whichever version you keep: Inducted \(10 Nov\) and On hold \(5 Nov\)\. .*under Details, Dates\./u,
    keep: /^Keep mine/u,
    remove: /^Remove the pause of 5\sNov$/u,
  },
  {
    language: 'fr',
    card: /Deux versions/u,
    stay: /Ces dates restent, quelle que soit la version gardée\s: .+ \(10\snov\.\) et .+ \(5\snov\.\)\. .*sous Fiche, Dates\./u,
    keep: /^Garder la mienne/u,
    remove: /^Retirer la pause du 5\snov\.$/u,
  },
] as const)(
  '(F263) what came with a stage stays, is named, and can be removed [$language]',
  async (words) => {
    await setLanguage(words.language);
    draw(
      <>
        <ConflictsScreen />
        <Dates />
      </>,
    );
    const card = within(await screen.findByRole('region', { name: words.card }));
    expect(card.getByText(words.stay)).toBeVisible();
    await userEvent.click(card.getByRole('button', { name: words.keep }));
    await waitFor(() => expect(sme().values.stage).toBe('inducted'));
    // The pause without an end silences nothing.
    expect(sme().values.pauses).toEqual({ p: { from: '2020-11-05' } });
    expect(isOnHold(sme(), '2020-12-19')).toBe(false);
    await userEvent.click(await screen.findByRole('button', { name: words.remove }));
    await waitFor(() => expect(sme().values.pauses).toBeUndefined());
    expect(sme().values.stageDates).toEqual({ enrolled: '2020-09-03', inducted: '2020-11-10' });
    await fixture.carnet.undo();
    expect(sme().values.stageDates).toHaveProperty('paused', '2020-11-05');
    expect(sme().values.pauses).toEqual({ p: { from: '2020-11-05' } });
  },
);

test('(F263) a pause that lasts is not removed by hand: the stage ends it', async () => {
  await fixture.carnet.run(setFields(smeId, { stage: 'paused' }));
  draw(<Dates />);
  await waitFor(() => expect(sme().values.stage).toBe('paused'));
  expect(await screen.findByDisplayValue(/5/u)).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Remove the pause/u })).not.toBeInTheDocument();
  expect(isOnHold(sme(), '2020-12-19')).toBe(true);
});

test('(F263) a pause left over from a stage that was not chosen is not part of a later one, and can be removed during it', async () => {
  const evidence = { inductionHeld: true, isEligible: true, isAssessed: true };
  const left = { from: '2020-07-02' };
  await fixture.carnet.run(
    setFields(smeId, {
      stage: 'inducted',
      stageDates: { enrolled: '2020-06-03', inducted: '2020-07-01', paused: '2020-07-02' },
      pauses: { left },
    }),
  );
  const hold = { to: 'paused', on: '2020-11-10', reason: 'Works', evidence } as const;
  await fixture.carnet.run(moveStage(smeId, hold));
  draw(<Dates />);
  const buttons = await screen.findAllByRole('button', { name: /^Remove the pause/u });
  expect(buttons.map((each) => each.getAttribute('aria-label'))).toEqual([
    'Remove the pause of 2\u00A0Jul',
  ]);
  expect(screen.getAllByLabelText('Resumed on')).toHaveLength(1);

  await fixture.carnet.run(moveStage(smeId, { to: 'inducted', on: '2020-11-18', evidence }));
  expect(sme().values.pauses).toMatchObject({ left });
  const held = { from: '2020-11-10', to: '2020-11-18' };
  expect(timesOnHold(sme().values)).toMatchObject([held]);
  await fixture.carnet.undo();
  expect(sme().values.stage).toBe('paused');
  await userEvent.click(present(buttons[0], 'the pause can be removed'));
  await waitFor(() => expect(sme().values.pauses).not.toHaveProperty('left'));
  expect(sme().values.stageDates).toHaveProperty('paused', '2020-11-10');
});
