/** The buttons of a dialog stand in one order everywhere: what it is there for first, then the way out. */

import { expect, test } from 'vitest';
import { productSources } from './sources.ts';

const main = /variant=("primary"|"risk"|\{)/;
const footers = (text: string): readonly string[] =>
  text
    .split(/\n\s*footer=\{/)
    .slice(1)
    .map((rest) => rest.slice(0, rest.search(/\n\s*>\n|\n\s*\/>\n/)));

test('the first button of the foot of a dialog is the one it is there for', () => {
  const feet = productSources().flatMap(({ path, text }) =>
    footers(text)
      .filter((foot) => main.test(foot))
      .map((foot) => ({ path, first: /<Button\b[^>]*/.exec(foot)?.[0] ?? '' })),
  );
  expect(feet.length).toBeGreaterThan(20);
  const wrong = feet.filter(({ first }) => !main.test(first));
  expect(wrong.map(({ path, first }) => `${path}: ${first}`)).toEqual([]);
});
