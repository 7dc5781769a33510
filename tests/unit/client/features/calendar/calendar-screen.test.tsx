// @vitest-environment jsdom
/** The grid and its keys, entries and what is done with them in place, planning, and the file. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CalendarScreen } from '../../../../../src/client/features/calendar/calendar-screen.tsx';
import { entryDragType } from '../../../../../src/client/features/calendar/entry-button.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { recordAs } from '../../../../../src/domain/operation/record.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

// Today is Thursday 19 November 2020, 10:42 in Paris.
let narrow = false;
const files: { name: string; text: Promise<string> }[] = [];

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ letterShortcuts: true });
  notices.setState({ list: [] });
  narrow = false;
  files.length = 0;
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: narrow && query.includes('max-width'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  let file: Blob | undefined;
  URL.createObjectURL = (blob) => {
    file = blob as Blob;
    return 'blob:file';
  };
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(
    this: HTMLAnchorElement,
  ) {
    if (file !== undefined) files.push({ name: this.download, text: file.text() });
  });
});

function show(fixture: CarnetFixture, search = '') {
  const memory = memoryLocation({
    path: '/calendar',
    searchPath: search,
    record: true,
  });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <CalendarScreen />
      </Router>
    </CarnetContext>,
  );
  return memory;
}

/** By its date: jsdom takes long to find one of 42 by its name. */
function dayCell(day: string): HTMLElement {
  const cell = document.querySelector<HTMLElement>(`[data-day="${day}"]`);
  if (cell === null) throw new Error(`${day} is not shown`);
  return cell;
}
const message = (): string => notices.getState().list.at(-1)?.message ?? '';

async function withHolidays(fixture: CarnetFixture): Promise<void> {
  await fixture.carnet.run(setFields(fixtureIds.padFr, { holidayRegion: 'FR' }));
  await fixture.carnet.run(setFields(fixtureIds.padUk, { holidayRegion: 'GB-ENG' }));
}

async function withPlanned(values: Parameters<CarnetFixture['addContact']>[1] = {}) {
  const fixture = await carnetFixture();
  await withHolidays(fixture);
  const smeId = await fixture.addSme({ stage: 'prospect' });
  const contactId = await fixture.addContact(smeId, {
    state: 'planned',
    at: '2020-11-24T11:00',
    minutes: undefined,
    memberIds: [fixtureIds.memberId],
    ...values,
  });
  return { fixture, smeId, contactId };
}

