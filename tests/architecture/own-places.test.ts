/** A box that begins empty is one whose words stay when the membership ends; one that shows a stored value is not [C8]. */

import { expect, it } from 'vitest';
import { ownPlaces } from '../../src/client/ports/own-words.ts';
import { productSources } from './sources.ts';

/** The places for which a hook is called. */
function placesOf(hook: string): readonly string[] {
  const call = new RegExp(`\\b${hook}\\(\\s*\`([a-z]+):`, 'giu');
  return productSources().flatMap(({ text }) =>
    [...text.matchAll(call)].map(([, place = '']) => place),
  );
}

it('every text that begins empty has its place in the list', () => {
  const places = placesOf('useHalfTypedText');
  expect(places.length).toBeGreaterThan(10);
  expect(places.filter((place) => !ownPlaces.some((own) => own === place))).toEqual([]);
});

it('no text that shows a stored value has', () => {
  const places = placesOf('useHalfTypedTexts');
  expect(places.length).toBeGreaterThan(4);
  expect(places.filter((place) => ownPlaces.some((own) => own === place))).toEqual([]);
});
