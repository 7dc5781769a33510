// @vitest-environment jsdom
/** The search window: type, walk, open. */

import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SearchDialog } from '../../../../../src/client/features/search/search-dialog.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  Element.prototype.scrollIntoView = () => undefined;
});

function show(fixture: CarnetFixture): {
  readonly history: readonly string[];
  readonly closed: () => number;
} {
  const memory = memoryLocation({ path: '/', record: true });
  let closed = 0;
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <SearchDialog
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

const field = (): HTMLElement => screen.getByRole('combobox', { name: 'Search' });
const active = (): string =>
  document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

describe('the search window', () => {
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

  it('is walked with the arrows, round and round', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Alpha' });
    show(fixture);
    expect(active()).toContain('Alpha');
    await user.keyboard('{ArrowDown}');
    expect(active()).toContain('Log a contact');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(active()).toContain('Settings');
  });

  it('goes where its name says', async () => {
    const user = userEvent.setup();
    const { history } = show(await carnetFixture());
    await user.type(field(), 'new sme');
    await user.keyboard('{Enter}');
    expect(history.at(-1)).toBe('/new');
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
