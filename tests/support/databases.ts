/** What a real server of a browser journey keeps its sheets in. */
import { isPostgresqlThere } from '../../scripts/postgresql.ts';
import { newDatabase, startPostgresql } from './postgresql.ts';

export interface DatabaseOfServer {
  readonly name: string;
  /** How many servers work on it at once, in turns of the requests. */
  readonly servers: number;
  readonly begin: () => Promise<{
    readonly url: string | undefined;
    readonly stop: () => Promise<void>;
  }>;
}

/** Each database that a server can stand on, fresh with each begin. */
export const databases: readonly DatabaseOfServer[] = [
  {
    name: 'SQLite',
    servers: 1,
    begin: async () => ({ url: undefined, stop: async () => undefined }),
  },
  // Where there is none, `verify` says so of all that needs one.
  ...(isPostgresqlThere()
    ? [
        {
          name: 'PostgreSQL',
          servers: 2,
          begin: async () => {
            const { url, stop } = await startPostgresql();
            return { url: await newDatabase(url), stop };
          },
        },
      ]
    : []),
];
