/** What one folder may know of another; the same law as the locks, read from the text. */
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findings, productSources, type Source, withoutComments } from './sources.ts';

/** Every import of the product, with relative ones resolved from the root. */
function imports(): readonly { readonly from: string; readonly to: string }[] {
  const specifier = /(?:\bfrom|\bimport\(?)\s*['"]([^'"]+)['"]/g;
  return productSources().flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(specifier)].flatMap(([, name]) => {
      if (name === undefined) return [];
      const to = name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
      return [{ from: path, to }];
    }),
  );
}

const featureOf = (path: string): string | undefined =>
  /^src\/client\/features\/([^/]+)/.exec(path)?.[1];

const described = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${from} -> ${to}`;

function within(folders: RegExp): readonly Source[] {
  return productSources()
    .filter(({ path }) => folders.test(path))
    .map(({ path, text }) => ({ path, text: withoutComments(text) }));
}

describe('imports', () => {
  test('a feature never imports another feature', () => {
    const crossing = imports().filter(({ from, to }) => {
      const [here, there] = [featureOf(from), featureOf(to)];
      return here !== undefined && there !== undefined && here !== there;
    });
    expect(crossing.map(described)).toEqual([]);
  });

  test('what became of a command is shown where it is run, or said by useChange', () => {
    const running = within(/^src\/client\//).filter(({ text }) => text.includes('useRun()'));
    expect(running.length).toBeGreaterThan(10);
    const dropped = /\bvoid run\((?:(?!\.then\()[^;])*;|^\s*await run\(/m;
    expect(running.flatMap(({ path, text }) => (dropped.test(text) ? [path] : []))).toEqual([]);
    expect(dropped.test('onClick={() => void run(restoreRecord(id))}\n};')).toBe(true);
    expect(dropped.test('void run(add(id)).then((result) => show(result));')).toBe(false);
  });

  test('the client and the server never meet', () => {
    const meeting = imports().filter(
      ({ from, to }) =>
        (from.startsWith('src/client/') && to.startsWith('src/server/')) ||
        (from.startsWith('src/server/') && to.startsWith('src/client/')),
    );
    expect(meeting.map(described)).toEqual([]);
  });

  test('only storage imports the database', () => {
    const found = imports().filter(
      ({ from, to }) => to.startsWith('dexie') && !from.startsWith('src/client/storage/'),
    );
    expect(found.map(described)).toEqual([]);
  });

  test('relative imports name the file with its ending', () => {
    const found = imports().filter(
      ({ to }) => to.startsWith('src/') && !/\.\w+(\?[\w&]+)?$/.test(to),
    );
    expect(found.map(described)).toEqual([]);
  });
});

describe('time, chance and markup', () => {
  test('the pure folders and the features never read the clock', () => {
    const pure = within(/^src\/(std|domain|protocol|client\/(features|model|ports|ui))\//);
    expect(findings(pure, /\bnew Date\(\s*\)|(?<!\bnew )\bDate\(\s*\)/)).toEqual([]);
  });

  test('no markup is written as text into the page', () => {
    const markup =
      /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/;
    expect(findings(within(/^src\//), markup)).toEqual([]);
  });
});
