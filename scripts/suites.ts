/**
 * The test suites, declared once: vitest makes one project of each, and `verify` runs and
 * counts them in this order. A test file that no suite matches would never run; the
 * architecture tests look for such files.
 */

export interface Suite {
  readonly name:
    | 'domain'
    | 'unit'
    | 'apart'
    | 'contract'
    | 'postgresql'
    | 'office'
    | 'simulation'
    | 'architecture'
    | 'e2e';
  /** Which files belong to it, from the root of the repository. */
  readonly include: readonly string[];
  /** True when it drives a real browser against the built application. */
  readonly browser: boolean;
  /** Files of another suite, from the root of the repository. */
  readonly exclude?: readonly string[];
  /**
   * What its files share, because loading it takes longer than testing it: all modules, which keep nothing that another file
   * would see, or only packages and the DOM. Without it, each file has a process of its own.
   */
  readonly shared?: 'modules' | 'packages';
  /** True when it needs a PostgreSQL: where there is none, it is left out, and that is said loudly. */
  readonly postgresql?: boolean;
  /** True when it needs LibreOffice and Poppler; left out in the same way. */
  readonly office?: boolean;
}

const unitTests = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    ['ts', 'tsx'].map((ending) => `tests/unit/${folder}/**/*.test.${ending}`),
  );

/** Tests that mock a module, or need a database before the package that looks for one loads: no other file may see that. */
export const apart: readonly string[] = [
  'tests/contract/invented-entities.test.ts',
  'tests/unit/client/app/first-screen.test.ts',
  'tests/unit/client/features/first-run/two-people.test.tsx',
  'tests/unit/client/features/sheet/composer-full-form.test.tsx',
  'tests/unit/client/parts/files/use-redraw.test.tsx',
  'tests/unit/client/storage/browser-device.test.ts',
  'tests/unit/client/storage/drafts-beside.test.ts',
  'tests/unit/client/storage/early-opening.test.ts',
  'tests/unit/client/storage/left-page.test.ts',
  'tests/unit/client/sync/throwing-record.test.ts',
  'tests/unit/server/commands/deleted-backup.test.ts',
  'tests/unit/server/http/full-disk.test.ts',
  'tests/unit/server/storage/unreadable-copies.test.ts',
];

export const suites: readonly Suite[] = [
  {
    name: 'domain',
    include: unitTests('domain', 'std', 'protocol', 'locales'),
    browser: false,
    shared: 'modules',
  },
  {
    name: 'unit',
    include: unitTests('bench', 'client', 'scripts', 'server'),
    exclude: apart,
    browser: false,
    shared: 'packages',
  },
  { name: 'apart', include: apart, browser: false },
  {
    name: 'contract',
    include: ['tests/contract/**/*.test.ts'],
    exclude: apart,
    browser: false,
    shared: 'packages',
  },
  {
    name: 'postgresql',
    include: ['tests/postgresql/**/*.test.ts'],
    browser: false,
    postgresql: true,
  },
  { name: 'office', include: ['tests/office/**/*.test.ts'], browser: false, office: true },
  { name: 'simulation', include: ['tests/simulation/**/*.test.ts'], browser: false },
  { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], browser: false },
  { name: 'e2e', include: ['tests/e2e/**/*.e2e.ts'], browser: true, shared: 'modules' },
];

/**
 * The files that take longest, longest first: they begin first, because one that begins last is waited for alone. All are
 * browser tests; vitest's own order, by the length of the file, knows nothing of that in a fresh clone.
 */
export const longestFirst: readonly string[] = [
  'tests/e2e/accessibility.e2e.ts',
  'tests/e2e/two-laptops.e2e.ts',
  'tests/e2e/work-scenes.e2e.ts',
  'tests/e2e/server-kill.e2e.ts',
  'tests/e2e/hostile-text.e2e.ts',
  'tests/e2e/people.e2e.ts',
  'tests/e2e/membership.e2e.ts',
];

/** How it is said of a page that it drew nothing (`tests/support/last-look.ts`). */
export const noFrame = 'none in';
/** In the reason of a browser test that failed while one of its pages drew nothing: it is repeated once. */
export const drewNothing = new RegExp(`frame: ${noFrame}`);
