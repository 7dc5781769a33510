// @vitest-environment jsdom
/** The month, its keys, and the list that a phone shows instead. */

import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { freshPages, dayCell, page, show, withHolidays, withPlanned } from './shown-calendar.tsx';

freshPages();

describe('the month', () => {
  it('is a grid of whole weeks from Monday on, with today marked', async () => {
    show(await carnetFixture());
    const grid = screen.getByRole('grid', { name: /November 2020/ });
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map((head) => head.lastElementChild?.textContent),
    ).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']);
    expect(grid.querySelectorAll('[data-day]')).toHaveLength(42);
    expect(dayCell('2020-11-19')).toHaveAttribute('aria-current', 'date');
    expect(grid.querySelectorAll('[aria-current]')).toHaveLength(1);
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('November 2020');
  });

  it('names the public holidays of both sides, closed businesses, and context with its effect', async () => {
    const fixture = await carnetFixture();
    await withHolidays(fixture);
    await fixture.addSme({
      name: 'Closed Ltd',
      closures: { a: { from: '2020-11-23', to: '2020-11-24', every: 'once' } },
    });
    await fixture.carnet.run(
      createRecord('calendarEvent', fixtureIds.programmeId, {
        title: { lang: 'en', text: 'Full lockdown', translation: 'Confinement complet' },
        kind: 'confinement',
        country: 'GB',
        from: '2020-11-05',
        effect: 'noFaceToFace',
      }),
    );
    show(fixture);
    expect(dayCell('2020-11-11')).toHaveTextContent('FR: Armistice Day');
    expect(dayCell('2020-11-23')).toHaveTextContent('Closed: Closed Ltd');
    const lanes = screen.getAllByRole('button', {
      name: 'UK: Full lockdown · No face-to-face meetings',
    });
    // It has its words where it begins; in the four weeks after that it is a line.
    expect(lanes).toHaveLength(1);
    const lines = document.querySelectorAll(
      '[title="UK: Full lockdown · No face-to-face meetings"]:not(button)',
    );
    expect(lines).toHaveLength(4);
    const [first] = lanes;
    const place = first?.closest('[role="gridcell"]');
    expect([place?.getAttribute('aria-colindex'), place?.getAttribute('aria-colspan')]).toEqual([
      '4',
      '4',
    ]);
    await userEvent.click(first as HTMLElement);
    expect(screen.getByRole('dialog')).toHaveTextContent('Since 5 Nov, no end date');
  });

  it('keeps what does not fit behind its number, and opens the whole day', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({ stage: 'prospect' });
    for (let index = 0; index < 8; index += 1) {
      await fixture.addAction(smeId, { title: { lang: 'en', text: `Action ${index}` } });
    }
    show(fixture);
    const cell = dayCell('2020-11-27');
    expect(
      within(cell).getByRole('button', { name: 'Friday 27\u00a0November 2020, 8 entries' }),
    ).toBeInTheDocument();
    expect(within(cell).getAllByText(/^Action \d$/)).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: '5 more on 27\u00a0November 2020' }));
    const dialog = screen.getByRole('dialog', { name: 'Friday 27\u00a0November 2020' });
    expect(within(dialog).getAllByText(/^Action \d$/)).toHaveLength(8);
  });

  it('shows names as text, whatever they hold', async () => {
    const fixture = await carnetFixture();
    const hostile = '<img src=x onerror=alert(1)>\u202Etxt';
    const smeId = await fixture.addSme({ name: hostile, stage: 'prospect' });
    await fixture.addContact(smeId, { state: 'planned', at: '2020-11-24T11:00' });
    show(fixture);
    expect(screen.getByText(hostile)).toBeInTheDocument();
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});

