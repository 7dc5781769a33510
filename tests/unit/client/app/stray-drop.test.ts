// @vitest-environment jsdom
/** Files that are dropped where no screen takes them. */
import { fireEvent } from '@testing-library/dom';
import { afterEach, expect, it } from 'vitest';
import { guardStrayDrops } from '../../../../src/client/app/stray-drop.ts';

const stop = guardStrayDrops(window);
afterEach(stop);

it('does nothing with a file dropped anywhere, so that Carnet stays; a dragged text is left alone', () => {
  const drop = (types: readonly string[]): boolean =>
    fireEvent.drop(document.body, { dataTransfer: { types } });
  expect(drop(['Files'])).toBe(false);
  expect(drop(['text/plain'])).toBe(true);
  stop();
  expect(drop(['Files'])).toBe(true);
});
