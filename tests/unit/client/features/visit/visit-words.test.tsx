// @vitest-environment jsdom
/** Words of a visit on their way: a note that goes back into the line, and what is typed about the next meeting. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VisitScreen } from '../../../../../src/client/features/visit/visit-screen.tsx';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { visitKey } from '../../../../../src/client/model/visit-key.ts';
import { newVisit } from '../../../../../src/client/model/visit-state.ts';
import { startTimer } from '../../../../../src/domain/visit/timer.ts';
import { beginVisitAtOnce } from '../../../../../src/domain/visit/visit.ts';
import type { CarnetFixture } from '../../../../support/carnet-fixture.ts';
import { testDevice } from '../../../../support/test-device.ts';
import { visitFixture } from '../../../../support/visit-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;
let contactId: string;

beforeEach(async () => {
  ({ fixture, smeId } = await visitFixture());
  contactId = fixture.environment.newId();
  await fixture.carnet.run(beginVisitAtOnce(smeId, { id: contactId, language: 'en' }));
  const visit = newVisit(startTimer(fixture.environment.now()));
  await fixture.carnet.keepDraft(visitKey({ smeId, contactId }), JSON.stringify(visit));
});
afterEach(cleanup);

function show(part?: 'end') {
  const memory = memoryLocation({ path: '/visit', record: true });
  return render(
    <DeviceContext value={testDevice(() => fixture.environment.now())}>
      <CarnetContext value={fixture.carnet}>
        <Router hook={memory.hook} searchHook={memory.searchHook}>
          <VisitScreen smeId={smeId} contactId={contactId} part={part} place={null} />
        </Router>
      </CarnetContext>
    </DeviceContext>,
  );
}

const minutes = () =>
  fixture.carnet.state.getState().journals.get(smeId)?.[0]?.values.minutesText?.text ?? '';
const lines = async () =>
  (await fixture.store.readDrafts())
    .filter(({ key }) => key.startsWith('visitLine:'))
    .map(({ text }) => text);

describe('a note that is corrected (F133)', () => {
  async function noted() {
    show();
    const line = await screen.findByRole('textbox', { name: 'Note' });
    await userEvent.type(line, 'Three bowls{Enter}');
    await waitFor(() => expect(minutes()).toMatch('Three bowls'));
    return { line, pencil: screen.getByRole('button', { name: 'Correct “Three bowls”' }) };
  }

  it('is in the draft of the line before it is taken out, with what is typed meanwhile', async () => {
    const { line, pencil } = await noted();
    await userEvent.type(line, 'half a tho');
    const append = fixture.store.append.bind(fixture.store);
    const before: string[] = [];
    let finish = (): void => undefined;
    vi.spyOn(fixture.store, 'append').mockImplementationOnce(async (row) => {
      before.push(...(await lines()));
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return append(row);
    });
    await userEvent.click(pencil);
    await userEvent.click(pencil);
    await waitFor(() => expect(before).toEqual(['Three bowls\nhalf a tho']));
    // The focus is in the line, where the words are.
    await userEvent.keyboard('ught');
    finish();
    await waitFor(() => expect(minutes()).not.toMatch('Three bowls'));
    expect(line).toHaveValue('Three bowls\nhalf a thought');
  });

  it('is in the minutes alone where it could not be taken out', async () => {
    const { line, pencil } = await noted();
    vi.spyOn(fixture.store, 'append').mockRejectedValueOnce(new Error('full'));
    await userEvent.click(pencil);
    await waitFor(() => expect(line).toHaveValue(''));
    expect(minutes()).toMatch('Three bowls');
    await waitFor(async () => expect(await lines()).toEqual([]));
  });
});

describe('what is typed about the next meeting (F101)', () => {
  const planned = () =>
    fixture.carnet.state
      .getState()
      .sheets.get(smeId)
      ?.summary.planned.map(({ at }) => at);
  const end = () => userEvent.click(screen.getByRole('button', { name: 'End the visit' }));

  async function typed() {
    const { unmount } = show('end');
    const day = await screen.findByLabelText('Day');
    await userEvent.clear(day);
    await userEvent.type(day, '12/01/2021');
    const hour = screen.getByLabelText('Time');
    await userEvent.clear(hour);
    await userEvent.type(hour, '14:30');
    await userEvent.click(screen.getByRole('radio', { name: 'Video meeting' }));
    return unmount;
  }

  it('is there again after a reload, and is planned with the end of the visit', async () => {
    const unmount = await typed();
    unmount();
    show('end');
    expect(await screen.findByLabelText('Time')).toHaveValue('14:30');
    expect(screen.getByRole('radio', { name: 'Video meeting' })).toBeChecked();
    await end();
    await waitFor(() => expect(planned()).toEqual(['2021-01-12T14:30']));
    await waitFor(() => expect([...fixture.carnet.state.getState().drafts.keys()]).toEqual([]));
  });

  it('is planned once, however often the button is pressed', async () => {
    await typed();
    await userEvent.dblClick(screen.getByRole('button', { name: 'Plan' }));
    await act(() => fixture.carnet.settled());
    expect(planned()).toEqual(['2021-01-12T14:30']);
  });

  it('is not planned where it cannot be read: the visit waits', async () => {
    show('end');
    await userEvent.type(await screen.findByLabelText('Day'), 'x');
    await end();
    await act(() => fixture.carnet.settled());
    expect(planned()).toEqual([]);
    expect(screen.getByRole('button', { name: 'End the visit' })).toBeVisible();
  });

  it('is not planned where only another way to meet was chosen', async () => {
    show('end');
    await userEvent.click(await screen.findByRole('radio', { name: 'Video meeting' }));
    await end();
    await waitFor(() =>
      expect(fixture.carnet.state.getState().drafts.has(visitKey({ smeId, contactId }))).toBe(
        false,
      ),
    );
    expect(planned()).toEqual([]);
  });

  it('is not planned on a day that is over by now', async () => {
    const unmount = await typed();
    await act(() => fixture.carnet.settled());
    unmount();
    fixture.environment.pass(90 * 24 * 3_600_000);
    show('end');
    expect(await screen.findByLabelText('Day')).not.toHaveValue('12/01/2021');
    expect(screen.getByLabelText('Time')).toHaveValue('14:30');
  });

  it('is left where nobody typed there, or emptied the day', async () => {
    show('end');
    await userEvent.clear(await screen.findByLabelText('Day'));
    await end();
    await waitFor(() =>
      expect(fixture.carnet.state.getState().drafts.has(visitKey({ smeId, contactId }))).toBe(
        false,
      ),
    );
    expect(planned()).toEqual([]);
  });
});