describe('the keyboard', () => {
  it('has the week of the day in view when it is opened', async () => {
    const shown: (string | null | undefined)[] = [];
    Element.prototype.scrollIntoView = function scroll(this: Element) {
      shown.push(this.querySelector('[aria-current="date"]')?.getAttribute('data-day'));
    };
    show(await carnetFixture());
    expect(shown).toEqual(['2020-11-19']);
  });

  it('moves the day by arrows, its week’s ends, months and today, and follows with the grid', async () => {
    const user = userEvent.setup();
    const memory = show(await carnetFixture());
    act(() => dayCell('2020-11-19').focus());
    const at = async (key: string): Promise<string | null> => {
      await user.keyboard(key);
      return document.activeElement?.getAttribute('data-day') ?? null;
    };
    expect(await at('{ArrowRight}')).toBe('2020-11-20');
    expect(await at('{ArrowDown}')).toBe('2020-11-27');
    expect(await at('{ArrowLeft}')).toBe('2020-11-26');
    expect(await at('{ArrowUp}')).toBe('2020-11-19');
    expect(await at('{Home}')).toBe('2020-11-16');
    expect(await at('{End}')).toBe('2020-11-22');
    expect(await at('{PageDown}')).toBe('2020-12-22');
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('December 2020');
    expect(await at('{PageUp}{PageUp}')).toBe('2020-10-22');
    expect(await at('t')).toBe('2020-11-19');
    expect(await at('t')).toBe('2020-11-19');
    // Walking the days leaves one step for the back button, not ten.
    expect(memory.history).toHaveLength(1);
  });

  it('leaves T alone when letters are switched off', async () => {
    const user = userEvent.setup();
    preferences.setState({ letterShortcuts: false });
    show(await carnetFixture(), 'day=2020-11-04');
    act(() => dayCell('2020-11-04').focus());
    await user.keyboard('t');
    expect(document.activeElement).toHaveAttribute('data-day', '2020-11-04');
  });

  it('has one day in the Tab order, and the entries of that day alone', async () => {
    const { fixture } = await withPlanned();
    show(fixture, 'day=2020-11-24');
    const grid = screen.getByRole('grid');
    const stops = [...grid.querySelectorAll<HTMLElement>('[tabindex="0"]')];
    expect(stops.map((stop) => stop.closest('[data-day]')?.getAttribute('data-day'))).toEqual([
      '2020-11-24',
      '2020-11-24',
      '2020-11-24',
    ]);
    cleanup();
    show(fixture, 'day=2020-11-25');
    expect(
      [...screen.getByRole('grid').querySelectorAll('[tabindex="0"]')].some((stop) =>
        stop.hasAttribute('data-entry'),
      ),
    ).toBe(false);
  });

  it('opens the day with Enter, from where a contact is planned', async () => {
    const user = userEvent.setup();
    show(await carnetFixture());
    act(() => dayCell('2020-11-19').focus());
    await user.keyboard('{ArrowRight}{Enter}');
    const day = screen.getByRole('dialog', { name: 'Friday 20\u00a0November 2020' });
    expect(day).toHaveTextContent('Nothing is planned on this day.');
    await user.click(within(day).getByRole('button', { name: 'Plan a contact' }));
    expect(await screen.findByLabelText('Day')).toHaveValue('Fri 20 Nov 2020');
  });

  it('gives the focus to the day when an entry that had it goes away', async () => {
    const user = userEvent.setup();
    const { fixture } = await withPlanned();
    show(fixture, 'day=2020-11-24');
    await user.click(screen.getByRole('button', { name: /Atelier Kerlan/ }));
    await user.click(screen.getByRole('button', { name: 'Missed' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /Atelier Kerlan/ })).toBeNull(),
    );
    expect(document.activeElement).toHaveAttribute('data-day', '2020-11-24');
  });
});

describe('on a phone', () => {
  it('the month is a list of its days that have something on them', async () => {
    const user = userEvent.setup();
    page.narrow = true;
    const { fixture } = await withPlanned();
    show(fixture);
    expect(screen.queryByRole('grid')).toBeNull();
    const list = screen.getByRole('list', { name: 'November 2020, day by day' });
    const days = within(list)
      .getAllByRole('listitem')
      .flatMap((item) => (item.id === '' ? [] : [item.id]));
    expect(days).toEqual([
      'day-2020-11-01',
      'day-2020-11-11',
      'day-2020-11-19',
      'day-2020-11-24',
      'day-2020-11-30',
    ]);
    await user.click(within(list).getByRole('button', { name: /Atelier Kerlan/ }));
    expect(screen.getByRole('button', { name: 'Move to another day' })).toBeInTheDocument();
  });
});
