// @vitest-environment jsdom
/** The card of two stages says which days are no longer counted with each, before one is chosen (F263). */

import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { ConflictsScreen } from '../../../../../src/client/features/conflicts/conflicts-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { conflictOn } from '../../../../support/conflict-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
  const dates = { enrolled: '2020-09-03', inducted: '2020-11-10', paused: '2020-11-05' };
  const pauses = { p: { from: '2020-11-05' } };
  await fixture.carnet.run(
    setFields(smeId, {
      stage: 'enrolled',
      stageDates: dates,
      stageBeforePause: 'enrolled',
      pauses,
      enrolledOn: '2020-09-03',
    }),
  );
  await conflictOn(fixture, smeId, 'stage', ['inducted', 'paused']);
});
afterEach(cleanup);

const counted = () => fixture.carnet.state.getState().sheets.get(smeId)?.sme.values;

test.each([
  {
    language: 'en',
    card: /Two versions of/u,
    besideMine: /No longer counted if you keep this: On hold \(5 Nov\)\./u,
    besideTheirs: /No longer counted if you keep this: Inducted \(10 Nov\)\./u,
    keep: /^Keep mine/u,
  },
  {
    language: 'fr',
    card: /Deux versions/u,
    besideMine: /Plus pris en compte si vous gardez cette version\s: .+ \(5\snov\.\)\./u,
    besideTheirs: /Plus pris en compte si vous gardez cette version\s: .+ \(10\snov\.\)\./u,
    keep: /^Garder la mienne/u,
  },
] as const)('(F263) each version says what goes with it [$language]', async (words) => {
  await setLanguage(words.language);
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memoryLocation({ path: '/conflicts' }).hook}>
        <main tabIndex={-1}>
          <ConflictsScreen />
        </main>
      </Router>
    </CarnetContext>,
  );
  const card = within(await screen.findByRole('region', { name: words.card }));
  const [mine, theirs] = card.getAllByRole('listitem');
  expect(mine).toHaveTextContent(words.besideMine);
  expect(theirs).toHaveTextContent(words.besideTheirs);
  await userEvent.click(card.getByRole('button', { name: words.keep }));
  await waitFor(() => expect(counted()?.stage).toBe('inducted'));
  expect(counted()?.stageDates).toEqual({ enrolled: '2020-09-03', inducted: '2020-11-10' });
  expect(counted()?.pauses).toEqual({});
  await fixture.carnet.undo();
  expect(fixture.carnet.record(smeId)?.conflicts?.['stage']).toHaveLength(1);
});
