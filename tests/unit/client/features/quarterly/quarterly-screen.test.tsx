// @vitest-environment jsdom
/**
 * A review on the screen: drafted, corrected, proofread, issued; what came later is told; who only reads issued ones.
 * Longer than 400 lines because what each role may take out is beside what is taken out.
 */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { QuarterlyScreen } from '../../../../../src/client/features/quarterly/quarterly-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { itemKey } from '../../../../../src/domain/form/fields.ts';
import type { MemberRole } from '../../../../../src/domain/programme/programme.ts';
import {
  type ReportDocument,
  reportText,
} from '../../../../../src/domain/report/quarterly/report-document.ts';
import { passageField } from '../../../../../src/domain/report/quarterly/review-passages.ts';
import { wordType, type WordWriter } from '../../../../../src/client/ports/word.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { eventually } from '../../../../support/eventually.ts';
import { present } from '../../../../../src/std/assert.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testBackupTools } from '../../../../support/test-device.ts';

let fixture: CarnetFixture;
let written: ReportDocument[];
let tools: ReturnType<typeof testBackupTools>;
const writeWord: WordWriter = async (document) => {
  written.push(document);
  return new Blob(['word'], { type: wordType });
};
const smeId = 'sme-1';

beforeAll(() => initI18n('en'));

beforeEach(async () => {
  fixture = await carnetFixture();
  written = [];
  tools = testBackupTools();
  const values = {
    name: 'Atelier Bleu',
    country: 'FR',
    launchPadId: fixtureIds.padFr,
    accountManagerId: fixtureIds.memberId,
    track: 'programme',
    stage: 'enrolled',
    enrolledOn: '2020-09-14',
  } as const;
  const result = await fixture.carnet.run(createRecord('sme', smeId, values, smeId));
  expect(result.ok).toBe(true);
});

afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

async function asRole(...roles: readonly MemberRole[]): Promise<void> {
  const me = fixture.carnet.state.getState().memberId;
  const result = await fixture.carnet.run(setFields(me, { roles }));
  expect(result.ok).toBe(true);
}

async function addVisit(id: string, summary: string): Promise<void> {
  const result = await fixture.carnet.run(
    createRecord(
      'contact',
      smeId,
      {
        at: '2020-11-10T10:00',
        kind: 'interim',
        mode: 'atBusiness',
        state: 'held',
        topics: ['shop'],
        summary: { lang: 'en', text: summary },
      },
      id,
    ),
  );
  expect(result.ok).toBe(true);
}

async function show(report = '15'): Promise<void> {
  const { hook, searchHook } = memoryLocation({ path: `/quarterly/${report}` });
  render(
    <BackupsContext value={tools}>
      <CarnetContext value={fixture.carnet}>
        <AccountsContext value={testAccounts()}>
          <Router hook={hook} searchHook={searchHook}>
            <QuarterlyScreen report={report} writeWord={writeWord} />
          </Router>
        </AccountsContext>
      </CarnetContext>
    </BackupsContext>,
  );
  await waitFor(() => expect(screen.queryByText(/Drafting|Loading/u)).toBeNull());
}

/** From now on the device keeps no change. */
function refuseChanges(): void {
  vi.spyOn(fixture.carnet, 'run').mockResolvedValue({
    ok: false,
    error: { kind: 'notSaved', failure: 'full' },
  });
}

