// @vitest-environment jsdom
/** A sheet and the list as something to take along: a table, or paper. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { SheetScreen } from '../../../../../src/client/features/sheet/sheet-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { offeredCommands, runCommand } from '../../../../../src/client/model/commands.ts';
import { NoteExportedFileContext } from '../../../../../src/client/model/exported-files.ts';
import {
  dismissPlanQuestion,
  planQuestion,
} from '../../../../../src/client/model/plan-question.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import {
  createRecord,
  deleteRecord,
  setFields,
} from '../../../../../src/domain/command/command.ts';
import { writeFigures } from '../../../../../src/domain/figures/write-figures.ts';
import { beginForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import { present } from '../../../../../src/std/assert.ts';
import { testBackupTools } from '../../../../support/test-device.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

interface Tools extends ReturnType<typeof testBackupTools> {
  /** What was noted for the audit log. */
  readonly noted: string[];
}

function show({ carnet }: CarnetFixture, path: string, smeId?: string): Tools {
  const noted: string[] = [];
  const tools = { ...testBackupTools(), noted };
  const [pathname = '/', search = ''] = path.split('?');
  const memory = memoryLocation({ path: pathname, searchPath: search });
  render(
    <BackupsContext value={tools}>
      <CarnetContext value={carnet}>
        <NoteExportedFileContext value={(kind) => void noted.push(kind)}>
          <Router hook={memory.hook} searchHook={memory.searchHook}>
            {smeId === undefined ? (
              <PortfolioScreen />
            ) : (
              <SheetScreen smeId={smeId} tab={pathname.split('/')[3]} />
            )}
          </Router>
        </NoteExportedFileContext>
      </CarnetContext>
    </BackupsContext>,
  );
  return tools;
}

const lastNotice = (): string => notices.getState().list.at(-1)?.message ?? '';

async function fileOf({ downloads, noted }: Tools): Promise<{ name: string; lines: string[] }> {
  await waitFor(() => expect(downloads).toHaveLength(1));
  expect(noted).toEqual(['table']);
  const { name, file } = present(downloads[0], 'a file was downloaded');
  // `text()` drops the mark at the beginning.
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return { name, lines: (await file.text()).split('\r\n') };
}

describe('the table of the list', () => {
  it('holds the SMEs that the filter shows, and says what it holds', async () => {
    const fixture = await carnetFixture();
    await fixture.addSme({ name: '=HYPERLINK("x")' });
    await fixture.addSme({ name: 'Of another pad', launchPadId: 'pad-uk' });
    const handed = show(fixture, '/?pad=pad-fr');
    act(() => void runCommand('exportCsv'));
    const { name, lines } = await fileOf(handed);
    expect(name).toBe('carnet-portfolio-e-channel-2020-11-19.csv');
    expect(lines[0]).toMatch(/^\uFEFF?Name,Status,Last contact,/);
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""x""\)",/);
    expect(lines).toHaveLength(3);
    expect(lastNotice()).toMatch(
      /^Table saved to your downloads: 1 row\. .*This file names people/,
    );
  });

  it('is separated as a French spreadsheet expects', async () => {
    await setLanguage('fr');
    const fixture = await carnetFixture();
    await fixture.addSme();
    const handed = show(fixture, '/');
    act(() => void runCommand('exportCsv'));
    const { name, lines } = await fileOf(handed);
    expect(name).toBe('carnet-portefeuille-e-channel-2020-11-19.csv');
    expect(lines[1]?.split(';')[0]).toBe('Atelier Kerlan');
  });

  it('is offered with paper, and the paper says with which filters it was made', async () => {
    const fixture = await carnetFixture();
    await fixture.addSme();
    show(fixture, '/?mine=1&pad=pad-fr&stage=enrolled');
    expect(await screen.findByText('E-Channel · 19 November 2020 · 1 SME')).toBeInTheDocument();
    expect(screen.getByText('Filters: My SMEs, FR and Enrolled')).toBeInTheDocument();
  });
});

