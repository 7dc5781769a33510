// @vitest-environment jsdom
/** The filters in the address, and the calendar file. */

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { freshPages, files, noted, message, show, withPlanned } from './shown-calendar.tsx';

freshPages();

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
    await user.click(screen.getByRole('button', { name: 'Show' }));
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
    expect(document.querySelectorAll('[data-day]')).toHaveLength(7);
    const entry = screen.getByRole('button', { name: /Atelier Kerlan/ });
    expect(entry.textContent.replaceAll('\u00A0', ' ')).toBe('Atelier Kerlan 11:00 · Call');
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
    expect(noted).toEqual(['calendar']);
    const text = (await files[0]?.text) ?? '';
    expect(text.match(/^UID:/gm)).toHaveLength(2);
    expect(text).toContain('DTSTART;VALUE=DATE:20201127\r\n');
    expect(message()).toBe(
      '2 entries in the file calendar-2020-11.ics. 1 confidential contact was left out.',
    );
  });

  it('of the period leaves out what was noted at a confidential contact, and the review that is due after it', async () => {
    const user = userEvent.setup();
    const { fixture } = await withPlanned();
    const smeId = await fixture.addSme();
    const review = { kind: 'monthlyReview', mode: 'video', confidential: true } as const;
    const contactId = await fixture.addContact(smeId, { at: '2020-10-26T10:00', ...review });
    await fixture.addAction(smeId, { from: { contactId } });
    show(fixture);
    await user.click(screen.getAllByRole('button', { name: 'Calendar file' })[0] as HTMLElement);
    await waitFor(() => expect(files).toHaveLength(1));
    expect(message()).toMatch(/^1 entry in the file .* 1 confidential contact was left out\.$/);
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
      expect(message()).toBe('There is nothing to export to a calendar file in this period.'),
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

describe('the calendar on paper', () => {
  it('leaves out confidential contacts, and says how many', async () => {
    const { fixture } = await withPlanned({ confidential: true });
    show(fixture);
    expect(screen.getByRole('button', { name: /Atelier Kerlan/ })).toBeInTheDocument();
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(screen.queryByText(/Atelier Kerlan/)).toBeNull();
    expect(screen.getByText('1 confidential contact left out.')).toBeInTheDocument();
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(screen.getByRole('button', { name: /Atelier Kerlan/ })).toBeInTheDocument();
  });
});
