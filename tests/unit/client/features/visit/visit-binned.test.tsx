// @vitest-environment jsdom
/** A colleague moves the contact of a visit to the bin while the visit is under way. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Router, Switch } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { keepFocus } from '../../../../../src/client/app/focus-keeper.ts';
import { VisitBand } from '../../../../../src/client/app/visit-band.tsx';
import { SheetScreen } from '../../../../../src/client/features/sheet/sheet-screen.tsx';
import { VisitScreen } from '../../../../../src/client/features/visit/visit-screen.tsx';
import { setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { visitKey, visitOfKey } from '../../../../../src/client/model/visit-key.ts';
import { newVisit } from '../../../../../src/client/model/visit-state.ts';
import { useBeginVisit } from '../../../../../src/client/parts/visit/use-begin-visit.ts';
import { patterns } from '../../../../../src/client/ports/routes.ts';
import { deleteRecord } from '../../../../../src/domain/command/command.ts';
import { startTimer } from '../../../../../src/domain/visit/timer.ts';
import { beginVisitAtOnce } from '../../../../../src/domain/visit/visit.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { testDevice } from '../../../../support/test-device.ts';
import { visitFixture } from '../../../../support/visit-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;
const contactId = 'visit-1';

beforeEach(async () => {
  ({ fixture, smeId } = await visitFixture());
  await fixture.carnet.loadJournal(smeId);
  await fixture.carnet.run(beginVisitAtOnce(smeId, { id: contactId, language: 'en' }));
  const visit = newVisit(startTimer(fixture.environment.now()));
  await fixture.carnet.keepDraft(visitKey({ smeId, contactId }), JSON.stringify(visit));
});
afterEach(cleanup);

function Begin() {
  const begin = useBeginVisit();
  const sheet = present(fixture.carnet.state.getState().sheets.get(smeId), 'the sheet');
  return (
    <button type="button" onClick={() => void begin(sheet)}>
      begin
    </button>
  );
}

function show(path: string): readonly string[] {
  const memory = memoryLocation({ path, record: true });
  render(
    <DeviceContext value={testDevice(() => fixture.environment.now())}>
      <CarnetContext value={fixture.carnet}>
        <Router hook={memory.hook} searchHook={memory.searchHook}>
          <Switch>
            <Route path={patterns.visit}>
              {({ smeId: id, contactId: contact, part }) => (
                <VisitScreen smeId={id} contactId={contact} part={part} place={null} />
              )}
            </Route>
            <Route>
              <VisitBand />
              <Begin />
              <SheetScreen smeId={smeId} tab={undefined} />
            </Route>
          </Switch>
        </Router>
      </CarnetContext>
    </DeviceContext>,
  );
  return memory.history;
}

const remove = (id: string = contactId) => act(() => fixture.carnet.run(deleteRecord(id)));

describe.each([
  {
    language: 'en',
    gone: 'This visit was moved to the bin',
    byWhom: /moved this to the bin/,
    restore: 'Restore',
    half: 'Half-typed note of a visit',
    resume: 'Resume the visit',
  },
  {
    language: 'fr',
    gone: 'Cette visite a été mise à la corbeille',
    byWhom: /a mis cet élément à la corbeille/,
    restore: 'Restaurer',
    half: 'Note de visite commencée, non consignée',
    resume: 'Reprendre la visite',
  },
] as const)('a visit whose contact is binned [$language] (F141)', (words) => {
  beforeEach(() => setLanguage(words.language));
  const line = () => screen.findByRole('textbox', { name: 'Note' });

  test('stays until the line is left, then says so with the words, and goes on once it is restored', async () => {
    onTestFinished(keepFocus(document));
    const user = userEvent.setup();
    show(`/visit/${smeId}/${contactId}`);
    const box = await line();
    await user.click(box);
    await user.keyboard('half a note');
    await remove();
    expect(screen.getByText(words.byWhom)).toBeVisible();
    await user.keyboard(' n more');
    expect(box).toHaveFocus();
    expect(box).toHaveValue('half a note n more');
    await user.tab();
    expect(await screen.findByText(words.gone)).toBeVisible();
    const kept = await screen.findByRole('textbox', { name: words.half });
    expect(kept).toHaveValue('half a note n more');
    await waitFor(() => expect(document.body).not.toHaveFocus());
    await user.click(screen.getByRole('button', { name: words.restore }));
    expect(await line()).toHaveValue('half a note n more');
  });

  test('is offered by no band, its words stand on the sheet, and another visit can begin', async () => {
    await fixture.carnet.keepDraft(`visitLine:${smeId}/tab-9`, 'half a note');
    await remove();
    await fixture.carnet.confirmNow();
    fixture = await carnetFixture({ device: fixture.device });
    const places = show(`/sme/${smeId}`);
    expect(await screen.findByRole('textbox', { name: words.half })).toHaveValue('half a note');
    await waitFor(() => expect(screen.queryByRole('link', { name: words.resume })).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'begin' }));
    expect(await line()).toHaveValue('half a note');
    expect(places.at(-1)).not.toContain(contactId);
    const begun = [...fixture.carnet.state.getState().drafts.keys()].flatMap(
      (key) => visitOfKey(key) ?? [],
    );
    expect(begun).toHaveLength(2);
  });

  test('stays in the same way where the whole sheet is binned', async () => {
    const user = userEvent.setup();
    show(`/visit/${smeId}/${contactId}`);
    const box = await line();
    await user.click(box);
    await user.keyboard('half a note');
    await remove(smeId);
    expect(screen.getByText(words.byWhom)).toBeVisible();
    await user.keyboard(' n more');
    expect(box).toHaveFocus();
    await user.tab();
    const kept = await screen.findByRole('textbox', { name: words.half });
    expect(kept).toHaveValue('half a note n more');
    await user.click(screen.getByRole('button', { name: words.restore }));
    expect(await line()).toHaveValue('half a note n more');
  });

  test('shows no words of staff to the owner who looks on', async () => {
    await fixture.carnet.keepDraft(`visitLine:${smeId}/tab-9`, 'half a note');
    show(`/visit/${smeId}/${contactId}/joint`);
    await remove();
    expect(await screen.findByText(words.gone)).toBeVisible();
    expect(screen.queryByDisplayValue('half a note')).toBeNull();
  });
});