describe('the table of a sheet', () => {
  it('reads the journal first, leaves confidential contacts out and counts them', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId);
    await fixture.addContact(smeId, {
      confidential: true,
      summary: { lang: 'fr', text: 'Entre nous' },
    });
    await fixture.addAction(smeId);
    const handed = show(fixture, `/sme/${smeId}/details`, smeId);
    act(() => void runCommand('exportCsv'));
    const { name, lines } = await fileOf(handed);
    expect(name).toBe('carnet-atelier-kerlan-2020-11-19.csv');
    expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual(['Contact', 'Action']);
    expect(lines.join('')).not.toContain('Entre nous');
    expect(lines.join('')).toContain('Envoyer le glossaire');
    expect(lastNotice()).toContain('1 confidential contact left out.');
  });
});

describe('an introduction that was noted on the sheet of another SME', () => {
  async function introduced() {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    for (const [name, confidential] of [
      ['Wealden Cider', undefined],
      ['Solent Wax', true],
    ] as const) {
      const otherId = await fixture.addSme({ name });
      await fixture.addContact(otherId, {
        kind: 'introduction',
        introducedId: smeId,
        outcome: 'met',
        confidential,
        summary: { lang: 'en', text: 'They want to share a van' },
      });
    }
    return { fixture, smeId };
  }

  it.each([
    ['en', /^Contact,.*Introduction,.*Wealden Cider,They have met,/],
    ['fr', /^Contact;.*Mise en relation;.*Wealden Cider;[^;]+;/],
  ] as const)('is in its table, without what was written (%s)', async (language, line) => {
    await setLanguage(language);
    const { fixture, smeId } = await introduced();
    const handed = show(fixture, `/sme/${smeId}/details`, smeId);
    act(() => void runCommand('exportCsv'));
    const { lines } = await fileOf(handed);
    expect(lines.slice(1, -1)).toEqual([expect.stringMatching(line)]);
    expect(lines.join('')).not.toMatch(/van|Solent/);
  });

  it('is in the table of what the sheet was merged into', async () => {
    const { fixture, smeId } = await introduced();
    const intoId = await fixture.addSme({ name: 'Atelier Kerlan et fils' });
    await fixture.carnet.run(setFields(smeId, { mergedInto: intoId }));
    await fixture.carnet.run(deleteRecord(smeId));
    const handed = show(fixture, `/sme/${intoId}/details`, intoId);
    act(() => void runCommand('exportCsv'));
    const { lines } = await fileOf(handed);
    expect(lines.join('')).toContain('Wealden Cider');
  });

  it('is on its paper', async () => {
    const { fixture, smeId } = await introduced();
    const printed: string[] = [];
    vi.spyOn(window, 'print').mockImplementation(() => {
      fireEvent(window, new Event('beforeprint'));
      printed.push(document.body.querySelector(':scope > [class*="paper"]')?.textContent ?? '');
      fireEvent(window, new Event('afterprint'));
    });
    show(fixture, `/sme/${smeId}/plan`, smeId);
    act(() => void runCommand('print'));
    await waitFor(() => expect(printed).toHaveLength(1));
    expect(printed[0]).toContain('Introductionto Wealden CiderThey have met');
    expect(printed[0]).not.toMatch(/van|Solent/);
  });

  it('is in its journal once the sheet stays shown, with the way to the other', async () => {
    const { fixture, smeId } = await introduced();
    show(fixture, `/sme/${smeId}`, smeId);
    const journal = await screen.findByRole('list', { name: 'Journal' });
    act(() => fixture.environment.pass(1000));
    expect(await within(journal).findByRole('link', { name: 'Wealden Cider' })).toBeVisible();
    expect(within(journal).getByRole('link', { name: 'Solent Wax' })).toBeVisible();
    expect(within(journal).queryByText(/van/)).toBeNull();
  });
});

