// @vitest-environment jsdom
/** The week by the hour, its keys, and the question that a contact asks once its time has passed. */

import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { dayCell, freshPages, message, show, withPlanned } from './shown-calendar.tsx';

freshPages();

const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00A0', ' ');
const focused = (): string => plain(document.activeElement?.textContent);
const press = (key: string, alt = false): void => {
  act(() => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key, altKey: alt });
  });
};

describe('the week by the hour', () => {
  it('goes by half hours and days from the first key, and plans at the free one', async () => {
    const user = userEvent.setup();
    show(await carnetFixture(), 'view=week');
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('11:00 10:00 London, Plan a contact, Thursday 19 November 2020');
    await user.keyboard('{ArrowRight}{ArrowUp}');
    expect(focused()).toBe('10:30 09:30 London, Plan a contact, Friday 20 November 2020');
    await user.keyboard('{Enter}');
    expect(await screen.findByLabelText('Day')).toHaveValue('Fri 20 Nov 2020');
    expect(screen.getByLabelText('Time')).toHaveValue('10:30');
  });

  it('steps onto a contact, over its length, and beside it where two share their time', async () => {
    const { fixture, smeId } = await withPlanned({ minutes: 60 });
    const other = await fixture.addSme({ name: 'Beside', stage: 'prospect' });
    await fixture.addContact(other, { state: 'planned', at: '2020-11-24T11:00', minutes: 90 });
    expect(smeId).not.toBe(other);
    show(fixture, 'view=week&day=2020-11-24');
    const blocks = [...dayCell('2020-11-24').querySelectorAll<HTMLElement>('[data-entry]')];
    expect(blocks.map((one) => one.parentElement?.style.inlineSize)).toEqual(['50%', '50%']);
    press('ArrowDown');
    expect(document.activeElement).toBe(blocks[0]);
    press('ArrowRight');
    expect(document.activeElement).toBe(blocks[1]);
    press('ArrowDown');
    press('ArrowDown');
    expect(focused()).toContain('12:30');
  });

  it('moves a contact by Alt and arrows: one change however many, told aloud, and one undo', async () => {
    const { fixture, contactId } = await withPlanned();
    show(fixture, 'view=week&day=2020-11-24');
    press('ArrowDown');
    const before = fixture.carnet.state.getState().undoCount;
    press('ArrowDown', true);
    press('ArrowDown', true);
    press('ArrowRight', true);
    expect(document.activeElement?.closest('[data-day]')).toBe(dayCell('2020-11-25'));
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
      'Wednesday 25\u00a0November 2020, 12:00',
    );
    expect(fixture.carnet.record(contactId)?.values['at']).toBe('2020-11-24T11:00');
    act(() => {
      fireEvent.keyUp(document.activeElement ?? document.body, { key: 'Alt' });
    });
    await waitFor(() =>
      expect(fixture.carnet.record(contactId)?.values['at']).toBe('2020-11-25T12:00'),
    );
    expect(fixture.carnet.state.getState().undoCount).toBe(before + 1);
    await waitFor(() =>
      expect(message()?.replaceAll('\u00A0', ' ')).toBe(
        'Moved to Wed 25 Nov at 12:00 Paris · 11:00 London.',
      ),
    );
    expect(document.activeElement?.closest('[data-day]')).toBe(dayCell('2020-11-25'));
  });

  it('leaves a contact where it was when Escape ends the move', async () => {
    const { fixture, contactId } = await withPlanned();
    show(fixture, 'view=week&day=2020-11-24');
    press('ArrowDown');
    press('ArrowUp', true);
    press('Escape');
    act(() => {
      fireEvent.keyUp(document.body, { key: 'Alt' });
    });
    expect(fixture.carnet.record(contactId)?.values['at']).toBe('2020-11-24T11:00');
    expect(dayCell('2020-11-24').querySelectorAll('[data-entry]')).toHaveLength(1);
  });

  it('keeps what has no hour above the hours, and moves an action by days alone', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({ stage: 'prospect' });
    const id = await fixture.addAction(smeId, { due: '2020-11-19' });
    show(fixture, 'view=week');
    const entry = document.querySelector<HTMLElement>(`[data-entry="action/${id}"]`);
    expect(entry?.closest('[data-day]')).toBeNull();
    act(() => entry?.focus());
    press('ArrowDown', true);
    press('ArrowRight', true);
    act(() => {
      fireEvent.keyUp(document.body, { key: 'Alt' });
    });
    await waitFor(() => expect(fixture.carnet.record(id)?.values['due']).toBe('2020-11-20'));
  });
});

describe('a contact whose time has passed', () => {
  it.each([
    ['month', '', 'y', 'held'],
    ['month', '', 'n', 'missed'],
    ['week', 'view=week', 'y', 'held'],
  ])('asks in place in the %s (%s), and %s answers: %s', async (_view, search, key, state) => {
    const user = userEvent.setup();
    const { fixture, contactId } = await withPlanned({ at: '2020-11-19T09:00' });
    show(fixture, search);
    const entry = screen.getByRole('button', { name: /Atelier Kerlan.*Did it take place\?/ });
    expect(entry).toHaveAttribute('aria-keyshortcuts', 'Y N');
    act(() => entry.focus());
    await user.keyboard(key);
    await waitFor(() => expect(fixture.carnet.record(contactId)?.values['state']).toBe(state));
    const { undoCount } = fixture.carnet.state.getState();
    expect(undoCount).toBeGreaterThan(0);
  });

  it('takes O for yes in French, and no letter where they are switched off', async () => {
    const user = userEvent.setup();
    const { fixture, contactId } = await withPlanned({ at: '2020-11-19T09:00' });
    await setLanguage('fr');
    preferences.setState({ letterShortcuts: false });
    show(fixture);
    const entry = screen.getByRole('button', { name: /Atelier Kerlan/ });
    act(() => entry.focus());
    await user.keyboard('o');
    expect(fixture.carnet.record(contactId)?.values['state']).toBe('planned');
    act(() => preferences.setState({ letterShortcuts: true }));
    expect(entry).toHaveAttribute('aria-keyshortcuts', 'O N');
    await user.keyboard('o');
    await waitFor(() => expect(fixture.carnet.record(contactId)?.values['state']).toBe('held'));
  });
});