describe('the month', () => {
  it('is a grid of whole weeks from Monday on, with today marked', async () => {
    show(await carnetFixture());
    const grid = screen.getByRole('grid', { name: /November 2020/ });
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map((head) => head.ariaLabel),
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
    expect(dayCell('2020-11-11')).toHaveAccessibleName(
      'Wednesday 11 November 2020, FR: Armistice Day',
    );
    expect(dayCell('2020-11-23')).toHaveTextContent('Closed: Closed Ltd');
    const lanes = screen.getAllByRole('button', {
      name: 'UK: Full lockdown · No face-to-face meetings',
    });
    expect(lanes).toHaveLength(5);
    const [first] = lanes;
    const place = first?.closest('[role="gridcell"]');
    expect([place?.getAttribute('aria-colindex'), place?.getAttribute('aria-colspan')]).toEqual([
      '4',
      '4',
    ]);
    await userEvent.click(first as HTMLElement);
    expect(screen.getByRole('dialog')).toHaveTextContent('Since 5 Nov, no end set');
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
    expect(cell).toHaveAccessibleName('Friday 27 November 2020, 8 entries');
    expect(within(cell).getAllByText(/^Action \d$/)).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: '5 more on 27 November 2020' }));
    const dialog = screen.getByRole('dialog', { name: 'Friday 27 November 2020' });
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
    const day = screen.getByRole('dialog', { name: 'Friday 20 November 2020' });
    expect(day).toHaveTextContent('Nothing is planned on this day.');
    await user.click(within(day).getByRole('button', { name: 'Plan a contact' }));
    expect(screen.getByLabelText('Day')).toHaveValue('2020-11-20');
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

describe('an entry', () => {
  it('says its time on both clocks, with whom, and leads to its place in the journal', async () => {
    const user = userEvent.setup();
    const { fixture, smeId, contactId } = await withPlanned({ minutes: 45 });
    show(fixture);
    await user.click(screen.getByRole('button', { name: /11:00 Atelier Kerlan/ }));
    const details = screen.getByRole('dialog');
    expect(details.textContent.replaceAll('\u00A0', ' ')).toContain(
      'Tuesday 24 November 202010:00 London · 11:00 Paris · 45 min',
    );
    expect(details).toHaveTextContent('With Maëlle Guivarc’h');
    expect(within(details).getByRole('link')).toHaveAttribute('href', `/sme/${smeId}#${contactId}`);
  });

  it('shows the code of the other side beside a time that is not of this clock', async () => {
    const { fixture } = await withPlanned({ zone: 'Europe/London' });
    show(fixture);
    const entry = screen.getByRole('button', { name: /Atelier Kerlan/ });
    expect(entry.textContent.replaceAll('\u00A0', ' ')).toMatch(/^11:00 UK Atelier Kerlan/);
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
      expect(message()).toBe('Moved to Wed 11 Nov. Mind: Public holiday (FR): Armistice Day.'),
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
    await waitFor(() => expect(message()).toBe('Moved to Fri 27 Nov.'));
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
    await waitFor(() => expect(message()).toBe('Moved to Mon 30 Nov.'));
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
    const dialog = screen.getByRole('dialog', { name: 'Plan a contact' });
    expect(within(dialog).getByLabelText('Kind')).toHaveValue('monthlyReview');
    expect(within(dialog).getByLabelText('Day')).toHaveValue('2020-11-24');
    await user.click(within(dialog).getByRole('button', { name: 'Plan' }));
    await waitFor(() => expect(message()).toBe('Planned on Tue 24 Nov.'));
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
    show(fixture, 'plan=');
    const dialog = screen.getByRole('dialog', { name: 'Plan a contact' });
    await user.click(within(dialog).getByRole('button', { name: 'Plan' }));
    expect(within(dialog).getByRole('combobox', { name: 'SME' })).toBeInvalid();
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Choose the SME.');
    await user.click(within(dialog).getByRole('combobox', { name: 'SME' }));
    await user.keyboard('kerlan{Enter}');
    fireEvent.change(within(dialog).getByLabelText('Day'), { target: { value: '2020-11-25' } });
    expect(dialog.textContent.replaceAll('\u00A0', ' ')).toContain(
      'That is 09:00 London · 10:00 Paris.',
    );
    await user.selectOptions(within(dialog).getByLabelText('How'), 'atBusiness');
    await user.click(within(dialog).getByRole('button', { name: 'Plan' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fixture.carnet.state.getState().sheets.get(smeId)?.summary.planned).toMatchObject([
      { at: '2020-11-25T10:00', mode: 'atBusiness', zone: 'Europe/Paris' },
    ]);
  });

  it('begins with the SME that another screen asked for', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    show(fixture, `plan=${smeId}`);
    expect(screen.getByRole('button', { name: 'Remove Atelier Kerlan' })).toBeInTheDocument();
  });
});

describe('the filters', () => {
  it('live in the address', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const here = await fixture.addSme({ name: 'Here', stage: 'prospect' });
    const there = await fixture.addSme({
      name: 'There',
      stage: 'prospect',
      launchPadId: fixtureIds.padUk,
      accountManagerId: fixtureIds.otherMemberId,
    });
    await fixture.addAction(here, { title: { lang: 'en', text: 'Here to do' } });
    await fixture.addAction(there, { title: { lang: 'en', text: 'There to do' } });
    const memory = show(fixture);
    await user.click(screen.getByRole('button', { name: 'Mine' }));
    expect(memory.history.at(-1)).toBe('/calendar?who=mine');
    expect(screen.queryByText('There to do')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'UK' }));
    expect(screen.queryByText('Here to do')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Shown' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Actions due' }));
    expect(memory.history.at(-1)).toBe(`/calendar?who=${fixtureIds.padUk}&hide=action`);
    expect(screen.queryByText('There to do')).toBeNull();
  });

  it('turn the month into the week, on which everything has its words', async () => {
    const user = userEvent.setup();
    const { fixture } = await withPlanned();
    const memory = show(fixture, 'day=2020-11-24');
    await user.click(screen.getByRole('radio', { name: 'Week' }));
    expect(memory.history.at(-1)).toBe('/calendar?view=week&day=2020-11-24');
    expect(screen.getByRole('grid').querySelectorAll('[data-day]')).toHaveLength(7);
    const entry = screen.getByRole('button', { name: /Atelier Kerlan/ });
    expect(entry.textContent.replaceAll('\u00A0', ' ')).toBe(
      '10:00 London · 11:00 ParisAtelier KerlanTelephone call',
    );
    await user.click(screen.getByRole('button', { name: 'Next week' }));
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('30 Nov – 6 Dec 2020');
  });
});

