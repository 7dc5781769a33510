// @vitest-environment jsdom
/** Entries and what is done with them in place; planning a contact. */

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { entryDragType } from '../../../../../src/client/features/calendar/entry-button.tsx';
import { askPlan } from '../../../../../src/client/model/plan-question.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { recordAs } from '../../../../../src/domain/operation/record.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { exchanged } from '../../../../support/pulled-fixture.ts';
import { freshPages, dayCell, message, show, withPlanned } from './shown-calendar.tsx';

freshPages();

describe('an entry', () => {
  it('says its time on both clocks, with whom, and leads to its place in the journal', async () => {
    const user = userEvent.setup();
    const { fixture, smeId, contactId } = await withPlanned({ minutes: 45 });
    show(fixture);
    await user.click(screen.getByRole('button', { name: /11:00 Atelier Kerlan/ }));
    const details = screen.getByRole('dialog');
    expect(details.textContent.replaceAll('\u00A0', ' ')).toContain(
      'Tuesday 24 November 202011:00 Paris · 10:00 London · 45 min',
    );
    expect(details).toHaveTextContent('With Maëlle Guivarc’h');
    expect(within(details).getByRole('link')).toHaveAttribute('href', `/sme/${smeId}#${contactId}`);
  });

  it('says whether the others see it yet', async () => {
    const user = userEvent.setup();
    const { fixture, contactId } = await withPlanned();
    await exchanged(fixture);
    show(fixture);
    const open = async (): Promise<HTMLElement> => {
      await user.click(screen.getByRole('button', { name: /11:00 Atelier Kerlan/ }));
      return screen.getByRole('dialog');
    };
    expect(await open()).not.toHaveTextContent('Waiting');
    await user.keyboard('{Escape}');
    await act(() => fixture.carnet.run(setFields(contactId, { minutes: 20 })));
    expect(await open()).toHaveTextContent('Waiting');
  });

  it('shows the time on the clock of who looks, and where it is at another hour', async () => {
    const { fixture } = await withPlanned({ zone: 'Europe/London' });
    show(fixture);
    const entry = screen.getByRole('button', { name: /Atelier Kerlan/ });
    expect(entry.textContent.replaceAll('\u00A0', ' ')).toMatch(
      /^12:00 \(11:00 London\) Atelier Kerlan/,
    );
  });

  it('can be settled in place, and taken back', async () => {
    const user = userEvent.setup();
    const { fixture, contactId } = await withPlanned({ at: '2020-11-18T11:00' });
    show(fixture);
    const entry = screen.getByRole('button', { name: /Did it take place/ });
    await user.click(entry);
    await user.click(screen.getByRole('button', { name: 'Took place' }));
    await waitFor(() => expect(message()).toBe('Marked as held.'));
    expect(recordAs(fixture.carnet.record(contactId), 'contact')?.values).toMatchObject({
      state: 'held',
      reached: true,
    });
    await act(() => fixture.carnet.undo().then(() => undefined));
    expect(screen.getByRole('button', { name: /Did it take place/ })).toBeInTheDocument();
  });

  it('stands on the day that its hour has here, and is moved from there to another', async () => {
    const user = userEvent.setup();
    const { fixture, contactId } = await withPlanned({
      at: '2020-11-24T23:30',
      zone: 'Europe/London',
    });
    show(fixture, 'day=2020-11-25');
    await user.click(within(dayCell('2020-11-25')).getByRole('button', { name: /Atelier Kerlan/ }));
    await user.click(screen.getByRole('button', { name: 'Move to another day' }));
    const dialog = screen.getByRole('dialog', { name: 'Move to another day' });
    expect(within(dialog).getByLabelText('New day')).toHaveValue('Wed 25 Nov 2020');
    fireEvent.change(within(dialog).getByLabelText('New day'), { target: { value: '2020-11-26' } });
    await user.click(within(dialog).getByRole('button', { name: 'Move' }));
    await waitFor(() =>
      expect(
        within(dayCell('2020-11-26')).getByRole('button', { name: /Atelier Kerlan/ }),
      ).toBeVisible(),
    );
    expect(recordAs(fixture.carnet.record(contactId), 'contact')?.values.at).toBe(
      '2020-11-25T23:30',
    );
  });

  it('is moved by its window, and what speaks against the day is said, but stops nothing', async () => {
    const user = userEvent.setup();
    const { fixture, contactId } = await withPlanned();
    show(fixture, 'day=2020-11-24');
    await user.click(screen.getByRole('button', { name: /Atelier Kerlan/ }));
    await user.click(screen.getByRole('button', { name: 'Move to another day' }));
    const dialog = screen.getByRole('dialog', { name: 'Move to another day' });
    fireEvent.change(within(dialog).getByLabelText('New day'), { target: { value: '2020-11-11' } });
    expect(dialog).toHaveTextContent('Public holiday (FR): Armistice Day.');
    await user.click(within(dialog).getByRole('button', { name: 'Move' }));
    await waitFor(() =>
      expect(message()).toBe('Moved to Wed 11\u00a0Nov. Note: Public holiday (FR): Armistice Day.'),
    );
    expect(fixture.carnet.record(contactId)?.values['at']).toBe('2020-11-11T11:00');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks for a day when none is given', async () => {
    const user = userEvent.setup();
    const { fixture } = await withPlanned();
    show(fixture);
    await user.click(screen.getByRole('button', { name: /Atelier Kerlan/ }));
    await user.click(screen.getByRole('button', { name: 'Move to another day' }));
    fireEvent.change(screen.getByLabelText('New day'), { target: { value: '' } });
    await user.click(screen.getByRole('button', { name: 'Move' }));
    expect(screen.getByLabelText('New day')).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('Choose a day.');
  });

  it('is moved by dragging it to another day; what comes from elsewhere is not taken', async () => {
    const { fixture, contactId } = await withPlanned();
    show(fixture);
    const data = new Map<string, string>();
    const dataTransfer = {
      setData: (type: string, value: string) => data.set(type, value),
      getData: (type: string) => data.get(type) ?? '',
      get types() {
        return [...data.keys()];
      },
    };
    fireEvent.drop(dayCell('2020-11-26'), {
      dataTransfer: { ...dataTransfer, types: ['text/plain'] },
    });
    fireEvent.dragStart(screen.getByRole('button', { name: /Atelier Kerlan/ }), { dataTransfer });
    expect([...data.keys()]).toEqual([entryDragType]);
    fireEvent.drop(dayCell('2020-11-27'), { dataTransfer });
    await waitFor(() => expect(message()).toBe('Moved to Fri 27\u00a0Nov.'));
    expect(fixture.carnet.record(contactId)?.values['at']).toBe('2020-11-27T11:00');
  });

  it('that is an action is done in place, or put off with its first day kept', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({ stage: 'prospect' });
    const id = await fixture.addAction(smeId);
    show(fixture);
    await user.click(screen.getByRole('button', { name: /Envoyer le glossaire/ }));
    await user.click(screen.getByRole('button', { name: 'Move to another day' }));
    fireEvent.change(screen.getByLabelText('New day'), { target: { value: '2020-11-30' } });
    await user.click(screen.getByRole('button', { name: 'Move' }));
    await waitFor(() => expect(message()).toBe('Moved to Mon 30\u00a0Nov.'));
    expect(fixture.carnet.record(id)?.values).toMatchObject({
      due: '2020-11-30',
      originalDue: '2020-11-27',
    });
    await user.click(screen.getByRole('button', { name: /Envoyer le glossaire/ }));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(fixture.carnet.record(id)?.values['state']).toBe('done'));
  });

  it('that is a review due opens its planning, with the review as its kind', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    await fixture.addSme({ enrolledOn: '2020-10-24' });
    show(fixture);
    await user.click(screen.getByRole('button', { name: /Atelier Kerlan, Monthly review due/ }));
    await user.click(screen.getByRole('button', { name: 'Plan the review' }));
    const dialog = await screen.findByRole('dialog', { name: 'Plan a contact' });
    expect(within(dialog).getByLabelText('Type')).toHaveValue('monthlyReview');
    expect(within(dialog).getByLabelText('Day')).toHaveValue('Tue 24 Nov 2020');
    await user.click(within(dialog).getByRole('button', { name: /^Plan/ }));
    await waitFor(() => expect(message()).toBe('Planned for Tue 24\u00a0Nov.'));
    expect(screen.queryByRole('button', { name: /Monthly review due/ })).toBeNull();
    expect(
      screen.getByRole('button', { name: /Atelier Kerlan, Monthly review/ }),
    ).toBeInTheDocument();
  });
});

