/**
 * docs/faults.md against the tests: what the page claims is quoted where it says, what a test quotes is claimed, and
 * what is called not yet is not quoted anywhere.
 */
import { expect, test } from 'vitest';
import { scanned } from './sources.ts';

/** Rows that the page has at least: one for each fault and each control. */
const rowsMin = 70;

interface Row {
  /** As tests quote it: `F24`, or `control 4`. */
  readonly id: string;
  /** Paths of tests; none for what is not yet held. */
  readonly tests: readonly string[];
}

const quoted = /[([](F\d{2,3}[bc]?|control \d+)[)\]]/g;

function rows(): readonly Row[] {
  const [page] = scanned(/^docs\/faults\.md$/, 1);
  const lines = page?.text.split('\n') ?? [];
  return lines.flatMap((line) => {
    const row = /^\| (F\d{2,3}[bc]?|\d+) \| .+ \| (.+) \|$/.exec(line);
    if (row === null) return [];
    const [, name = '', held = ''] = row;
    const tests = [...held.matchAll(/`([^`]+)`/g)].flatMap(([, path]) => path ?? []);
    expect([line, tests.length > 0 || held === '**not yet**']).toEqual([line, true]);
    return [{ id: name.startsWith('F') ? name : `control ${name}`, tests }];
  });
}

/** Which ids each test quotes. */
function quotes(): ReadonlyMap<string, ReadonlySet<string>> {
  const tests = scanned(/^tests\/(?!architecture\/).*\.tsx?$/, 100);
  return new Map(
    tests.map(({ path, text }) => [
      path,
      new Set([...text.matchAll(quoted)].flatMap(([, id]) => id ?? [])),
    ]),
  );
}

test('the page has a row for each fault and each control, once', () => {
  const ids = rows().map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(rowsMin);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('each test that a row claims quotes its id', () => {
  const known = quotes();
  const wrong = rows().flatMap(({ id, tests }) =>
    tests.filter((path) => known.get(path)?.has(id) !== true).map((path) => `${id}: ${path}`),
  );
  expect(wrong).toEqual([]);
});

test('each id that a test quotes is claimed in its row of docs/faults.md', () => {
  const claimed = new Map(rows().map(({ id, tests }) => [id, tests]));
  const unclaimed = [...quotes()].flatMap(([path, ids]) =>
    [...ids].filter((id) => claimed.get(id)?.includes(path) !== true).map((id) => `${id}: ${path}`),
  );
  expect(unclaimed).toEqual([]);
});

test('the page is found from that about the architecture', () => {
  const [architecture] = scanned(/^docs\/architecture\.md$/, 1);
  expect(architecture?.text).toContain('](faults.md)');
});
