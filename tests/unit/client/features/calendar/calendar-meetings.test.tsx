// @vitest-environment jsdom
/** The meetings of the programme in the calendar. */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { dayCell, files, freshPages, page, show } from './shown-calendar.tsx';

freshPages();

async function withMeeting(values: Partial<Values<'meeting'>> = {}) {
  const fixture = await carnetFixture();
  const title = {
    lang: 'en',
    text: 'Project meeting 9',
    translation: 'Réunion de projet 9',
    translationState: 'checked',
  } as const;
  const whole = {
    title,
    kind: 'projectMeeting',
    at: '2020-11-24T10:00',
    zone: 'Europe/London',
    state: 'planned',
    minutes: 90,
    ...values,
  } as const;
  await fixture.carnet.run(createRecord('meeting', fixtureIds.programmeId, whole, 'meeting-9'));
  return fixture;
}

describe('a meeting of the programme', () => {
  it('stands in the month on its day and leads to its own page', async () => {
    const user = userEvent.setup();
    show(await withMeeting());
    await user.click(
      within(dayCell('2020-11-24')).getByRole('button', { name: /Project meeting 9/ }),
    );
    const window = screen.getByRole('dialog');
    expect(window).toHaveTextContent('11:00 Paris · 10:00 London · 1 h 30 min');
    expect(window).toHaveTextContent('With United Kingdom and France');
    expect(within(window).getByRole('link', { name: 'Open the meeting' })).toHaveAttribute(
      'href',
      '/meetings/meeting-9',
    );
  });

  it('is read in the language of the reader', async () => {
    const fixture = await withMeeting();
    await setLanguage('fr');
    show(fixture);
    expect(
      within(dayCell('2020-11-24')).getByRole('button', { name: /Réunion de projet 9/ }),
    ).toBeVisible();
  });

  it('stands in the week by the hour, on the clock here, and in the list of a phone', async () => {
    const fixture = await withMeeting({ launchPadIds: [fixtureIds.padFr] });
    show(fixture, 'view=week&day=2020-11-24');
    const block = within(dayCell('2020-11-24')).getByRole('button', { name: /Project meeting 9/ });
    expect(block).toHaveTextContent('Project meeting 9 11:00 · Project management meeting');
    page.narrow = true;
    show(fixture, 'day=2020-11-24');
    expect(screen.getAllByRole('button', { name: /Project meeting 9/ }).at(-1)).toHaveTextContent(
      '11:00 Paris · 10:00 London',
    );
  });

  it('that is called what it is says so once', async () => {
    const title = {
      lang: 'en',
      text: 'Project management meeting',
      translation: 'Réunion de gestion de projet',
      translationState: 'checked',
    } as const;
    const fixture = await withMeeting({ title });
    await setLanguage('fr');
    show(fixture, 'view=week&day=2020-11-24');
    const block = within(dayCell('2020-11-24')).getByRole('button', { name: /gestion de projet/ });
    expect(block.textContent.replaceAll(/\s/g, ' ')).toBe('Réunion de gestion de projet 11:00');
  });

  it('can be left out, and goes along in the calendar file', async () => {
    const user = userEvent.setup();
    show(await withMeeting());
    await user.click(screen.getAllByRole('button', { name: 'Calendar file' })[0] ?? document.body);
    await waitFor(() => expect(files).toHaveLength(1));
    const text = await files[0]?.text;
    expect(text).toContain('SUMMARY:Project meeting 9');
    expect(text).toContain('DTSTART:20201124T100000Z');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Programme meetings' }));
    expect(screen.queryByRole('button', { name: /Project meeting 9/ })).toBeNull();
  });

  it('whose time has passed says so until somebody opens or ends it', async () => {
    const user = userEvent.setup();
    show(await withMeeting({ at: '2020-11-18T10:00' }));
    await user.click(screen.getByRole('button', { name: /Project meeting 9/ }));
    expect(screen.getByRole('dialog')).toHaveTextContent('This meeting’s time has passed');
  });
});
