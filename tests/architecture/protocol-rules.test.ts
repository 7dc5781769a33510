/**
 * The rules of the exchange (docs/sync-protocol.md) and who holds them: each is named by the title of a test, `[S13] …`,
 * or by an invariant that the simulator looks at after every step, `S13: …`; and no name stands for a rule that is gone.
 */
import { expect, test } from 'vitest';
import { scanned, type Source, withoutComments } from './sources.ts';

/** Promises, operations, server, device, versions; raised as rules are added, never lowered. */
const rulesMin = 45;

function rules(): readonly string[] {
  const [document] = scanned(/^docs\/sync-protocol\.md$/, 1);
  const found = [...(document?.text ?? '').matchAll(/^- \*\*([POSCX]\d+)\b/gm)];
  return found.flatMap(([, id]) => id ?? []);
}

/** The ids that a pattern finds, each with the places where it stands. */
function named(sources: readonly Source[], pattern: RegExp): ReadonlyMap<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { path, text } of sources) {
    for (const [, id = ''] of text.matchAll(pattern)) {
      places.set(id, [...(places.get(id) ?? []), path]);
    }
  }
  return places;
}

const uncommented = ({ path, text }: Source): Source => ({ path, text: withoutComments(text) });

test('the document gives each rule an id, once', () => {
  const ids = rules();
  expect(ids.length).toBeGreaterThanOrEqual(rulesMin);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every rule is named by a test or by an invariant of the simulator', () => {
  const tests = scanned(/^tests\/.*\.(test|contract|e2e)\.tsx?$/, 100).map(uncommented);
  const titles = named(tests, /\[([POSCX]\d{1,2})\](?=[^'`]*['`])/g);
  const simulator = scanned(/^tests\/simulation\/.*\.ts$/, 20).map(uncommented);
  const invariants = named(simulator, /['`]([POSCX]\d{1,2}): /g);
  expect(rules().filter((id) => !titles.has(id) && !invariants.has(id))).toEqual([]);
});

test('every rule that is named in code or in a test is in the document', () => {
  const known = new Set(rules());
  const sources = scanned(/^(src|tests|scripts)\/.*\.tsx?$/, 300);
  const places = named(sources, /(?:[[(]|\b[Rr]ules? )([POSCX]\d{1,2})(?=[\]),;.]| to | and )/g);
  const unknown = [...places].filter(([id]) => !known.has(id));
  expect(unknown.map(([id, paths]) => `${id}: ${[...new Set(paths)].join(', ')}`)).toEqual([]);
});
