/**
 * Lint rules, with the bans of each folder.
 *
 * An override replaces the options of a rule, it does not add to them; so the lists are built
 * here and spread, and every folder ends up with the whole list that holds for it. What the
 * lists say: the pure folders know neither time, chance nor the outside world; only the edges
 * of the client do; features see the store, the network and each other through ports alone.
 * The direction between folders is checked again, by path, in `.dependency-cruiser.mjs`.
 */

/** @param {string} name @param {string} message */
const banned = (name, message) => ({ name, message });
/** @param {string} object @param {string} property @param {string} message */
const bannedProperty = (object, property, message) => ({ object, property, message });

const askTheClock = 'Time is an argument: take it from the caller or from the clock port.';
const askForIds = 'Chance and ids are arguments: take them from the caller or from a port.';
const useThePort = 'The outside world is reached through a port.';
const waitEventually = 'It gives up after a second: wait with `eventually` of tests/support.';
const noWorld = 'This folder is pure: it knows no browser, no Node and no network.';

const timeAndChance = [
  bannedProperty('Date', 'now', askTheClock),
  bannedProperty('performance', 'now', askTheClock),
  bannedProperty('Math', 'random', askForIds),
  bannedProperty('crypto', 'randomUUID', askForIds),
  bannedProperty('crypto', 'getRandomValues', askForIds),
];

const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const stores = ['indexedDB', 'localStorage', 'sessionStorage', 'caches'];
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame'];
const environments = ['window', 'document', 'navigator', 'self', 'globalThis', 'process', 'Buffer'];

/** @param {readonly string[]} names @param {string} message */
const globals = (names, message) => names.map((name) => banned(name, message));

const pureGlobals = [
  ...globals([...network, ...stores, ...timers, ...environments, 'crypto', 'performance'], noWorld),
];
const screenGlobals = [...globals([...network, ...stores, 'crypto'], useThePort)];

const dexie = { group: ['dexie', 'dexie-*'], message: 'Only src/client/storage knows Dexie.' };
const workbox = {
  group: ['workbox-*'],
  message: 'Only the service worker and its registration know Workbox.',
};
const adapters = {
  group: ['**/storage/**', '**/sync/**', '**/service-worker/**', '**/app/**', '**/main.tsx'],
  message: 'A feature knows ports, not what stands behind them.',
};
const unfamiliar = {
  group: ['react', 'react-dom', 'react-i18next', 'i18next', 'zustand', 'wouter', 'node:*', 'hono'],
  message: noWorld,
};
const application = {
  group: ['zustand', 'wouter', 'i18next', 'react-i18next', '**/domain/**', '**/features/**'],
  message: 'The primitives know no router, no store, no language and no domain.',
};

/** @param {...{ group: string[], message: string }} patterns */
const imports = (...patterns) => ['error', { patterns }];

const production = ['src/**/*.{ts,tsx}'];

export default {
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'react', 'import', 'jsx-a11y', 'promise'],
  categories: { correctness: 'error' },
  ignorePatterns: ['dist/**', '.cache/**', 'coverage/**', 'screens/**', 'node_modules/**'],
  rules: {
    eqeqeq: ['error', 'always'],
    'no-var': 'error',
    'prefer-const': 'error',
    'no-debugger': 'error',
    'max-params': ['error', { max: 4 }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    // Type-aware: a promise that nobody waits for loses its failure.
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    'typescript/only-throw-error': 'error',
    'react/no-danger': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'react/button-has-type': 'error',
    'import/no-default-export': 'error',
    // A copy made before listeners are called is meant: they may leave while being called.
    'unicorn/no-useless-spread': 'off',
    // Initials are code points, and that is what a spread of text gives.
    'typescript/no-misused-spread': 'off',
    // `role="status"` on a live region and roving focus are patterns of ARIA; axe checks the page.
    'jsx-a11y/prefer-tag-over-role': 'off',
    'jsx-a11y/interactive-supports-focus': 'off',
    'import/no-cycle': 'off', // dependency-cruiser does it, with the paths of the folders.
  },
  overrides: [
    {
      files: production,
      rules: { 'no-console': 'error', 'no-restricted-imports': imports(dexie, workbox) },
    },
    {
      files: ['src/{std,domain,protocol}/**/*.ts'],
      rules: {
        'no-restricted-globals': ['error', ...pureGlobals],
        'no-restricted-properties': ['error', ...timeAndChance],
        'no-restricted-imports': imports(dexie, workbox, unfamiliar),
      },
    },
    {
      files: ['src/client/{features,model,i18n,app,ports}/**/*.{ts,tsx}'],
      rules: {
        'no-restricted-globals': ['error', ...screenGlobals],
        'no-restricted-properties': ['error', ...timeAndChance],
      },
    },
    {
      files: ['src/client/features/**/*.{ts,tsx}'],
      rules: { 'no-restricted-imports': imports(dexie, workbox, adapters) },
    },
    {
      files: ['src/client/ui/**/*.{ts,tsx}'],
      rules: {
        'no-restricted-globals': ['error', ...screenGlobals],
        'no-restricted-properties': ['error', ...timeAndChance],
        'no-restricted-imports': imports(dexie, workbox, application),
        // A primitive takes its content and its keys from elsewhere: children come through a
        // spread, a list's keys arrive at its field, a placed element hands its refs around.
        'jsx-a11y/anchor-has-content': 'off',
        'jsx-a11y/click-events-have-key-events': 'off',
        'jsx-a11y/no-static-element-interactions': 'off',
        'jsx-a11y/no-noninteractive-element-interactions': 'off',
        'jsx-a11y/role-has-required-aria-props': 'off',
        'react/refs': 'off',
      },
    },
    {
      files: ['src/client/sync/**/*.ts'],
      rules: { 'no-restricted-properties': ['error', ...timeAndChance] },
    },
    {
      files: ['src/client/storage/**/*.ts'],
      rules: { 'no-restricted-imports': imports(workbox) },
    },
    {
      files: [
        'src/client/service-worker/**/*.ts',
        'src/client/service-worker-registration.ts',
        'src/client/app/pwa*.{ts,tsx}',
      ],
      rules: { 'no-restricted-imports': imports(dexie) },
    },
    {
      // The adapter that gives the rest of the client its clock, its chance and its timers.
      files: ['src/client/app/browser-environment.ts'],
      rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
    },
    {
      files: ['tests/**/*.{test,contract,e2e}.{ts,tsx}'],
      rules: {
        'no-restricted-properties': [
          'error',
          bannedProperty('vi', 'waitFor', waitEventually),
          bannedProperty('vi', 'waitUntil', waitEventually),
        ],
      },
    },
    { files: ['src/server/main.ts'], rules: { 'no-console': 'off' } },
    { files: ['*.config.{ts,mjs}', '.*.mjs'], rules: { 'import/no-default-export': 'off' } },
  ],
};