describe('the forms of a sheet', () => {
  async function withForms(): Promise<{ fixture: CarnetFixture; smeId: string }> {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const begun = { home: smeId, filledBy: 'together' } as const;
    const answers = { 'value.registered': 'yes', 'note.registered': 'Bankrupt in 2018' };
    for (const templateId of ['eligibility-checklist/1', 'sme-profile/1', 'of-a-newer-one/9']) {
      await fixture.carnet.run(
        beginForm({
          ...begun,
          templateId,
          answers: templateId.startsWith('sme') ? { 'value.motivation': 4 } : answers,
        }),
      );
    }
    return { fixture, smeId };
  }

  it('are in its table, without the profile and the notes', async () => {
    const { fixture, smeId } = await withForms();
    const handed = show(fixture, `/sme/${smeId}`, smeId);
    act(() => void runCommand('exportCsv'));
    const { lines } = await fileOf(handed);
    expect(lines.slice(1, -1)).toHaveLength(1);
    expect(lines[1]).toMatch(/^Form,.*Criteria checklist.*Yes,Oui,,,2020-11-19,Maëlle Guivarc’h$/u);
    expect(lines.join('')).not.toContain('Bankrupt');
  });

  it('are in the table that asks for them by name with profile and notes', async () => {
    const { fixture, smeId } = await withForms();
    const handed = show(fixture, `/sme/${smeId}`, smeId);
    act(() => void runCommand('exportCsvStaff'));
    const { name, lines } = await fileOf(handed);
    expect(name).toMatch(/^carnet-profile-and-notes-atelier-kerlan-/u);
    expect(lines.join('')).toContain('Bankrupt in 2018');
    expect(lines.slice(1, -1)).toHaveLength(2);
  });

  it.each([
    ['print', false],
    ['printStaff', true],
  ] as const)('are read before Carnet prints (%s)', async (command, staff) => {
    const { fixture, smeId } = await withForms();
    const printed: string[] = [];
    vi.spyOn(window, 'print').mockImplementation(() => {
      fireEvent(window, new Event('beforeprint'));
      printed.push(document.body.querySelector(':scope > [class*="paper"]')?.textContent ?? '');
      fireEvent(window, new Event('afterprint'));
    });
    show(fixture, `/sme/${smeId}`, smeId);
    act(() => void runCommand(command));
    await waitFor(() => expect(printed).toHaveLength(1));
    const [page = ''] = printed;
    expect(page).toContain('Is your business registered and trading?Yes');
    expect(page).toContain('1 form made with a newer version of Carnet left out.');
    expect(page.includes('Bankrupt')).toBe(staff);
    expect(page.includes('Business profile')).toBe(staff);
  });
});

describe('the months of a channel', () => {
  async function withMonths() {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const values = { name: 'Shopify', kind: 'shop', connection: 'connected' } as const;
    const channel = { ...values, connectedOn: '2020-09-10' };
    await fixture.carnet.run(createRecord('channel', smeId, channel, 'channel-1'));
    const place = { smeId, channelId: 'channel-1', source: 'typed', vat: 'excluded' } as const;
    const month = (name: string, orders: number) => ({
      month: name,
      ids: [],
      newId: `figures-${name}`,
      patch: { orders, revenue: { amount: orders * 12.5, currency: 'GBP' as const } },
    });
    const months = [month('2020-08', 4), month('2020-09', 6)];
    await fixture.carnet.run(writeFigures(place, months));
    return { fixture, smeId };
  }

  it('are a table with numbers that a spreadsheet adds up', async () => {
    const { fixture, smeId } = await withMonths();
    const handed = show(fixture, `/sme/${smeId}/figures`, smeId);
    fireEvent.click(await screen.findByRole('button', { name: 'Table (CSV)' }));
    const { name, lines } = await fileOf(handed);
    expect(name).toMatch(/^carnet-atelier-kerlan-shopify-/);
    expect(lines[0]).toContain('Revenue,Revenue (currency)');
    expect(lines[1]).toMatch(/^2020-08,Shopify,,4,50,GBP,/);
  });

  it('are on the paper of the sheet, with before and after', async () => {
    const { fixture, smeId } = await withMonths();
    const printed: string[] = [];
    vi.spyOn(window, 'print').mockImplementation(() => {
      fireEvent(window, new Event('beforeprint'));
      printed.push(document.body.querySelector(':scope > [class*="paper"]')?.textContent ?? '');
      fireEvent(window, new Event('afterprint'));
    });
    show(fixture, `/sme/${smeId}`, smeId);
    act(() => void runCommand('print'));
    await waitFor(() => expect(printed).toHaveLength(1));
    expect(printed[0]).toMatch(/Shopify.*Aug 2020.*4.*£50.*Sept 2020.*6.*£75/u);
    expect(printed[0]).toContain('Before connection (1 month)');
  });
});

