// @vitest-environment jsdom
/** The monthly reviews of a sheet: prepared from the log, completed, and followed by a letter and the next one. */

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../../src/client/model/commands.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  notices.setState({ list: [] });
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ enrolledOn: '2020-10-19', languages: ['fr'] });
});
afterEach(cleanup);

const draft = { templateId: 'monthly-review/1', state: 'draft', onDate: '2020-11-19' } as const;
const forms = () => lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'form') ?? [];
const open = () => showSheet(fixture, `/sme/${smeId}/reviews`);

describe('the monthly reviews of a sheet', () => {
  it('begin on what happened since the last one, told from the journal', async () => {
    await fixture.addContact(smeId, { at: '2020-11-02T10:00' });
    await fixture.addAction(smeId, { due: '2020-11-10', state: 'done', doneOn: '2020-11-09' });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Prepare the review' }));
    const facts = await screen.findByText(/1 contact · longest gap: 17 days/);
    expect(facts).toHaveTextContent('1 of 1 actions done');
    expect(screen.getByText(/^Since 19 Oct.*31 days/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Prepare the review' })).toBeNull();
  });

  it.each([
    { language: 'en', prepare: 'Prepare the review', title: 'On 19 Nov', count: /^1 contact · / },
    { language: 'fr', prepare: 'Préparer la revue', title: 'Le 19 nov.', count: /^1 contact · / },
  ] as const)(
    'of an SME that was added today count the contact of today [$language]',
    async (words) => {
      await setLanguage(words.language);
      smeId = await fixture.addSme({ stage: 'screening', enrolledOn: undefined });
      await fixture.addContact(smeId, { at: '2020-11-19T09:00' });
      open();
      await userEvent.click(await screen.findByRole('button', { name: words.prepare }));
      expect(await screen.findByText(words.count)).toBeVisible();
      expect(screen.getByText(words.title)).toBeVisible();
    },
  );

  it('count from the first contact, where that was before the SME was added to Carnet', async () => {
    smeId = await fixture.addSme({ stage: 'screening', enrolledOn: undefined });
    await fixture.addContact(smeId, { at: '2020-10-20T09:00' });
    await fixture.addContact(smeId, { at: '2020-11-19T09:00' });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Prepare the review' }));
    expect(await screen.findByText(/^2 contacts · longest gap: 30 days/)).toBeVisible();
    expect(screen.getByText(/^Since 20 Oct.*30 days/)).toBeVisible();
  });

  it('count the days without a contact as the journal does, without those of a closure', async () => {
    const closures = { a: { from: '2020-11-05', to: '2020-11-07', every: 'once' } } as const;
    smeId = await fixture.addSme({ enrolledOn: '2020-10-19', closures });
    await fixture.addContact(smeId, { at: '2020-11-02T10:00' });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Prepare the review' }));
    expect(await screen.findByText(/1 contact · longest gap: 14 days/)).toBeVisible();
  });

  it('are prepared from any tab, and never twice', async () => {
    showSheet(fixture, `/sme/${smeId}`);
    expect(runCommand('prepareReview')).toBe(true);
    await waitFor(() =>
      expect(screen.getByRole('tab', { name: /Reviews/ })).toHaveTextContent('1'),
    );
    runCommand('prepareReview');
    await fixture.carnet.loadLazy(smeId, 'form');
    expect(forms()).toHaveLength(1);
    expect(forms()[0]?.values.templateId).toBe('monthly-review/1');
  });

  it('propose a next day on which both sides are there', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Prepare the review' }));
    // A month on is a Saturday.
    const day = await screen.findByText(/Next review: .*21 December 2020 suits both sides/);
    expect(day).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Choose this day' }));
    await waitFor(() => expect(forms()[0]?.values['value.next']).toBe('2020-12-21'));
    expect(screen.queryByRole('button', { name: 'Choose this day' })).toBeNull();
  });

  it('say why nobody meets on the day that was chosen, and offer the first that suits both sides', async () => {
    await fixture.carnet.run(createRecord('form', smeId, { ...draft, 'value.next': '2020-12-25' }));
    open();
    const [heading] = await screen.findAllByRole('button', { name: /^Decisions and next steps/ });
    fireEvent.click(present(heading, 'its section'));
    expect(
      await screen.findByText('Friday 25 December 2020 is a non-working day: a public holiday.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /^Choose Mon 4\u00a0Jan/ }));
    await waitFor(() => expect(forms()[0]?.values['value.next']).toBe('2021-01-04'));
    expect(screen.queryByText(/is a non-working day/)).toBeNull();
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Next review' })).toHaveFocus(),
    );
  });

  it('propose a next day a month after the meeting that is still to come', async () => {
    await fixture.addContact(smeId, {
      at: '2020-12-01T10:00',
      kind: 'monthlyReview',
      state: 'planned',
    });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Prepare the review' }));
    expect(await screen.findByText(/Next review: .*4 January 2021 suits both/)).toBeVisible();
  });

  it('propose it a month after the day of a review that was held, though the next one is planned already', async () => {
    const next = { at: '2020-12-17T10:00', kind: 'monthlyReview', state: 'planned' } as const;
    await fixture.addContact(smeId, next);
    await fixture.carnet.run(createRecord('form', smeId, draft));
    open();
    expect(await screen.findByText(/Next review: .*21 December 2020 suits both/)).toBeVisible();
  });

  it('begin a row of a list where it is typed, not at the button that added it', async () => {
    await fixture.carnet.run(createRecord('form', smeId, draft));
    open();
    const [heading] = await screen.findAllByRole('button', { name: /^Decisions and next steps/ });
    fireEvent.click(present(heading, 'its section'));
    await userEvent.click(await screen.findByRole('button', { name: 'Add a row' }));
    await userEvent.keyboard('Ship by post');
    expect(screen.getByRole('textbox', { name: 'Decisions, row 1, English' })).toHaveValue(
      'Ship by post',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Add a row' }));
    expect(screen.getByRole('textbox', { name: 'Decisions, row 2, English' })).toHaveFocus();
  });

  it('add an action by Enter from its day too, and begin the next at its title', async () => {
    await fixture.carnet.run(createRecord('form', smeId, draft));
    open();
    const [heading] = await screen.findAllByRole('button', { name: /^Decisions and next steps/ });
    fireEvent.click(present(heading, 'its section'));
    await userEvent.click(await screen.findByPlaceholderText('To do'));
    await userEvent.keyboard('Get a quote');
    await userEvent.tab();
    await userEvent.keyboard('1 Dec{Enter}');
    await waitFor(() =>
      expect(
        fixture.carnet.state
          .getState()
          .sheets.get(smeId)
          ?.actions.map(({ values }) => values),
      ).toMatchObject([{ due: '2020-12-01' }]),
    );
    await waitFor(() => expect(screen.getByPlaceholderText('To do')).toHaveFocus());
    expect(screen.getByPlaceholderText('To do')).toHaveValue('');
  });

  it('end with a letter in the language of the SME, and plan the next review', async () => {
    await fixture.carnet.run(
      createRecord('form', smeId, {
        templateId: 'monthly-review/1',
        state: 'complete',
        onDate: '2020-11-19',
        'value.next': '2020-12-21',
        'text.changed': { lang: 'en', text: 'A second kiln.' },
      }),
    );
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: /Plan the next review: 21\u00a0Dec/ }),
    );
    await waitFor(() =>
      expect(fixture.carnet.state.getState().sheets.get(smeId)?.summary.planned).toMatchObject([
        { at: '2020-12-21T10:00', kind: 'monthlyReview' },
      ]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Follow-up letter' }));
    const dialog = within(screen.getByRole('dialog', { hidden: true }));
    const letter = dialog.getByRole('article', { hidden: true });
    expect(letter).toHaveAttribute('lang', 'fr');
    expect(letter).toHaveTextContent('Bonjour Claire Le Goff');
    // Of which business and which day it is, since paper has no address bar; other words say their language.
    expect(letter).toHaveTextContent('Atelier KerlanNotre revue du 19 novembre 2020');
    expect(within(letter).getByText('A second kiln.')).toHaveAttribute('lang', 'en');
    expect(dialog.getByText(/not translated yet/)).toBeInTheDocument();
    const mail = dialog.getByRole('link', { name: 'Open as an email', hidden: true });
    expect(mail.getAttribute('href')).toMatch(/^mailto:\?subject=Notre%20revue/);
  });

  it('address the letter to who was met and sign it as who held it', async () => {
    await fixture.carnet.run(
      setFields(smeId, {
        people: { claire: { name: 'Claire Le Goff' }, jo: { name: 'Jo Carter' } },
      }),
    );
    const contactId = await fixture.addContact(smeId, {
      kind: 'monthlyReview',
      people: { jo: 'present' },
      memberIds: [fixtureIds.otherMemberId],
    });
    await fixture.carnet.run(
      createRecord('form', smeId, {
        templateId: 'monthly-review/1',
        state: 'complete',
        onDate: '2020-11-19',
        contactId,
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Follow-up letter' }));
    const letter = within(screen.getByRole('dialog', { hidden: true })).getByRole('article', {
      hidden: true,
    });
    await waitFor(() => expect(letter).toHaveTextContent('Bonjour Jo Carter,'));
    expect(letter).toHaveTextContent('Emma Clarke');
    expect(letter).not.toHaveTextContent('Maëlle');
  });

  it('copy a letter that is too long for a mail link, and say so before and after', async () => {
    const user = userEvent.setup();
    const long = 'Né à l’été. '.repeat(300);
    await fixture.carnet.run(
      createRecord('form', smeId, {
        templateId: 'monthly-review/1',
        state: 'complete',
        onDate: '2020-11-19',
        'text.changed': { lang: 'fr', text: long },
      }),
    );
    open();
    await user.click(await screen.findByRole('button', { name: 'Follow-up letter' }));
    const dialog = within(screen.getByRole('dialog', { hidden: true }));
    expect(dialog.getByText(/too long to pass to an email app/)).toBeInTheDocument();
    const mail = dialog.getByRole('link', { name: 'Open as an email', hidden: true });
    expect(mail).toHaveAttribute(
      'href',
      'mailto:?subject=Notre%20revue%20du%2019%C2%A0novembre%202020',
    );
    await user.click(mail);
    await waitFor(() =>
      expect(notices.getState().list).toMatchObject([
        { message: 'Letter copied: paste it into the message', tone: 'done' },
      ]),
    );
    expect(await navigator.clipboard.readText()).toContain(long.trim());
  });

  it('say where a letter could not be copied', async () => {
    await fixture.carnet.run(
      createRecord('form', smeId, { templateId: 'monthly-review/1', state: 'complete' }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Follow-up letter' }));
    const had = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    // As on a page that was not opened over a secure connection.
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    try {
      fireEvent.click(screen.getByRole('button', { name: 'Copy', hidden: true }));
      await waitFor(() => expect(notices.getState().list).toMatchObject([{ tone: 'problem' }]));
    } finally {
      if (had !== undefined) Object.defineProperty(navigator, 'clipboard', had);
      else Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('keep whether the letter was sent, which can be taken back, and are not outdated by it', async () => {
    await fixture.carnet.run(
      createRecord('form', smeId, { templateId: 'monthly-review/1', state: 'complete' }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Mark as sent' }));
    expect(await screen.findByText('Letter sent on 19 Nov.')).toBeVisible();
    expect(forms()[0]?.values['value.form.letterSentOn']).toBe('2020-11-19');
    expect(screen.queryByText(/Answers came/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Mark as not sent' }));
    await waitFor(() => expect(forms()[0]?.values['value.form.letterSentOn']).toBeUndefined());
  });

  it('open the one that the address names, with its letter', async () => {
    for (const [id, onDate] of [
      ['first', '2020-10-19'],
      ['second', '2020-11-19'],
    ] as const) {
      const values = { templateId: 'monthly-review/1', state: 'complete', onDate } as const;
      await fixture.carnet.run(createRecord('form', smeId, values, id));
    }
    const { history } = showSheet(fixture, `/sme/${smeId}/reviews?of=first&letter`);
    expect(await screen.findByRole('combobox', { name: 'Reviews' })).toHaveValue('first');
    const dialog = screen.getByRole('dialog', { hidden: true });
    expect(dialog).toHaveTextContent('Bonjour Claire Le Goff');
    const [close] = within(dialog).getAllByRole('button', { name: 'Close', hidden: true });
    await userEvent.click(close ?? dialog);
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
    expect(history.at(-1)).toBe(`/sme/${smeId}/reviews?of=first`);
  });
});
