// @vitest-environment jsdom
/** An email that was dropped or chosen: asked about, logged once on the sheet that is chosen, and taken back whole. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { MailDialog } from '../../../../../src/client/features/mail/mail-dialog.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { readMail } from '../../../../../src/client/mail/mail-message.ts';
import {
  askMail,
  dismissMailQuestion,
  mailQuestion,
  takeMails,
  hearMail,
} from '../../../../../src/client/model/mail-question.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { MailContext } from '../../../../../src/client/model/use-mail.ts';
import { takeStrayFiles } from '../../../../../src/client/app/stray-files.ts';
import { OutsideHead } from '../../../../../src/client/parts/outside/outside-head.tsx';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { type TestDevice, testDevice } from '../../../../support/test-device.ts';

let fixture: CarnetFixture;
let device: TestDevice;
let kerlan: string;
let fenwick: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  device = testDevice(() => fixture.environment.now());
  const people = { p1: { name: 'Hélène Kerlan', email: 'helene@kerlan.example' } };
  kerlan = await fixture.addSme({ name: 'Atelier Kerlan', people });
  fenwick = await fixture.addSme({ name: 'Fenwick & Daughters' });
  await fixture.carnet.run(setFields(fixtureIds.memberId, { email: 'maelle@pad.example' }));
});

afterEach(() => {
  cleanup();
  dismissMailQuestion();
  notices.setState({ list: [] });
});

const lines = [
  'From: Helene <helene@kerlan.example>',
  'To: maelle@pad.example',
  'Date: Wed, 18 Nov 2020 09:15:00 +0100',
  'Message-ID: <one@kerlan.example>',
  'Subject: Labels received',
  'Content-Type: multipart/mixed; boundary=cut',
  '',
  '--cut',
  'Content-Type: text/plain',
  '',
  'The labels have arrived and they are fine.',
  '--cut',
  'Content-Type: text/csv',
  'Content-Disposition: attachment; filename="quote.csv"',
  '',
  'a;b',
  '--cut--',
];
const mail = (text = lines.join('\r\n'), name = 'labels.eml'): File =>
  new File([text], name, { type: 'message/rfc822' });

function show(files: readonly File[], smeId?: string): void {
  askMail(files, smeId);
  const question = present(mailQuestion.getState().question, 'a question was asked');
  const { hook, searchHook } = memoryLocation({ path: '/' });
  render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={device}>
        <MailContext value={readMail}>
          <Router hook={hook} searchHook={searchHook}>
            <MailDialog question={question} onClose={cleanup} />
          </Router>
        </MailContext>
      </DeviceContext>
    </CarnetContext>,
  );
}

const submit = () => screen.findByRole('button', { name: 'Log email' });
const contacts = async (smeId: string) => {
  await fixture.carnet.loadJournal(smeId);
  return fixture.carnet.state.getState().journals.get(smeId) ?? [];
};
const filesOf = async (smeId: string) => {
  await fixture.carnet.loadLazy(smeId, 'attachment');
  return lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'attachment') ?? [];
};

describe('an email that says little or too much', () => {
  it('from somebody unknown keeps who wrote it', async () => {
    show(
      [
        mail(
          lines.join('\r\n').replace('Helene <helene@kerlan.example>', 'Rachel <r@owen.example>'),
        ),
      ],
      kerlan,
    );
    expect(await screen.findByText(/The sender is kept with the entry/)).toBeVisible();
    await userEvent.click(await submit());
    await waitFor(async () => expect(await contacts(kerlan)).toHaveLength(1));
    expect((await contacts(kerlan))[0]?.values.messageFrom).toBe('Rachel <r@owen.example>');
  });

  it('to a colleague whom nobody knows keeps to whom it went, and does not name who logs it', async () => {
    const to = 'To: Emma Clarke <emma@home.example>';
    show([mail(lines.join('\r\n').replace('To: maelle@pad.example', to))], kerlan);
    expect(await screen.findByText(/Recipients are kept with the entry/)).toBeVisible();
    await userEvent.click(await submit());
    await waitFor(async () => expect(await contacts(kerlan)).toHaveLength(1));
    const [logged] = await contacts(kerlan);
    expect(logged?.values.messageTo).toBe('Emma Clarke <emma@home.example>');
    expect(logged?.values.memberIds).toBeUndefined();
  });

  it('to the address of the account that is signed in is to its member', async () => {
    device.setAccount({ id: 'account', name: 'Maëlle', email: 'maelle@home.example' });
    show([mail(lines.join('\r\n').replace('maelle@pad.example', 'maelle@home.example'))], kerlan);
    await userEvent.click(await submit());
    await waitFor(async () => expect(await contacts(kerlan)).toHaveLength(1));
    expect((await contacts(kerlan))[0]?.values.memberIds).toEqual([fixtureIds.memberId]);
  });

  it('with a date to come says which, and that it is not used', async () => {
    show([mail(lines.join('\r\n').replace('18 Nov 2020', '18 Nov 2031'))], kerlan);
    await submit();
    expect(screen.getByText(/18 Nov 2031/)).toBeVisible();
    expect(screen.getByText(/The date of this email cannot be used/)).toBeVisible();
    expect(screen.queryByText('Not stated')).toBeNull();
  });

  it('that is none gives the focus to what adds it as a file, where its SME is known', async () => {
    show([mail('nothing', 'junk.eml')], kerlan);
    expect(await screen.findByRole('button', { name: 'Add as a file' })).toHaveFocus();
  });

  it('beyond the twentieth is said to be left out, at the first and at the last', async () => {
    const left = /5 emails were left out/;
    show(
      Array.from({ length: 25 }, () => mail('nothing', 'junk.eml')),
      kerlan,
    );
    await screen.findByText('1 of 20');
    expect(await screen.findByText(left)).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Skip' }));
    await screen.findByText('2 of 20');
    await screen.findByRole('button', { name: 'Skip' });
    expect(screen.queryByText(left)).toBeNull();
    for (let at = 2; at < 20; at += 1) {
      await userEvent.click(await screen.findByRole('button', { name: 'Skip' }));
    }
    await screen.findByText('20 of 20');
    expect(await screen.findByText(left)).toBeVisible();
  });
});

describe('an email', () => {
  it('is logged on the sheet of whose address it has, with its file, and one undo takes all of it back', async () => {
    show([mail()]);
    await submit();
    expect(screen.getByText('Atelier Kerlan')).toBeVisible();
    expect(await submit()).toHaveFocus();
    expect(screen.getByRole('radio', { name: 'Received' })).toBeChecked();
    expect(screen.getByText(/Recognised.*Hélène Kerlan and Maëlle/)).toBeVisible();
    await userEvent.click(await submit());
    await waitFor(async () => expect(await contacts(kerlan)).toHaveLength(1));
    const [contact] = await contacts(kerlan);
    expect(contact?.values).toMatchObject({
      at: '2020-11-18T09:15',
      mode: 'email',
      direction: 'inbound',
      people: { p1: 'present' },
      memberIds: [fixtureIds.memberId],
      summary: { lang: 'en', text: 'Labels received' },
    });
    const [file] = await filesOf(kerlan);
    expect(file?.values).toMatchObject({ name: 'quote.csv', aboutId: contact?.id });
    const store = await device.files(fixtureIds.programmeId);
    expect(await store.read(file?.values.hash ?? '')).toBeDefined();
    const [notice] = notices.getState().list;
    expect(notice?.message).toBe('Email logged: Atelier Kerlan');
    await fixture.carnet.undo(present(notice?.undo, 'it can be undone'));
    expect(await contacts(kerlan)).toEqual([]);
    expect(await filesOf(kerlan)).toEqual([]);
  });

  it('is not logged twice on a sheet: the second time says so and leads to the first (F122)', async () => {
    show([mail()]);
    await userEvent.click(await submit());
    await waitFor(async () => expect(await contacts(kerlan)).toHaveLength(1));
    show([mail()]);
    expect(await screen.findByText(/already been logged on this sheet/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open the entry' })).toHaveAttribute(
      'href',
      `/sme/${kerlan}#${(await contacts(kerlan))[0]?.id}`,
    );
    expect(await submit()).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(await submit());
    expect(await contacts(kerlan)).toHaveLength(1);
  });

  it('goes to the sheet where it was dropped, and says whose address it has', async () => {
    show([mail()], fenwick);
    expect(await screen.findByText(/contact person at another SME: Atelier Kerlan/)).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Sent' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'quote.csv' }));
    await userEvent.click(await submit());
    await waitFor(async () => expect(await contacts(fenwick)).toHaveLength(1));
    expect((await contacts(fenwick))[0]?.values.direction).toBe('outbound');
    expect(await filesOf(fenwick)).toEqual([]);
    expect(await contacts(kerlan)).toEqual([]);
  });

  it('without an address that is known asks for the SME, and keeps itself where it has no text', async () => {
    show([mail('From: a@x.example\r\nSubject: Hello\r\n\r\n')]);
    expect(await screen.findByText(/No text could be read/)).toBeVisible();
    await userEvent.click(await submit());
    expect(screen.getByText('Choose an SME.')).toBeVisible();
    await userEvent.type(screen.getByRole('combobox', { name: 'SME' }), 'Fenwick{Enter}');
    await userEvent.click(await submit());
    await waitFor(async () => expect(await contacts(fenwick)).toHaveLength(1));
    expect((await filesOf(fenwick)).map(({ values }) => values.name)).toEqual(['labels.eml']);
  });

  it('with a file that cannot be kept says so before anything is logged', async () => {
    const empty = lines.filter((line) => line !== 'a;b').join('\r\n');
    show([mail(empty)]);
    await userEvent.click(await submit());
    expect(await screen.findByText(/quote.csv is empty/)).toBeVisible();
    expect(await contacts(kerlan)).toEqual([]);
    expect(screen.getByRole('checkbox', { name: 'quote.csv' })).not.toBeChecked();
    await userEvent.click(await submit());
    await waitFor(async () => expect(await contacts(kerlan)).toHaveLength(1));
  });

  it('that cannot be read is told in words, and can be added as the file that it is', async () => {
    show([mail('just a text', 'note.eml')], fenwick);
    expect(await screen.findByText(/note.eml is not an email/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Add as a file' }));
    await waitFor(async () => expect(await filesOf(fenwick)).toHaveLength(1));
    expect(await contacts(fenwick)).toEqual([]);
  });

  it('is one of several, one after the other, each of which can be skipped', async () => {
    show([mail(), mail('From: b@x.example\r\nSubject: Second\r\n\r\nwords', 'b.eml')]);
    await submit();
    expect(screen.getByText('1 of 2')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    expect(await screen.findByText('Second')).toBeVisible();
    expect(screen.getByText('2 of 2')).toBeVisible();
    expect(within(screen.getByRole('dialog')).getByRole('combobox')).toHaveFocus();
    expect(await contacts(kerlan)).toEqual([]);
  });

  it('can be chosen in the dialog', async () => {
    show([]);
    fireEvent.change(screen.getByLabelText('Choose an email'), { target: { files: [mail()] } });
    await userEvent.click(await submit());
    await waitFor(async () => expect(await contacts(kerlan)).toHaveLength(1));
  });
});

describe('files that are dropped where nothing takes them', () => {
  const csv = new File(['a'], 'a.csv');
  let end: () => void;
  beforeEach(() => {
    end = hearMail();
  });
  afterEach(() => end());

  it('are asked about if they are emails, and of others it is said that nothing was added', () => {
    expect(takeMails([csv], kerlan)).toEqual([csv]);
    expect(mailQuestion.getState().question).toBeUndefined();
    takeStrayFiles([mail(), csv], document);
    expect(mailQuestion.getState().question?.files).toHaveLength(1);
    expect(notices.getState().list[0]?.message).toMatch(/^Nothing was added/);
  });

  it('are refused outside a programme, where the screen says so', () => {
    render(<OutsideHead />);
    act(() => takeStrayFiles([csv], document));
    expect(screen.getByRole('status')).toHaveTextContent(
      /^Nothing was added. Open a programme first/,
    );
  });

  it('wait while a dialog asks something', () => {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    takeStrayFiles([mail()], document);
    dialog.remove();
    expect(mailQuestion.getState().question).toBeUndefined();
    expect(notices.getState().list).toHaveLength(1);
  });
});
