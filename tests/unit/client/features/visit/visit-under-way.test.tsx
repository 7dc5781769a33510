// @vitest-environment jsdom
/** A visit that is under way is offered to whoever may go on with it, on the sheet that goes on. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Router, Switch } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VisitBand } from '../../../../../src/client/app/visit-band.tsx';
import { VisitScreen } from '../../../../../src/client/features/visit/visit-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { visitKey, visitOfKey } from '../../../../../src/client/model/visit-key.ts';
import { newVisit, visitIn } from '../../../../../src/client/model/visit-state.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';
import { patterns } from '../../../../../src/client/ports/routes.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import type { MemberRole } from '../../../../../src/domain/programme/programme.ts';
import { mergeSmes } from '../../../../../src/domain/sme/merge-smes.ts';
import { addedTopic, composeAgenda } from '../../../../../src/domain/visit/agenda.ts';
import { beginVisitAtOnce } from '../../../../../src/domain/visit/visit.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { testDevice } from '../../../../support/test-device.ts';

let fixture: CarnetFixture;
let [from, into] = ['', ''];
const contactId = 'visit-1';

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  await loadReader();
  fixture = await carnetFixture();
  const { carnet } = fixture;
  from = await fixture.addSme({ name: 'Kerlan' });
  into = await fixture.addSme({ name: 'Atelier Kerlan' });
  await carnet.loadJournal(from);
  await carnet.run(beginVisitAtOnce(from, { id: contactId, personId: undefined, language: 'en' }));
  const timer = { countedMs: 12 * 60_000, isRunning: false, seenAt: fixture.environment.now() };
  const state = { ...newVisit(timer), isLeft: true };
  await carnet.keepDraft(visitKey({ smeId: from, contactId }), JSON.stringify(state));
  history.replaceState(null, '', '/visit/here');
});
afterEach(cleanup);

function show(path = '/') {
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <Router hook={memory.hook} searchHook={memory.searchHook}>
          <VisitBand />
          <Switch>
            <Route path={patterns.visit}>
              {({ smeId, contactId: id, part }) => (
                <VisitScreen smeId={smeId} contactId={id} part={part} place={null} />
              )}
            </Route>
          </Switch>
        </Router>
      </DeviceContext>
    </CarnetContext>,
  );
  return memory.history;
}

const merge = () => fixture.carnet.run(mergeSmes({ from, into, children: [contactId] }));

const underWay = () =>
  [...fixture.carnet.state.getState().drafts.values()].filter(
    ({ key }) => visitOfKey(key) !== undefined,
  );

it('goes on where the sheet was merged, with the time that it had', async () => {
  await merge();
  const places = show();
  expect(screen.getByText('A visit is under way: Atelier Kerlan.')).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: 'Resume the visit' }));
  expect(await screen.findByRole('textbox', { name: 'Note' })).toBeVisible();
  const copy = present(fixture.carnet.state.getState().journals.get(into)?.[0], 'the contact');
  expect(copy.values.movedFrom).toBe(contactId);
  expect(places?.at(-1)).toBe(`/visit/${into}/${copy.id}`);
  const [visit, ...others] = underWay();
  expect(others).toEqual([]);
  expect(visit?.key).toBe(visitKey({ smeId: into, contactId: copy.id }));
  expect(visitIn(visit)?.timer.countedMs).toBe(12 * 60_000);
  expect(screen.getAllByText(/A visit is under way/)).toHaveLength(1);
});

it('keeps the topics that were added to it, where they have no note yet (F32)', async () => {
  const { carnet } = fixture;
  const key = visitKey({ smeId: from, contactId });
  const state = present(visitIn(carnet.state.getState().drafts.get(key)), 'the visit');
  const [stall, fair] = [addedTopic('1', 'The stall', 'en'), addedTopic('2', 'The fair', 'en')];
  const composed = composeAgenda({
    mayLeave: () => true,
    ...{ issues: [], actions: [], channels: [], figures: [], forms: [] },
    today: '2026-11-30',
  });
  const topics = [...composed, stall, fair];
  const done = [fair.key];
  const current = stall.key;
  await carnet.keepDraft(key, JSON.stringify({ ...state, topics, done, current }));
  await merge();
  show();
  await userEvent.click(screen.getByRole('link', { name: 'Resume the visit' }));
  expect(await screen.findByRole('button', { name: 'The stall' })).toBeVisible();
  const visit = present(visitIn(underWay()[0]), 'the visit');
  expect(visit.topics.map(({ title }) => title.en.text)).toEqual([
    'The stall',
    'The fair',
    'Anything else',
  ]);
  expect(visit.done).toEqual(done);
});

it('is resumed from its own screen when a colleague merges the sheet', async () => {
  show(`/visit/${from}/${contactId}`);
  expect(await screen.findByRole('textbox', { name: 'Note' })).toBeVisible();
  await act(merge);
  // The line stays until it is left.
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus();
  expect(screen.getByText('This sheet was merged into another one')).toBeVisible();
  await userEvent.tab();
  expect(await screen.findByText('This sheet was merged into another one')).toBeVisible();
  const [, own] = screen.getAllByRole('link', { name: 'Resume the visit' });
  await userEvent.click(present(own, 'the link of the screen'));
  await waitFor(() => expect(underWay().map(({ key }) => visitOfKey(key)?.smeId)).toEqual([into]));
  expect(await screen.findByRole('textbox', { name: 'Note' })).toBeVisible();
});

it.each(['observer', 'chief'] as const)('is not offered to a %s', async (role: MemberRole) => {
  show();
  expect(screen.getByRole('link', { name: 'Resume the visit' })).toBeVisible();
  await act(async () => {
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: [role] }));
    fixture.carnet.state.setState({ isConnected: true });
  });
  expect(screen.queryByText(/A visit is under way/)).toBeNull();
  expect(underWay()).toHaveLength(1);
});