describe('the paper of a sheet', () => {
  const paper = (): HTMLElement | null => document.body.querySelector(':scope > [class*="paper"]');

  async function printed(fixture: CarnetFixture, smeId: string): Promise<HTMLElement> {
    show(fixture, `/sme/${smeId}/details`, smeId);
    await waitFor(() => {
      fireEvent(window, new Event('beforeprint'));
      expect(paper()).not.toBeNull();
    });
    await waitFor(() => expect(paper()).not.toHaveTextContent('was not read yet'));
    return paper() ?? document.body;
  }

  it('stands beside the application while it is printed, whichever tab is open', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId, {
      summary: {
        lang: 'fr',
        text: 'Étiquettes reçues',
        translation: 'Labels received',
        translationState: 'checked',
      },
      decisions: { d: { lang: 'en', text: 'Go on in spring' } },
    });
    await fixture.addContact(smeId, {
      confidential: true,
      summary: { lang: 'fr', text: 'Entre nous' },
    });
    await fixture.addAction(smeId);
    await fixture.addAction(smeId, { state: 'done', title: { lang: 'fr', text: 'Chose faite' } });
    await fixture.addIssue(smeId);
    const page = within(await printed(fixture, smeId));
    expect(page.getByText('Progress sheet · E-Channel · 19 November 2020')).toBeInTheDocument();
    expect(page.getByText(/Étiquettes reçues/)).toHaveAttribute('lang', 'fr');
    expect(page.getByText(/Labels received/)).toHaveAttribute('lang', 'en');
    expect(page.getByText('Go on in spring')).toBeInTheDocument();
    expect(page.getByText('Envoyer le glossaire')).toBeInTheDocument();
    expect(page.queryByText('Chose faite')).toBeNull();
    expect(page.queryByText('Entre nous')).toBeNull();
    expect(page.getByText('1 confidential contact left out.')).toBeInTheDocument();
    fireEvent(window, new Event('afterprint'));
    await waitFor(() => expect(paper()).toBeNull());
  });
});

describe('what a sheet offers', () => {
  it('logs from whichever tab is open', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    show(fixture, `/sme/${smeId}`, smeId);
    act(() => void runCommand('log'));
    expect(document.activeElement).toHaveAttribute('data-composer');
  });

  it('names the SME that a command is about', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    show(fixture, `/sme/${smeId}`, smeId);
    const offers = offeredCommands();
    expect(offers.print?.detail).toBe('Atelier Kerlan');
    expect(offers.exportCsv?.detail).toBe('Atelier Kerlan');
    expect(offers.planContact?.detail).toBe('Atelier Kerlan');
  });

  it('plans a contact with its SME', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    show(fixture, `/sme/${smeId}`, smeId);
    act(() => void runCommand('planContact'));
    expect(planQuestion.getState().question?.smeId).toBe(smeId);
    dismissPlanQuestion();
  });
});
