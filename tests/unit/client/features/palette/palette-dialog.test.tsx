// @vitest-environment jsdom
/** The palette: type, walk, open, do. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PaletteDialog } from '../../../../../src/client/features/palette/palette-dialog.tsx';
import { beginForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { type CommandOffers, useCommands } from '../../../../../src/client/model/commands.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  Element.prototype.scrollIntoView = () => undefined;
});

function Offering({ offers }: { readonly offers: CommandOffers }) {
  useCommands(offers);
  return null;
}

function show(
  fixture: CarnetFixture,
  offers: CommandOffers = {},
): {
  readonly history: readonly string[];
  readonly closed: () => number;
} {
  // Whoever offers commands is there before the palette opens.
  render(<Offering offers={offers} />);
  const memory = memoryLocation({ path: '/', record: true });
  let closed = 0;
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <PaletteDialog
          open
          onClose={() => {
            closed += 1;
          }}
        />
      </Router>
    </CarnetContext>,
  );
  return { history: memory.history, closed: () => closed };
}

const field = (): HTMLElement => screen.getByRole('combobox', { name: 'Search or run a command' });
const active = (): string =>
  document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

describe('a line that begins with the name of an SME', () => {
  it('is logged on its sheet from anywhere, and says before what is read', async () => {
    await loadReader();
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({ name: 'Solent Wax Company' });
    show(fixture);
    await userEvent.type(field(), 'Solent appel 5 pas de réponse');
    await waitFor(() => expect(active()).toContain('Log a contact with Solent Wax Company'));
    expect(active()).toContain('Call · No answer');
    await userEvent.keyboard('{Enter}');
    await fixture.carnet.loadJournal(smeId);
    await waitFor(() =>
      expect(fixture.carnet.state.getState().journals.get(smeId)?.[0]?.values).toMatchObject({
        mode: 'phone',
        minutes: 5,
        reached: false,
      }),
    );
    expect(notices.getState().list[0]?.message).toBe('Attempt logged, no answer');
  });

  it('offers each SME that the name fits', async () => {
    await loadReader();
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Atelier Kerlan' });
    await fixture.addSme({ name: 'Atelier Solent' });
    show(fixture);
    await userEvent.type(field(), 'atelier v tomorrow 10am');
    const group = await screen.findByRole('group', { name: 'Log' });
    expect(within(group).getAllByRole('option')).toHaveLength(2);
    expect(active()).toContain('Planned for Fri 20\u00a0Nov, 10:00');
  });

  it('is searched for as before when the rest says nothing of a contact', async () => {
    await loadReader();
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Solent Wax Company' });
    show(fixture);
    await userEvent.type(field(), 'solent candles');
    expect(screen.queryByRole('group', { name: 'Log' })).toBeNull();
  });
});

describe('the palette', () => {
  it('has the focus in its text, and shows the SMEs of the last contacts', async () => {
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Older' });
    await fixture.addContact(await fixture.addSme({ name: 'Latest' }));
    show(fixture);
    expect(field()).toHaveFocus();
    const group = screen.getByRole('group', { name: 'Latest contacts' });
    expect(
      within(group)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['LatestSaint-Malo', 'OlderSaint-Malo']);
  });

  it('marks what matches, and Enter opens the place of a contact', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const contactId = await fixture.addContact(smeId);
    const { history, closed } = show(fixture);
    await user.type(field(), 'etiq');
    expect((await screen.findByText('Étiq')).tagName).toBe('MARK');
    expect(active()).toContain('Étiquettes en anglais');
    await user.keyboard('{Enter}');
    expect(history.at(-1)).toBe(`/sme/${smeId}#${contactId}`);
    expect(closed()).toBe(1);
  });

  it('opens the form of an answer, in the tab that shows it', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const home = await fixture.addSme();
    const answers = {
      'text.ambition': { lang: 'fr', text: 'Vendre des bols' },
      'text.start': { lang: 'fr', text: 'Trente bols par mois' },
    } as const;
    const plan = { home, templateId: 'market-entry-plan/1', filledBy: 'together' } as const;
    await fixture.carnet.run(beginForm({ ...plan, answers }, 'form-1'));
    const { history } = show(fixture);
    await user.type(field(), 'bols');
    expect(await screen.findByText('Answers in forms')).toBeVisible();
    expect(screen.getAllByRole('option', { name: /bols/u })).toHaveLength(2);
    await user.keyboard('{Enter}');
    expect(history.at(-1)).toBe(`/sme/${home}/plan?of=form-1`);
  });

  it('is walked with the arrows, round and round', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Alpha' });
    show(fixture, { log: { run: () => undefined }, goTrash: { run: () => undefined } });
    expect(active()).toContain('Alpha');
    await user.keyboard('{ArrowDown}');
    expect(active()).toContain('Log a contact');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(active()).toContain('Bin');
  });

  it('does what its name says, after it has closed', async () => {
    const user = userEvent.setup();
    const done: string[] = [];
    const { closed } = show(await carnetFixture(), {
      newSme: { run: () => done.push(`new, closed ${closed()} times`) },
    });
    await user.type(field(), 'new sme');
    await user.keyboard('{Enter}');
    expect(done).toEqual(['new, closed 1 times']);
  });

  it.each(['corbeille', 'Bin', 'rétablir', 'RETABL', 'bin'])(
    'finds a command by its words in either language: %s',
    async (query) => {
      const user = userEvent.setup();
      show(await carnetFixture(), { goTrash: { run: () => undefined } });
      await user.type(field(), query);
      expect(active()).toContain('Bin');
    },
  );

  it('offers only what somebody can do now, with what it would act on and its keys', async () => {
    show(await carnetFixture(), {
      moveStage: { run: () => undefined, detail: 'Atelier Kerlan' },
    });
    const names = within(screen.getByRole('group', { name: 'Commands' }))
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['Change the stageAtelier KerlanM']);
    expect(screen.queryByRole('group', { name: 'Go to' })).toBeNull();
  });

  it('does not promise letters that are switched off', async () => {
    preferences.setState({ letterShortcuts: false });
    show(await carnetFixture(), {
      newSme: { run: () => undefined },
      undo: { run: () => undefined },
    });
    preferences.setState({ letterShortcuts: true });
    const [newSme, undo] = screen.getAllByRole('option');
    expect(newSme?.querySelector('kbd')).toBeNull();
    expect(undo?.querySelectorAll('kbd')).toHaveLength(2);
  });

  it('says what undo would take back', async () => {
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Atelier Kerlan' });
    show(fixture, { undo: { run: () => undefined } });
    expect(screen.getByText('SME added: Atelier Kerlan')).toBeTruthy();
  });

  it('puts an SME whose name begins so before the commands of that word', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Calendriers Le Goff' });
    show(fixture, { goCalendar: { run: () => undefined } });
    await user.type(field(), 'calend');
    expect(active()).toContain('Calendriers Le Goff');
    await user.type(field(), 'ar');
    expect(active()).not.toContain('Calendriers');
    expect(active()).toContain('Calendar');
  });

  it('takes what was typed, however fast Enter follows', async () => {
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Alpha' });
    const done: string[] = [];
    const { history } = show(fixture, { goTrash: { run: () => done.push('trash') } });
    expect(active()).toContain('Alpha');
    // In one go, before anything could be drawn again.
    act(() => {
      fireEvent.change(field(), { target: { value: 'trash' } });
      fireEvent.keyDown(field(), { key: 'Enter' });
    });
    await waitFor(() => expect(done).toEqual(['trash']));
    expect(history).toEqual(['/']);
  });

  it('opens a section of the settings', async () => {
    const user = userEvent.setup();
    const { history } = show(await carnetFixture());
    await user.type(field(), 'réglages mem');
    await user.keyboard('{Enter}');
    expect(history.at(-1)).toBe('/settings/members');
  });

  it('says that it found nothing, and shows what was typed as text', async () => {
    const user = userEvent.setup();
    show(await carnetFixture());
    await user.type(field(), '<b>zzz</b>');
    const told = await screen.findAllByText('Nothing found for “<b>zzz</b>”.');
    expect(told.length).toBeGreaterThan(0);
    expect(screen.queryAllByRole('option')).toEqual([]);
  });
});