/** Issues what is open: the dialog says what is still open in it, and is confirmed. */
async function issue(corrected = false): Promise<void> {
  const user = userEvent.setup();
  const name = corrected ? 'Issue a corrected edition' : 'Issue';
  await user.click(await screen.findByRole('button', { name }));
  await user.click(
    within(screen.getByRole('dialog')).getByRole('button', { name: /^Issue edition \d$/u }),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

const stored = <const N extends 'form' | 'issuedReport'>(entity: N) =>
  lazyRecordsOf(fixture.carnet.state.getState(), fixtureIds.programmeId, entity) ?? [];

describe('A quarterly review', () => {
  it('quotes what was logged in the quarter, and opens its entries', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    expect(await screen.findByText(/The shop opens on Friday\./u)).toBeTruthy();
    const [open] = screen.getAllByRole('button', { name: /^Visits to the businesses/u });
    await user.click(open ?? document.body);
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('1 entry')).toBeTruthy();
    expect(dialog.getByRole('link').getAttribute('href')).toContain('visit-1');
  });

  it('takes a draft over to be corrected, and what is typed stands in its place', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Correct: Challenges, All launch pads' }));
    const box = await screen.findByRole('textbox', { name: /English/u });
    expect((box as HTMLTextAreaElement).value).toMatch(/^- SMEs enrolled/u);
    // What is typed next belongs in it.
    await waitFor(() => expect(box).toHaveFocus());
    // After the dash of the first line, which would be no item any more.
    expect((box as HTMLTextAreaElement).selectionStart).toBe('- '.length);
    await user.clear(box);
    await user.type(box, 'A calm quarter.');
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText('A calm quarter.')).toBeTruthy();
    await waitFor(() =>
      expect(stored('form')[0]?.values['text.challenges']).toMatchObject({
        lang: 'en',
        text: 'A calm quarter.',
      }),
    );
  });

  it('stays open to whoever writes in it while it is drafted anew', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Correct: Challenges, All launch pads' }));
    const box = await screen.findByRole('textbox', { name: /English/u });
    const name = { name: 'E-Channel, renamed' };
    expect((await fixture.carnet.run(setFields(fixtureIds.programmeId, name))).ok).toBe(true);
    await addVisit('visit-2', 'Second visit.');
    const visits = await screen.findByRole('row', { name: /^Visits to the businesses/u });
    await waitFor(() => expect(visits).toHaveTextContent(/2$/u));
    await waitFor(() => expect(box).toHaveFocus());
  });

  const operation = passageField(itemKey('padOperation', fixtureIds.padFr));
  const correctOperation = { name: 'Correct: Operation and performance, France' };

  /** Opens the passage on the operation of France, and answers its box. */
  async function openOperation(user: ReturnType<typeof userEvent.setup>): Promise<HTMLElement> {
    await user.click(await screen.findByRole('button', correctOperation));
    const box = await screen.findByRole('textbox', { name: /English/u });
    await waitFor(() => expect(box).toHaveDisplayValue(/contact/u));
    return box;
  }

  it('stores nothing where a draft is opened and left, and follows what is logged (F276)', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    const box = await openOperation(user);
    await user.click(box);
    await addVisit('visit-2', 'Second visit.');
    await waitFor(() => expect(box).toHaveDisplayValue(/2\scontacts, including/u));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText(/^2 contacts, including/u)).toBeVisible();
    const [form] = stored('form');
    expect(Object.keys(present(form, 'the form').values)).not.toContain(operation);
    expect(screen.queryByText(/corrected by hand/u)).toBeNull();
    await openOperation(user);
    cleanup();
    await addVisit('visit-3', 'Third visit.');
    await show();
    expect(await screen.findByText(/^3 contacts, including/u)).toBeVisible();
    expect(stored('form')[0]?.values[operation]).toBeUndefined();
  });

  it('stores what was typed as a change of the draft, in both languages, and one undo takes it back (F276)', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    await user.type(await openOperation(user), ' And more.');
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText(/And more\./u)).toBeVisible();
    expect(await screen.findAllByText(/corrected by hand/u)).toHaveLength(1);
    const text = stored('form')[0]?.values[operation];
    expect(text).toMatchObject({ lang: 'en', translation: expect.stringMatching(/^- PME/u) });
    await fixture.carnet.undo();
    await addVisit('visit-2', 'Second visit.');
    expect(await screen.findByText(/^2 contacts, including/u)).toBeVisible();
    expect(screen.queryByText(/corrected by hand/u)).toBeNull();
  });

  it('is the draft again where what was typed was taken out again, and follows what is logged (F276)', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    await user.type(await openOperation(user), 'x{Backspace}');
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await addVisit('visit-2', 'Second visit.');
    expect(await screen.findByText(/^2 contacts, including/u)).toBeVisible();
    expect(screen.queryByText(/corrected by hand/u)).toBeNull();
  });

  it('(F284) stays open while what was typed is refused, so that nobody takes it for stored', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    const area = await openOperation(user);
    fireEvent.change(area, { target: { value: 'a'.repeat(20_001) } });
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/20,000/u);
    await waitFor(() => expect(area).toHaveFocus());
    fireEvent.change(area, { target: { value: 'The shop opened.' } });
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(area).not.toBeInTheDocument());
    expect(stored('form')[0]?.values[operation]).toMatchObject({ text: 'The shop opened.' });
  });

  it.each(['en', 'fr'] as const)(
    'calls neither language of a draft the original, and asks a reader of %s to read the other',
    async (language) => {
      await addVisit('visit-1', 'The shop opens on Friday.');
      await setLanguage(language);
      onTestFinished(async () => void (await setLanguage('en')));
      await show();
      const user = userEvent.setup();
      const name =
        language === 'en' ? /^Correct: Operation.*France$/u : /^Corriger\s: Fonct.*France$/u;
      await user.click(await screen.findByRole('button', { name }));
      await screen.findAllByRole('textbox');
      expect(screen.queryByText('Original')).toBeNull();
      const read = screen.getAllByRole('button', {
        name: language === 'en' ? /French$/u : /anglais$/u,
      });
      expect(read).toHaveLength(1);
    },
  );

  it('says that the translation of an untouched draft was read, which stores both (F276)', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    await openOperation(user);
    await user.click(screen.getByRole('button', { name: /^Mark as proofread .*Français|French/u }));
    await eventually(() => {
      expect(stored('form')[0]?.values[operation]).toMatchObject({ translationState: 'checked' });
      return true;
    });
  });

  it('marks the language that lacks what somebody wrote in the other, also after it was proofread (F226)', async () => {
    await asRole('coordinator');
    await show();
    const user = userEvent.setup();
    const name = 'Challenges, All launch pads';
    await user.click(screen.getByRole('button', { name: `Mark as proofread: ${name}` }));
    await user.click(await screen.findByRole('button', { name: `Correct: ${name}` }));
    const french = await screen.findByRole('textbox', { name: /French/u });
    await user.type(french, ' Deux PME de plus.');
    await user.click(screen.getByRole('textbox', { name: /English/u }));
    expect(await screen.findByText('Original changed')).toBeVisible();
    const text = () => stored('form')[0]?.values['text.challenges'];
    await waitFor(() => expect(text()).toMatchObject({ lang: 'fr' }));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await user.click(await screen.findByRole('button', { name: 'Issue' }));
    expect(screen.getByRole('dialog')).toHaveTextContent(/1 translation not checked/iu);
  });

  it('says who proofread a passage, and takes it back', async () => {
    await show();
    const user = userEvent.setup();
    const name = 'Challenges, All launch pads';
    await user.click(screen.getByRole('button', { name: `Mark as proofread: ${name}` }));
    expect(await screen.findByText(/^proofread by/u)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: `Mark as not proofread: ${name}` }));
    // Nobody wrote in it: it is the draft again.
    await waitFor(() => expect(screen.queryByText(/^proofread by/u)).toBeNull());
    expect(screen.queryByText('to proofread, corrected by hand')).toBeNull();
  });

  it('is issued by coordination, and later arrivals are told with what they would change', async () => {
    await asRole('coordinator');
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    await issue();
    await user.click(await screen.findByRole('radio', { name: 'Edition 1' }));
    expect(await screen.findByText('Nothing has changed since it was issued.')).toBeTruthy();
    await addVisit('visit-2', 'Second visit.');
    await user.click(await screen.findByText(/changes? since issue/u, { selector: 'summary' }));
    const table = within(screen.getByRole('table', { name: 'Changes since issue' }));
    const row = present(
      table.getAllByRole('row').find((one) => one.textContent.includes('Visits to the businesses')),
      'the row of the figure',
    );
    expect(within(row).getByRole('rowheader', { name: 'Figures' })).toBeTruthy();
    expect([...row.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      'Visits to the businesses | 0 | 1 | 1',
      'Visits to the businesses | 0 | 2 | 2',
    ]);
    const marked = (tag: string) => [...row.querySelectorAll(tag)].map((one) => one.textContent);
    expect(marked('del').join(' ')).not.toContain('Visits');
    expect(marked('del').join(' ')).toContain('1');
    expect(marked('ins').join(' ')).toContain('2');
    await user.click(screen.getByRole('radio', { name: 'Draft' }));
    await issue(true);
    await waitFor(() =>
      expect(stored('issuedReport').map(({ values }) => values.edition)).toEqual(
        expect.arrayContaining([1, 2]),
      ),
    );
  });

  it('shows what was issued in the place of the draft, and hands that over from then on', async () => {
    await asRole('coordinator');
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    expect(screen.getByText('Draft of 19 November 2020')).toBeInTheDocument();
    await issue();
    expect(await screen.findByRole('radio', { name: 'Edition 1' })).toBeChecked();
    const notice = screen.getByText(/^Edition 1, issued 19 Nov.* Its text no longer changes\./u);
    await waitFor(() => expect(document.activeElement).toContainElement(notice));
    expect(document.body).not.toHaveFocus();
    expect(notices.getState().list).toMatchObject([{ tone: 'done' }]);
    expect(screen.queryByText(/^Draft of/u)).toBeNull();
    expect(screen.getByText('Edition 1, issued on 19 November 2020')).toBeInTheDocument();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Word' }));
    await waitFor(() =>
      expect(tools.downloads.map(({ name }) => name)).toEqual([
        'quarterly-review-3-edition-1-en.docx',
        'revue-trimestrielle-3-edition-1-fr.docx',
      ]),
    );
    expect(written.map(({ status }) => status?.text)).toEqual([
      'Edition 1, issued on 19\u00a0November 2020',
      'Édition 1, diffusée le 19\u00a0novembre 2020',
    ]);
  });

  it('says what is still open before it is issued, and is issued all the same', async () => {
    await asRole('coordinator');
    await addVisit('visit-1', 'The shop opens on Friday.');
    const form = {
      templateId: 'quarterly-review/2',
      state: 'draft',
      onDate: '2020-11-30',
      'text.challenges': { lang: 'en', text: 'A calm quarter.' },
    } as const;
    const home = fixtureIds.programmeId;
    for (const id of ['review', 'review-apart']) {
      expect((await fixture.carnet.run(createRecord('form', home, form, id))).ok).toBe(true);
    }
    await show();
    const user = userEvent.setup();
    const button = await screen.findByRole('button', { name: 'Issue' });
    await user.click(button);
    const dialog = within(screen.getByRole('dialog', { name: 'Issue edition 1?' }));
    expect(dialog.getByText(/^The period ends on 30 November 2020: /u)).toBeVisible();
    const open = within(dialog.getByRole('list', { name: 'State of the draft' }));
    const points = open.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(points).toEqual([
      expect.stringMatching(/^(\d+) of \1 passages not proofread$/u),
      '1 passage in one language only: both reports show it as it was written',
      '1 other draft of the review, started separately: nothing of it is in this edition',
      '1 quotation without a name (permission not yet requested)',
      expect.stringMatching(/^\d+ alerts? open today on the SMEs$/u),
    ]);
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(stored('issuedReport')).toEqual([]);
    expect(button).toHaveFocus();
    await issue();
    await waitFor(() => expect(stored('issuedReport')).toHaveLength(1));
    expect(document.body).not.toHaveFocus();
    // Files of it may have left: no undo offers to take it back, here or from another screen.
    expect(notices.getState().list.at(-1)?.undo).toBeUndefined();
    await fixture.carnet.undo();
    expect(stored('issuedReport').filter(({ deleted }) => deleted === undefined)).toHaveLength(1);
  });

  it('says in the dialog that nothing was issued where the device could not keep it', async () => {
    await asRole('coordinator');
    await show();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Issue' }));
    refuseChanges();
    await user.click(screen.getByRole('button', { name: 'Issue edition 1' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText(/^This change is not saved on this device\./u)).toBeVisible();
    expect(stored('issuedReport')).toEqual([]);
  });

  it('keeps in its box what was typed in a draft where the device could not store it, and says so', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    const form = {
      templateId: 'quarterly-review/2',
      state: 'draft',
      onDate: '2020-11-30',
    } as const;
    const home = fixtureIds.programmeId;
    expect((await fixture.carnet.run(createRecord('form', home, form, 'review'))).ok).toBe(true);
    await show();
    const error = { kind: 'notSaved', failure: 'full' } as const;
    vi.spyOn(fixture.carnet, 'type').mockResolvedValue({ ok: false, error });
    const user = userEvent.setup();
    const box = await openOperation(user);
    await user.type(box, ' And more.');
    await user.tab();
    expect(await screen.findByRole('alert')).toHaveTextContent(/Not saved/u);
    expect(box).toHaveDisplayValue(/And more\./u);
    expect(stored('form')[0]?.values[operation]).toBeUndefined();
  });

  it('does not open a passage where the device could not begin a form for it, and says so', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    refuseChanges();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Correct: Challenges, All launch pads' }));
    await waitFor(() =>
      expect(notices.getState().list.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(/^This change is not saved on this device\./u),
      ),
    );
    expect(screen.queryByRole('textbox', { name: /English/u })).toBeNull();
  });

  it('keeps a stated total in its field where the device could not store it', async () => {
    const form = {
      templateId: 'quarterly-review/2',
      state: 'draft',
      onDate: '2021-05-31',
    } as const;
    const home = fixtureIds.programmeId;
    expect((await fixture.carnet.run(createRecord('form', home, form, 'review'))).ok).toBe(true);
    await show('21');
    refuseChanges();
    const user = userEvent.setup();
    const total = screen.getByRole('textbox', { name: 'Visits reported in total, FR' });
    await user.type(total, '9');
    await user.tab();
    await waitFor(() => expect(notices.getState().list).toHaveLength(1));
    expect(total).toHaveValue('9');
  });

  it('tells two editions of one number apart that were issued on two devices', async () => {
    await asRole('coordinator');
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    const user = userEvent.setup();
    await issue();
    await waitFor(() => expect(stored('issuedReport')).toHaveLength(1));
    const [own] = stored('issuedReport');
    // Their other laptop did not know of the first.
    const twin = createRecord(
      'issuedReport',
      fixtureIds.programmeId,
      present(own, 'it').values,
      'twin',
    );
    expect((await fixture.carnet.run(twin)).ok).toBe(true);
    const editions = await screen.findAllByRole('radio', { name: /^Edition 1, Maëlle/u });
    expect(editions.map((radio) => radio.textContent)).toHaveLength(2);
    expect(new Set(editions.map((radio) => radio.textContent)).size).toBe(2);
    await user.click(editions[0] ?? document.body);
    expect(await screen.findByText(/^Another edition 1 was issued .* by Maëlle/u)).toBeVisible();
    expect(screen.queryByText(/A later edition corrects it/u)).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Draft' }));
    await issue(true);
    await waitFor(() =>
      expect(
        stored('issuedReport')
          .map(({ values }) => values.edition)
          .sort((a, b) => a - b),
      ).toEqual([1, 1, 2]),
    );
  });

  it('is not issued by an account manager of a shared programme, who is told why', async () => {
    await asRole('accountManager');
    fixture.carnet.state.setState({ isConnected: true });
    await show();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Issue' }));
    expect(screen.getByText(/^The coordinator issues the reviews/u)).toBeTruthy();
    expect(stored('issuedReport')).toEqual([]);
  });

  it('is no draft for an observer: issued ones, and nothing else', async () => {
    await asRole('coordinator');
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    await issue();
    await waitFor(() => expect(stored('issuedReport')).toHaveLength(1));
    await asRole('observer');
    cleanup();
    await show();
    // Kept alone, a programme asks for no role: its only member goes on writing, here as on every other screen.
    expect(screen.getByRole('radio', { name: 'Draft' })).toBeVisible();
    cleanup();
    fixture.carnet.state.setState({ isConnected: true });
    await show();
    expect(await screen.findByText(/Its text no longer changes\./u)).toBeTruthy();
    expect(screen.queryByRole('radio', { name: 'Draft' })).toBeNull();
    expect(screen.getAllByRole('radio', { name: /^\d · / })).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /^Correct/u })).toBeNull();
  });

  it.each([
    ['coordinator', { draft: true, issues: true }],
    ['projectManager', { draft: true, issues: true }],
    ['accountManager', { draft: true, issues: false }],
    ['technical', { draft: true, issues: false }],
    ['chief', { draft: true, issues: false }],
    ['chair', { draft: true, issues: false }],
    ['observer', { draft: false, issues: false }],
  ] as const)(
    'leaves as what a %s may read: Word and paper; issuing and links are coordination’s',
    async (role, may) => {
      await asRole('coordinator');
      await addVisit('visit-1', 'The shop opens on Friday.');
      await show();
      const user = userEvent.setup();
      await issue();
      await waitFor(() => expect(stored('issuedReport')).toHaveLength(1));
      cleanup();
      await addVisit('visit-2', 'Second visit.');
      await asRole(role);
      fixture.carnet.state.setState({ isConnected: true });
      await show();
      const word = async (): Promise<string> => {
        written = [];
        await user.click(screen.getByRole('button', { name: 'Word' }));
        await waitFor(() => expect(written).toHaveLength(2));
        return written.map(reportText).join('\n');
      };
      const paper = () => screen.getByRole('article').textContent ?? '';

      const drafts = screen.queryAllByRole('radio', { name: 'Draft' });
      expect(drafts).toHaveLength(may.draft ? 1 : 0);
      if (may.draft) {
        expect(await word()).toContain('Second visit.');
        expect(paper()).toContain('Second visit.');
        const issue = screen.queryByRole('button', { name: 'Issue a corrected edition' });
        const offered = issue !== null && issue.getAttribute('aria-disabled') !== 'true';
        expect(offered).toBe(may.issues);
        await user.click(screen.getByRole('radio', { name: 'Edition 1' }));
      }
      await screen.findByText(/Its text no longer changes\./u);
      const issued = await word();
      expect(issued).toContain('The shop opens on Friday.');
      expect(issued).not.toContain('Second visit.');
      expect(paper()).not.toContain('Second visit.');
      expect(screen.getByRole('button', { name: 'PDF' })).toBeVisible();
      const links = screen.queryAllByRole('button', { name: 'Link for observers' });
      expect(links).toHaveLength(may.issues ? 1 : 0);
    },
  );

  it('is downloaded as two Word files, one in each language, with the words that are shown', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Word' }));
    await waitFor(() =>
      expect(tools.downloads.map(({ name }) => name)).toEqual([
        'quarterly-review-3-draft-2020-11-19-en.docx',
        'revue-trimestrielle-3-brouillon-2020-11-19-fr.docx',
      ]),
    );
    expect(written.map(({ status }) => status?.text)).toEqual([
      'Draft of 19\u00a0November 2020',
      'Brouillon du 19\u00a0novembre 2020',
    ]);
    expect(written.map(({ language }) => language)).toEqual(['en', 'fr']);
    for (const document of written) {
      expect(reportText(document)).toContain('The shop opens on Friday.');
    }
  });

  it('has a total that was half-typed again after a reload (F112)', async () => {
    await show('21');
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox', { name: 'Visits reported in total, FR' }), '12');
    cleanup();
    await show('21');
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Visits reported in total, FR' })).toHaveValue(
        '12',
      ),
    );
  });

  it('keeps a total that was stated, and refuses what is no number at its field', async () => {
    await show('21');
    const user = userEvent.setup();
    const total = screen.getByRole('textbox', { name: 'Visits reported in total, FR' });
    await user.type(total, 'nine');
    await user.tab();
    expect(await screen.findByText('Enter a whole number, such as 9.')).toBeTruthy();
    await user.clear(total);
    await user.type(total, '9');
    await user.tab();
    await waitFor(() =>
      expect(stored('form')[0]?.values[`value.statedTotal.${fixtureIds.padFr}`]).toBe(9),
    );
  });
});

