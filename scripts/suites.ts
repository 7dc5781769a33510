/**
 * The test suites, declared once: vitest makes one project of each, and `verify` runs and
 * counts them in this order. A test file that no suite matches would never run; the
 * architecture tests look for such files.
 */

export interface Suite {
  readonly name: 'unit' | 'contract' | 'postgresql' | 'simulation' | 'architecture' | 'e2e';
  /** Which files belong to it, from the root of the repository. */
  readonly include: readonly string[];
  /** True when it drives a real browser against the built application. */
  readonly browser: boolean;
  /** True when it needs a PostgreSQL: where there is none, it is left out, and that is said loudly. */
  readonly postgresql?: boolean;
}

export const suites: readonly Suite[] = [
  {
    name: 'unit',
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
    browser: false,
  },
  { name: 'contract', include: ['tests/contract/**/*.test.ts'], browser: false },
  {
    name: 'postgresql',
    include: ['tests/postgresql/**/*.test.ts'],
    browser: false,
    postgresql: true,
  },
  { name: 'simulation', include: ['tests/simulation/**/*.test.ts'], browser: false },
  { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], browser: false },
  { name: 'e2e', include: ['tests/e2e/**/*.e2e.ts'], browser: true },
];
