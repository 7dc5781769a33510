// @vitest-environment jsdom
/** What waits for a decision stands in the day: it is never said that nothing is due beside it. */

import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { heldCount } from '../../../../../src/client/model/held-count.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { conflictOn } from '../../../../support/conflict-fixture.ts';
import { begin, calmSme, show } from './shown-day.tsx';

afterEach(() => {
  cleanup();
  heldCount.setState(0);
});
beforeEach(begin);

const nothingDue = () => screen.queryByText(/^Nothing (due|left to do) today/);

it('is told and led to, changes by others as well as conflicts (F185)', async () => {
  const fixture = await carnetFixture();
  const smeId = await calmSme(fixture, 'Calm');
  show(fixture);
  expect(screen.getAllByText(/^Nothing (due|left to do) today/)).not.toHaveLength(0);
  act(() => heldCount.setState(1));
  expect(screen.getByText(/^1 change is waiting for your decision/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Decide' })).toBeInTheDocument();
  expect(nothingDue()).toBeNull();
  expect(screen.getByText('1 task')).toBeInTheDocument();
  act(() => heldCount.setState(0));
  await act(() => conflictOn(fixture, smeId, 'town', ['Dinard', 'Cancale']).then(() => undefined));
  expect(screen.getByText(/^1 conflict to resolve/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Resolve' })).toBeInTheDocument();
  expect(nothingDue()).toBeNull();
});
