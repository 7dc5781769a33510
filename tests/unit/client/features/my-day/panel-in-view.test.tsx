// @vitest-environment jsdom
/** A small form that opens below a line: it comes into view whole, with its button, and not with its first field alone. */

import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { begin, calmSme, press, show } from './shown-day.tsx';

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(HTMLElement.prototype, 'scrollIntoView');
});
beforeEach(begin);

it('comes into view with its button', async () => {
  const seen: Element[] = [];
  Object.defineProperty(HTMLElement.prototype, 'scrollIntoView', {
    configurable: true,
    value(this: HTMLElement) {
      seen.push(this);
    },
  });
  const fixture = await carnetFixture();
  const id = await calmSme(fixture, 'A');
  await fixture.addAction(id, { due: '2020-11-16', originalDue: undefined });
  show(fixture);
  await press('A', 'Move');
  const panel = await screen.findByRole('form');
  expect(seen.at(-1)).toBe(panel);
});
