// @vitest-environment jsdom
/** A conflict that comes while somebody types in its field. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { ConflictSlot } from '../../../../../src/client/parts/conflict/conflict-slot.tsx';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { conflictsOf } from '../../../../../src/domain/conflict/open-conflict.ts';
import { present } from '../../../../../src/std/assert.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { conflictOn } from '../../../../support/conflict-fixture.ts';

afterEach(cleanup);

test('a card that comes scrolls into view, and the box in which somebody types stays there', async () => {
  await initI18n('en');
  await setLanguage('en');
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  await conflictOn(fixture, smeId, 'sector', ['Jam', 'Tea']);
  const scrolled: (string | null)[] = [];
  // The DOM of the tests has no layout.
  Element.prototype.scrollIntoView = function note(this: Element) {
    scrolled.push(this.getAttribute('aria-label') ?? this.textContent);
  };
  render(
    <CarnetContext value={fixture.carnet}>
      <main>
        <input aria-label="Town" />
        <ConflictSlot recordId={smeId} field="town" />
        <ConflictSlot recordId={smeId} field="sector" />
      </main>
    </CarnetContext>,
  );
  await screen.findByRole('region', { name: /Two versions of/ });
  await userEvent.click(screen.getByRole('textbox', { name: 'Town' }));
  expect(scrolled).toEqual([]);
  await act(() => conflictOn(fixture, smeId, 'town', ['Quimper', 'Rennes']));
  await waitFor(() =>
    expect(scrolled).toEqual([expect.stringMatching(/^Two versions of “Town”/), 'Town']),
  );
  Reflect.deleteProperty(Element.prototype, 'scrollIntoView');
});

test('a card that comes while somebody types beside it is passed over once by Tab, and hears no digit (F136)', async () => {
  await initI18n('en');
  await setLanguage('en');
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  const open = () => conflictsOf(present(fixture.carnet.record(smeId), 'the sheet'));
  await act(() => fixture.carnet.run(setFields(smeId, { town: 'Brest' })));
  render(
    <CarnetContext value={fixture.carnet}>
      <main>
        <div>
          <input aria-label="Town" />
          <ConflictSlot recordId={smeId} field="town" />
        </div>
        <input aria-label="Postcode" />
      </main>
    </CarnetContext>,
  );
  const town = screen.getByRole('textbox', { name: 'Town' });
  await userEvent.click(town);
  await act(() => conflictOn(fixture, smeId, 'town', ['Quimper', 'Rennes']));
  const card = await screen.findByRole('region', { name: /Two versions of/ });
  await userEvent.tab();
  await userEvent.keyboard('29200');
  expect(screen.getByRole('textbox', { name: 'Postcode' })).toHaveValue('29200');
  expect(open()).toHaveLength(1);
  // Whoever goes to it answers it with its keys.
  await userEvent.click(town);
  await userEvent.tab();
  expect(card).toContainElement(document.activeElement as HTMLElement);
  await userEvent.keyboard('1');
  await waitFor(() => expect(open()).toEqual([]));
});
