/**
 * The test suites, declared once: vitest makes one project of each, and `verify` runs and
 * counts them in this order. A test file that no suite matches would never run; the
 * architecture tests look for such files.
 */

export interface Suite {
  readonly name:
    | 'domain'
    | 'unit'
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
  /** True when its files may share their modules: these are pure, and loading them takes longer than testing them. */
  readonly shared?: boolean;
  /** True when it needs a PostgreSQL: where there is none, it is left out, and that is said loudly. */
  readonly postgresql?: boolean;
  /** True when it needs LibreOffice and Poppler; left out in the same way. */
  readonly office?: boolean;
}

const unitTests = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    ['ts', 'tsx'].map((ending) => `tests/unit/${folder}/**/*.test.${ending}`),
  );

export const suites: readonly Suite[] = [
  {
    name: 'domain',
    include: unitTests('domain', 'std', 'protocol', 'locales'),
    browser: false,
    shared: true,
  },
  {
    name: 'unit',
    include: unitTests('bench', 'client', 'scripts', 'server'),
    browser: false,
  },
  { name: 'contract', include: ['tests/contract/**/*.test.ts'], browser: false },
  {
    name: 'postgresql',
    include: ['tests/postgresql/**/*.test.ts'],
    browser: false,
    postgresql: true,
  },
  { name: 'office', include: ['tests/office/**/*.test.ts'], browser: false, office: true },
  { name: 'simulation', include: ['tests/simulation/**/*.test.ts'], browser: false },
  { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], browser: false },
  { name: 'e2e', include: ['tests/e2e/**/*.e2e.ts'], browser: true },
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
  'tests/e2e/security.e2e.ts',
];
