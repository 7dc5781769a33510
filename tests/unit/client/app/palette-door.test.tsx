// @vitest-environment jsdom
/** The way into the palette while its part of the application is still on its way: nothing typed is lost. */

import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PaletteDoor } from '../../../../src/client/app/palette-door.tsx';
import { useShortcuts } from '../../../../src/client/app/use-shortcuts.ts';
import * as palette from '../../../../src/client/features/palette/palette-dialog.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { type CommandOffers, useCommands } from '../../../../src/client/model/commands.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { type CarnetFixture, carnetFixture } from '../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  Element.prototype.scrollIntoView = () => undefined;
});

type Load = () => Promise<typeof palette>;

/** A window in which Ctrl K opens a palette that comes when `arrive` is called. */
function show(fixture: CarnetFixture, offers: CommandOffers = {}) {
  let resolve: (found: typeof palette) => void = () => undefined;
  const waiting = new Promise<typeof palette>((found) => {
    resolve = found;
  });
  const load: Load = () => waiting;
  const memory = memoryLocation({ path: '/', record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <Window load={load} offers={offers} />
      </Router>
    </CarnetContext>,
  );
  return {
    history: memory.history,
    arrive: () => act(async () => resolve(palette)),
  };
}

function Window({ load, offers }: { readonly load: Load; readonly offers: CommandOffers }) {
  const [asking, setAsking] = useState(false);
  useCommands(offers);
  useShortcuts({ palette: () => setAsking(true), onSequence: () => undefined });
  return (
    <>
      <button type="button">Elsewhere</button>
      {asking ? <PaletteDoor load={load} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

const waitingField = (): HTMLElement => screen.getByRole('textbox', { name: 'Search' });
const field = (): HTMLElement => screen.getByRole('combobox', { name: 'Search or run a command' });

describe('the palette that is still on its way', () => {
  it('finds what was typed meanwhile, which ran no shortcut', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    await fixture.addSme({ name: 'Lanternes Le Goff' });
    const log = vi.fn();
    const { arrive } = show(fixture, { log: { run: log } });
    await user.keyboard('{Control>}k{/Control}l');
    expect(waitingField()).toHaveFocus();
    await user.keyboard('ant');
    await arrive();
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('lant');
    await user.keyboard('e');
    expect(field()).toHaveValue('lante');
    expect(await screen.findByRole('option', { name: /Lanternes Le Goff/ })).toBeTruthy();
    expect(log).not.toHaveBeenCalled();
  });

  it('takes an Enter that came before it as its own', async () => {
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({ name: 'Lanternes Le Goff' });
    const { arrive, history } = show(fixture);
    await user.keyboard('{Control>}k{/Control}lanternes{Enter}');
    expect(history).toEqual(['/']);
    await arrive();
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('forgets the Enter when more was typed after it', async () => {
    const user = userEvent.setup();
    const { arrive, history } = show(await carnetFixture());
    await user.keyboard('{Control>}k{/Control}trash{Enter}y');
    await arrive();
    expect(field()).toHaveValue('trashy');
    expect(history).toEqual(['/']);
  });

  it('lets a letter that is made of two keys be finished', async () => {
    const user = userEvent.setup();
    const { arrive } = show(await carnetFixture());
    await user.keyboard('{Control>}k{/Control}');
    fireEvent.compositionStart(waitingField());
    await arrive();
    fireEvent.change(waitingField(), { target: { value: 'ê' } });
    fireEvent.compositionEnd(waitingField());
    expect(field()).toHaveValue('ê');
  });

  it('is given up with Escape; the focus is where it was, then and after the palette', async () => {
    const user = userEvent.setup();
    const { arrive } = show(await carnetFixture());
    const elsewhere = screen.getByRole('button', { name: 'Elsewhere' });
    elsewhere.focus();
    await user.keyboard('{Control>}k{/Control}{Escape}');
    expect(elsewhere).toHaveFocus();
    await user.keyboard('{Control>}k{/Control}');
    await arrive();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(elsewhere).toHaveFocus();
  });
});