describe('the calendar file', () => {
  it('of a contact holds it as an instant, and what was written about it stays here', async () => {
    const user = userEvent.setup();
    const { fixture, contactId } = await withPlanned({ mode: 'atBusiness', minutes: 90 });
    show(fixture);
    await user.click(screen.getByRole('button', { name: /Atelier Kerlan/ }));
    await user.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Calendar file' }),
    );
    await waitFor(() => expect(files).toHaveLength(1));
    expect(files[0]?.name).toBe('calendar-atelier-kerlan-2020-11-24.ics');
    const text = (await files[0]?.text) ?? '';
    expect(text).toContain(`UID:${contactId}\r\n`);
    expect(text).toContain('DTSTART:20201124T100000Z\r\nDTEND:20201124T113000Z\r\n');
    expect(text).toContain('SUMMARY:Visit to the business: Atelier Kerlan\r\n');
    expect(text).toContain('LOCATION:Saint-Malo\r\n');
    expect(text).toContain('DTSTAMP:20201119T094200Z');
    expect(text).not.toContain('Étiquettes');
  });

  it('of the period holds what lies in it, and counts the confidential contacts it leaves out', async () => {
    const user = userEvent.setup();
    const { fixture, smeId } = await withPlanned();
    await fixture.addContact(smeId, {
      state: 'planned',
      at: '2020-11-25T09:00',
      confidential: true,
    });
    await fixture.addContact(smeId, { state: 'planned', at: '2020-12-01T09:00' });
    await fixture.addAction(smeId);
    show(fixture);
    await user.click(screen.getAllByRole('button', { name: 'Calendar file' })[0] as HTMLElement);
    await waitFor(() => expect(files).toHaveLength(1));
    expect(files[0]?.name).toBe('calendar-2020-11.ics');
    const text = (await files[0]?.text) ?? '';
    expect(text.match(/^UID:/gm)).toHaveLength(2);
    expect(text).toContain('DTSTART;VALUE=DATE:20201127\r\n');
    expect(message()).toBe(
      '2 entries in the file calendar-2020-11.ics. 1 confidential contact was left out.',
    );
  });

  it('asks the journal about contacts of which an old summary does not say enough', async () => {
    const user = userEvent.setup();
    const { fixture, smeId } = await withPlanned({ confidential: true });
    const sheets = new Map(fixture.carnet.state.getState().sheets);
    const sheet = sheets.get(smeId);
    if (sheet === undefined) throw new Error('The sheet is there');
    const planned = sheet.summary.planned.map(
      ({ confidential: _unknown, zone: _zone, ...old }) => old,
    );
    sheets.set(smeId, { ...sheet, summary: { ...sheet.summary, planned } });
    fixture.carnet.state.setState({ sheets });
    show(fixture);
    await user.click(screen.getAllByRole('button', { name: 'Calendar file' })[0] as HTMLElement);
    await waitFor(() =>
      expect(message()).toBe('There is nothing to put into a calendar file in this period.'),
    );
    expect(files).toEqual([]);
  });

  it('is not offered for a confidential contact, and says why', async () => {
    const user = userEvent.setup();
    const { fixture } = await withPlanned({ confidential: true });
    show(fixture);
    await user.click(screen.getByRole('button', { name: /Atelier Kerlan/ }));
    const details = screen.getByRole('dialog');
    expect(details).toHaveTextContent('Confidential');
    const button = within(details).getByRole('button', { name: /Calendar file/ });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.click(button);
    expect(files).toEqual([]);
  });
});

describe('on a phone', () => {
  it('the month is a list of its days that have something on them', async () => {
    const user = userEvent.setup();
    narrow = true;
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