describe('The report on the whole programme', () => {
  it('shows all reviews with what was stated beside what was counted, and is issued as well', async () => {
    await addVisit('visit-1', 'The shop opens on Friday.');
    await show('programme');
    expect(screen.getByRole('table', { name: 'Overview of the quarterly reviews' })).toBeTruthy();
    expect(screen.getByRole('table', { name: 'Cumulative enrolment of SMEs' })).toBeTruthy();
    expect(screen.getByText('FR, SMEs met at least once: 1 of 1.')).toBeTruthy();
    await issue();
    await waitFor(() => expect(stored('issuedReport')).toHaveLength(1));
    expect(stored('issuedReport')[0]?.values.month).toBeUndefined();
  });
});

describe('A review that was begun on two laptops', () => {
  it('goes on with the one that is open where one that was begun before it arrives', async () => {
    const begin = async (id: string, text: string): Promise<void> => {
      const onDate = '2020-11-30';
      const begun = { templateId: 'quarterly-review/2', state: 'draft', onDate } as const;
      const values = { ...begun, 'text.challenges': { lang: 'en', text } } as const;
      await fixture.carnet.run(createRecord('form', fixtureIds.programmeId, values, id));
    };
    await begin('review-b', 'Written in Exeter.');
    await show();
    expect(await screen.findByText('Written in Exeter.')).toBeVisible();
    await act(() => begin('review-a', 'Written in Rouen.'));
    await screen.findByRole('region', { name: 'This form was started twice' });
    expect(screen.getByText('Written in Exeter.')).toBeVisible();
    expect(screen.queryByText('Written in Rouen.')).toBeNull();
  });

  it('takes one up again where each of two chose the draft of the other (F158)', async () => {
    for (const [id, text] of [
      ['review-a', 'Written in Rouen.'],
      ['review-b', 'Written in Exeter.'],
    ] as const) {
      const onDate = '2020-11-30';
      const begun = { templateId: 'quarterly-review/2', state: 'replaced', onDate } as const;
      const values = { ...begun, 'text.challenges': { lang: 'en', text } } as const;
      await fixture.carnet.run(createRecord('form', fixtureIds.programmeId, values, id));
    }
    await show();
    const [first] = await screen.findAllByRole('button', { name: 'Continue with this one' });
    await userEvent.click(first ?? document.body);
    expect(await screen.findByText(/^Written in /u)).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'Continue with this one' })).toHaveLength(1);
  });

  it.each([
    ['en', 'Delete', 'The version that was set aside is in the bin', /^Set aside: /u],
    ['fr', 'Supprimer', 'La version mise de côté est à la corbeille', /^Mis de côté\s: /u],
  ] as const)(
    'lets go of one that was set aside, which is in the bin then [%s]',
    async (language, remove, done, aside) => {
      await setLanguage(language);
      const onDate = '2020-11-30';
      const values = { templateId: 'quarterly-review/2', state: 'replaced', onDate } as const;
      await fixture.carnet.run(createRecord('form', fixtureIds.programmeId, values, 'review-a'));
      await show();
      expect(await screen.findByText(aside)).toBeVisible();
      await userEvent.click(screen.getByRole('button', { name: remove }));
      await waitFor(() => expect(screen.queryByText(aside)).toBeNull());
      expect(notices.getState().list.at(-1)?.message).toBe(done);
      expect(fixture.carnet.record('review-a')?.deleted).toBeDefined();
      await setLanguage('en');
    },
  );

  it('shows both drafts side by side, and goes on with the one that is chosen', async () => {
    for (const [id, text] of [
      ['review-a', 'Written in Rouen.'],
      ['review-b', 'Written in Exeter.'],
    ] as const) {
      const result = await fixture.carnet.run(
        createRecord(
          'form',
          fixtureIds.programmeId,
          {
            templateId: 'quarterly-review/2',
            state: 'draft',
            onDate: '2020-11-30',
            'text.challenges': { lang: 'en', text },
          },
          id,
        ),
      );
      expect(result.ok).toBe(true);
    }
    await show();
    const user = userEvent.setup();
    const drafts = await screen.findByRole('region', { name: 'This form was started twice' });
    const [, second] = within(drafts).getAllByRole('button');
    if (second === undefined) throw new Error('each draft can be chosen');
    await user.click(second);
    await user.click(within(drafts).getByRole('button', { name: 'Apply the ticked answers' }));
    await waitFor(() =>
      expect(stored('form').map(({ id, values }) => [id, values.state])).toContainEqual([
        'review-a',
        'replaced',
      ]),
    );
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'This form was started twice' })).toBeNull(),
    );
  });
});

describe('The chart of a review', () => {
  it('is described in the language of the report, whatever that of the page is', async () => {
    await show();
    const user = userEvent.setup();
    const before = (await screen.findByRole('img')).getAttribute('aria-label');
    await user.click(screen.getByRole('radio', { name: 'French' }));
    await waitFor(() => {
      const label = screen.getByRole('img').getAttribute('aria-label');
      expect(label).not.toBe(before);
      expect(label).toMatch(/inscri/u);
    });
  });
});
