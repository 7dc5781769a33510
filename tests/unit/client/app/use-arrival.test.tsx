// @vitest-environment jsdom
/** Where the focus is on a screen that was just opened. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { useArrival } from '../../../../src/client/app/use-arrival.ts';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { type CarnetFixture, carnetFixture } from '../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
beforeAll(() => initI18n('en'));
beforeEach(async () => {
  window.scrollTo = () => undefined;
  fixture = await carnetFixture();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Screen({ location, row }: { readonly location: string; readonly row: boolean }) {
  useArrival(location);
  return <main tabIndex={-1}>{row ? <button type="button">Anvil</button> : <h1>Sheet</h1>}</main>;
}

const at = (location: string, row: boolean) => (
  <CarnetContext value={fixture.carnet}>
    <Screen location={location} row={row} />
  </CarnetContext>
);

describe('Arriving on a screen', () => {
  it('begins in the screen, also where the row that opened it goes away after the address has changed', async () => {
    const { rerender } = render(at('/', true));
    screen.getByRole('button').focus();
    // The sheet is still being read: what was there before is shown.
    rerender(at('/sme/1', true));
    expect(screen.getByRole('button')).toHaveFocus();
    rerender(at('/sme/1', false));
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });

  it('begins in the screen where one came from a place without a frame, not where the page was just opened', async () => {
    const opened = render(at('/', false));
    await new Promise(requestAnimationFrame);
    expect(document.body).toHaveFocus();
    opened.unmount();
    vi.stubGlobal('navigator', { ...navigator, userActivation: { hasBeenActive: true } });
    render(at('/', false));
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });

  it('leaves the focus where somebody put it', async () => {
    const { rerender } = render(at('/', true));
    rerender(at('/day', true));
    screen.getByRole('button').focus();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(screen.getByRole('button')).toHaveFocus();
  });

  it('takes no focus from whoever has pressed something since, however few frames were drawn', async () => {
    const { rerender } = render(at('/', true));
    rerender(at('/day', true));
    const button = screen.getByRole('button');
    button.focus();
    await new Promise(requestAnimationFrame);
    // Their own press takes the button away; where the focus goes then is no question of arriving.
    fireEvent.pointerDown(button);
    rerender(at('/day', false));
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(document.body).toHaveFocus();
  });
});
