/**
 * A part that is read later is alone in its boundary: while it is read, React hides all that stands there, and the box in which somebody
 * types loses the focus.
 */

import { expect, test } from 'vitest';
import { productSources } from './sources.ts';

/** Parts of which one is drawn at a time, and none of them beside a box. */
const oneAtATime: Readonly<Record<string, readonly string[]>> = {
  'src/client/features/portfolio/portfolio-screen.tsx': ['LogDialog', 'NewSmeDialog'],
  'src/client/features/sheet/sheet-commands.tsx': ['SheetCsv', 'SheetPaperSlot'],
  'src/client/parts/conflict/conflict-slot.tsx': ['DeletionCard', 'FieldConflictCard'],
};

const boundariesOf = (text: string): readonly string[] =>
  text.match(/<Suspense\b[\s\S]*?<\/Suspense>/g) ?? [];
const laterIn = (text: string): readonly string[] =>
  [...text.matchAll(/const (\w+) = lazy\(/g)].flatMap(([, name]) => name ?? []);

test('a boundary holds one part that is read later, and no list of them', () => {
  const found = productSources().flatMap(({ path, text }) =>
    boundariesOf(text).map((boundary) => ({
      path,
      isList: boundary.includes('.map('),
      parts: laterIn(text).filter((name) => new RegExp(`<${name}\\b`).test(boundary)),
    })),
  );
  expect(found.length).toBeGreaterThan(20);
  const together = found.filter(
    ({ path, isList, parts }) =>
      isList || (parts.length > 1 && parts.toSorted().join() !== oneAtATime[path]?.join()),
  );
  expect(together).toEqual([]);
});
