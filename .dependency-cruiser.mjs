/**
 * The direction of the dependencies, by path:
 * `std ← domain ← protocol ← { client, server }`, and inside the client
 * `{ ui, ports } ← { model, i18n } ← parts ← features ← app ← main.tsx`, with storage and sync beside
 * the features, behind the ports. Type-only imports count as well.
 *
 * `scripts/dependencies.ts` runs this and also refuses a run that saw too few modules.
 */

/** @param {string} names Alternatives of a pattern, for packages of npm. */
const packages = (names) => `(^|/)node_modules/(${names})(/|$)`;

/**
 * Files under `from` may depend on what `allowed` matches and on nothing else.
 * @param {string} name @param {string} from @param {readonly string[]} allowed
 * @param {string} comment
 */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    pathNot: [from, ...allowed],
    dependencyTypesNot: ['npm', 'npm-dev', 'core'],
    couldNotResolve: false,
  },
});

/** @param {string} name @param {object} from @param {object} to @param {string} comment */
const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

const std = '^src/std/';
const domain = '^src/domain/';
const protocol = '^src/protocol/';
const client = '^src/client/';
const ui = '^src/client/ui/';
const ports = '^src/client/ports/';
const model = '^src/client/model/';
const i18n = '^src/client/i18n/';
const parts = '^src/client/parts/';
const features = '^src/client/features/';
const storage = '^src/client/storage/';
const sync = '^src/client/sync/';
const app = '^src/client/app/';
const main = '^src/client/main[.]tsx$';
const worker = '^src/client/service-worker/';
const word = '^src/client/word/';
const pdf = '^src/client/pdf/';
const mail = '^src/client/mail/';
const spreadsheet = '^src/client/spreadsheet/';
const registration = '^src/client/(service-worker-registration[.]ts|app/pwa[^/]*)$';
const server = '^src/server/';
const locales = '^locales/';