describe('planning', () => {
  it('says at the field what is missing, and plans once it is there', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({ stage: 'prospect' });
    show(fixture);
    act(() => askPlan());
    const dialog = await screen.findByRole('dialog', { name: 'Plan a contact' });
    await user.click(within(dialog).getByRole('button', { name: /^Plan/ }));
    expect(within(dialog).getByRole('combobox', { name: 'SME' })).toBeInvalid();
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Choose the SME.');
    await user.click(within(dialog).getByRole('combobox', { name: 'SME' }));
    await user.keyboard('kerlan{Enter}');
    fireEvent.change(within(dialog).getByLabelText('Day'), { target: { value: '2020-11-25' } });
    fireEvent.change(within(dialog).getByLabelText('Time'), { target: { value: '10h' } });
    expect(dialog).toHaveTextContent('Wed 25 Nov, 10:00 – 10:30 09:00 in London');
    fireEvent.change(within(dialog).getByLabelText('Time'), { target: { value: '00:15' } });
    expect(dialog).toHaveTextContent('23:15 in London (24 Nov)');
    fireEvent.change(within(dialog).getByLabelText('Time'), { target: { value: '10:00' } });
    await user.click(within(dialog).getByRole('radio', { name: 'On site' }));
    await user.click(within(dialog).getByRole('button', { name: /^Plan/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fixture.carnet.state.getState().sheets.get(smeId)?.summary.planned).toMatchObject([
      { at: '2020-11-25T10:00', mode: 'atBusiness', zone: 'Europe/Paris' },
    ]);
  });

  it('begins with the SME that another screen asked for', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    show(fixture);
    act(() => askPlan({ smeId }));
    expect(await screen.findByRole('dialog')).toHaveAccessibleDescription('Atelier Kerlan');
    // With whom is settled: one goes on with the day.
    expect(screen.getByLabelText('Day')).toHaveFocus();
  });
});
