/** Where the tests find a PostgreSQL: named by `CARNET_TEST_DATABASE_URL`, or its programs on this machine. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian and others put the programs of each version. */
const versionFolders = '/usr/lib/postgresql';

/** The folder that holds `initdb` and `postgres`, the newest version first; `undefined` when there is none. */
export function findPostgresql(): string | undefined {
  const versions = existsSync(versionFolders)
    ? readdirSync(versionFolders)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => join(versionFolders, version, 'bin'))
    : [];
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...versions];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((program) => folder !== '' && existsSync(join(folder, program))),
  );
}

/** Whether tests can have a PostgreSQL at all. */
export function isPostgresqlThere(): boolean {
  return outsideUrl() !== undefined || findPostgresql() !== undefined;
}

/** A server that was named instead of one of the tests' own. */
export function outsideUrl(): string | undefined {
  const url = process.env['CARNET_TEST_DATABASE_URL'];
  return url === '' ? undefined : url;
}
