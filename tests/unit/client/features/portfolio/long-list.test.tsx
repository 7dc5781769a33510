// @vitest-environment jsdom
/** A list of which only the rows in view are drawn: their elements are given on, except those that someone touched. */

import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { createRecord, together } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

const smes = 400;
const idOf = (place: number): string => `sme-${place}`;

let fixture: CarnetFixture;
let history: readonly string[];
afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ letterShortcuts: true });
  // jsdom draws nothing: it has nowhere to scroll, and no row has a height.
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(37);
  fixture = await carnetFixture();
  const commands = Array.from({ length: smes }, (_, place) => {
    const name = `SME ${String(place).padStart(3, '0')}`;
    const required = { country: 'FR', track: 'programme', stage: 'prospect' } as const;
    const values = { ...required, name, launchPadId: fixtureIds.padFr };
    return createRecord('sme', idOf(place), values, idOf(place));
  });
  await fixture.carnet.run(together(commands));
  const memory = memoryLocation({ path: '/?sort=name', record: true });
  history = memory.history;
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <PortfolioScreen />
      </Router>
    </CarnetContext>,
  );
  // The code of long lists is there: it leaves the room of the rows that it does not draw.
  await waitFor(() => expect(document.querySelector('tbody tr[aria-hidden]')).not.toBeNull());
});

function rows(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('tr[data-sme]')];
}
const shown = (): readonly (string | undefined)[] => rows().map((row) => row.dataset['sme']);
function rowOf(place: number): HTMLElement {
  const row = document.querySelector<HTMLElement>(`[data-sme="${idOf(place)}"]`);
  if (row === null) throw new Error(`Not drawn: ${place}`);
  return row;
}
const head = (): HTMLElement => screen.getByRole('button', { name: 'SME' });
/** The other way round: every row in view is another. */
const sortBackwards = (): void => void fireEvent.click(head());

describe('a long list sorted the other way round', () => {
  it('draws other SMEs with the same elements, in the order in which they stand', () => {
    const before = rows();
    const boxes = before.map((row) => row.querySelector('input'));
    sortBackwards();
    const after = rows();
    expect(shown()[0]).toBe(idOf(smes - 1));
    expect(after.every((row) => before.includes(row))).toBe(true);
    expect(after.map((row) => row.querySelector('input'))).toEqual(boxes.slice(0, after.length));
    for (const [index, row] of after.entries()) {
      const place = smes - 1 - index;
      expect(row.dataset['sme']).toBe(idOf(place));
      expect(row).toHaveAttribute('aria-rowindex', String(index + 2));
      const name = `SME ${String(place).padStart(3, '0')}`;
      expect(row.querySelector('a')?.textContent).toBe(name);
      expect(row.querySelector('a')).toHaveAttribute('href', `/sme/${idOf(place)}`);
      expect(row.querySelector('input')).toHaveAttribute('aria-label', `Select ${name}`);
    }
  });

  it('draws the rows beyond the view once it has stayed so for a moment', async () => {
    const before = rows().length;
    sortBackwards();
    const atOnce = rows().length;
    expect(atOnce).toBeLessThan(before);
    await waitFor(() => expect(rows().length).toBeGreaterThan(atOnce));
  });

  it('never draws another SME with an element that was pressed', () => {
    const row = rowOf(3);
    fireEvent.pointerDown(row);
    sortBackwards();
    expect(row.isConnected).toBe(false);
    expect(row.dataset['sme']).toBe(idOf(3));
  });

  it('never draws another SME with an element that had the focus, wherever it is now', () => {
    const row = rowOf(3);
    act(() => row.querySelector('a')?.focus());
    // Another row is the chosen one, which stays drawn wherever it stands.
    act(() => rowOf(5).querySelector('a')?.focus());
    act(() => head().focus());
    sortBackwards();
    expect(row.isConnected).toBe(false);
    expect(rowOf(5).isConnected).toBe(true);
  });

  it('keeps the element and the focus of a row that stays drawn', () => {
    const row = rowOf(3);
    const link = row.querySelector('a');
    act(() => link?.focus());
    sortBackwards();
    expect(rowOf(3)).toBe(row);
    expect(document.activeElement).toBe(link);
    expect(shown().at(-1)).toBe(idOf(3));
  });

  it('takes no tick along to another SME', () => {
    fireEvent.click(rowOf(3).querySelector('input') ?? document.body);
    expect(rowOf(3).querySelector('input')).toBeChecked();
    sortBackwards();
    const ticked = rows().filter((row) => row.querySelector<HTMLInputElement>('input')?.checked);
    expect(ticked.map((row) => row.dataset['sme'])).toEqual([idOf(3)]);
  });

  it('opens the row that the next key chose, and does not sort again', () => {
    act(() => rowOf(3).querySelector('a')?.focus());
    act(() => head().focus());
    sortBackwards();
    const address = history.at(-1);
    // In one go, without a frame between: the row after the chosen one is far out of view.
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'j', code: 'KeyJ' });
    expect(document.activeElement).toBe(rowOf(2).querySelector('a'));
    fireEvent.click(document.activeElement ?? document.body);
    expect(history.at(-1)).toBe(`/sme/${idOf(2)}`);
    expect(address).toContain('sort=');
  });
});