export default {
  forbidden: [
    never('no-cycle', {}, { circular: true }, 'A cycle has no first file to read.'),
    never(
      'resolvable',
      { path: '^src/' },
      { couldNotResolve: true, pathNot: '^virtual:' },
      'An import that leads nowhere.',
    ),
    never(
      'product-knows-no-tools',
      { path: '^src/' },
      { path: '^(tests|scripts)/|[.]config[.](ts|mjs)$' },
      'What is shipped does not depend on tests or tools.',
    ),
    never(
      'product-without-development-packages',
      { path: '^src/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      'A package that the product needs at run time is listed under dependencies.',
    ),

    only('std', std, [], 'std stands on nothing.'),
    only('domain', domain, [std], 'The domain stands on std alone.'),
    only('protocol', protocol, [std, domain], 'The protocol stands on std and domain.'),
    only('server', server, [std, domain, protocol], 'The server never meets the client.'),
    only('client', client, [std, domain, protocol, locales], 'The client never meets the server.'),
    never(
      'pure-packages',
      { path: '^src/(std|domain|protocol)/' },
      { dependencyTypes: ['npm', 'core'], pathNot: packages('zod|node-diff3|chrono-node') },
      'The pure folders use the schema, text merge and date reading packages, and no other.',
    ),
    never(
      'date-parser-alone',
      { path: '^src/', pathNot: '^src/domain/composer/date-parser[.]ts$' },
      { path: packages('chrono-node') },
      'One place knows the library that reads dates; it is given the day and reads no clock.',
    ),
    never(
      'reader-comes-later',
      { path: '^src/client/', pathNot: '^src/client/parts/composer/line-reader[.]ts$' },
      { path: '^src/domain/composer/composer[.]ts$' },
      'The reader of the line is large: one place loads it, when the first line is shown.',
    ),

    never(
      'day-reader-comes-later',
      { path: '^src/client/', pathNot: '^src/client/parts/date/day-reader[.]ts$' },
      { path: '^src/domain/composer/typed-moment[.]ts$' },
      'It brings the library for dates: one place loads it, when a day is first asked for.',
    ),

    only('client-ui', ui, [std], 'The primitives know nothing of the application.'),
    only('client-ports', ports, [std, domain, protocol], 'Ports speak of the domain only.'),
    only('client-model', model, [std, domain, ports], 'The read model sees storage as a port.'),
    only('client-i18n', i18n, [std, domain, ports, locales], 'Languages stand beside the model.'),
    only('client-storage', storage, [std, domain, protocol, ports], 'Storage implements ports.'),
    only('client-sync', sync, [std, domain, protocol, ports], 'Sync implements ports.'),
    only('client-word', word, [std, domain, ports], 'Word files are made from the domain alone.'),
    only('client-mail', mail, [std, domain, ports], 'An email is read without the application.'),
    only(
      'client-spreadsheet',
      spreadsheet,
      [std, domain, ports],
      'A spreadsheet is read without the application.',
    ),
    only('client-pdf', pdf, [std, domain, ports], 'A PDF is read without the application.'),
    only('client-worker', worker, [std, domain, protocol], 'The service worker stands alone.'),
    only(
      'client-parts',
      parts,
      [std, domain, ui, ports, model, i18n],
      'A part that several features show sees what they see, and none of them.',
    ),
    only(
      'client-features',
      features,
      [std, domain, ui, ports, model, i18n, parts],
      'A feature sees primitives, parts, ports, the read model and the languages.',
    ),
    never(
      'feature-alone',
      { path: '^src/client/features/([^/]+)/' },
      { path: features, pathNot: '^src/client/features/$1/' },
      'A feature never imports another one; what they share moves down.',
    ),
    never(
      'edges-meet-on-top',
      { path: client, pathNot: [main, app, storage, sync] },
      { path: [storage, sync] },
      'Only main and app put the real database and transport in.',
    ),
    never(
      'app-below-main',
      { path: client, pathNot: [main, app] },
      { path: app },
      'app is on top.',
    ),
    never('main-is-last', {}, { path: main }, 'Nothing imports main.'),

    never(
      'docx-in-word',
      { path: '^src/', pathNot: word },
      { path: packages('docx') },
      'One place writes Word files; it is large and runs in a worker.',
    ),
    never(
      'word-comes-later',
      { path: '^src/', pathNot: [word, '^src/client/app/word-writer[.]ts$'] },
      { path: word },
      'The worker is begun by one module, which is loaded with the first file.',
    ),
    never(
      'pdfjs-in-pdf',
      { path: '^src/', pathNot: pdf },
      { path: packages('pdfjs-dist') },
      'One place knows the library that reads PDF files; it is large.',
    ),
    never(
      'pdf-comes-later',
      { path: '^src/', pathNot: [pdf, '^src/client/app/pdf-opener[.]ts$'] },
      { path: pdf },
      'The reader is loaded by one module, with the first file.',
    ),
    never(
      'postal-mime-in-mail',
      { path: '^src/', pathNot: mail },
      { path: packages('postal-mime') },
      'One place reads emails: whatever is in them, it runs in a worker.',
    ),
    never(
      'mail-comes-later',
      { path: '^src/', pathNot: [mail, '^src/client/app/mail-reader[.]ts$'] },
      { path: mail },
      'The worker is begun by one module, which is loaded with the first email.',
    ),
    never(
      'spreadsheet-libraries-in-spreadsheet',
      { path: '^src/', pathNot: spreadsheet },
      { path: packages('read-excel-file|papaparse|fflate|xlsx') },
      'One place reads spreadsheets: whatever is in them, it runs in a worker.',
    ),
    never(
      'spreadsheet-comes-later',
      { path: '^src/', pathNot: [spreadsheet, '^src/client/app/spreadsheet-reader[.]ts$'] },
      { path: spreadsheet },
      'The worker is begun by one module, which is loaded with the first spreadsheet.',
    ),
    never(
      'dexie-in-storage',
      { path: '^src/', pathNot: storage },
      { path: packages('dexie|dexie-[^/]+') },
      'One place knows the database.',
    ),
    never(
      'drivers-in-storage',
      { path: '^src/', pathNot: '^src/server/storage/' },
      { path: packages('kysely|better-sqlite3|pg') },
      'One place of the server knows its databases.',
    ),
    never(
      'workbox-in-worker',
      { path: '^src/', pathNot: [worker, registration] },
      { path: packages('workbox-[^/]+') },
      'One place knows Workbox.',
    ),
    never(
      'primitives-stay-plain',
      { path: ui },
      { path: packages('zustand|wouter|i18next|react-i18next|dexie|zod|hono') },
      'The primitives know no router, no store and no language.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
