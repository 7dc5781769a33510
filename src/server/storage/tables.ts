/**
 * The tables of the server as data: from this list follow the types of every query, the bulk inserts and the backup.
 * It describes the newest schema; how a database gets there is told by the migrations, and a test holds both
 * together.
 *
 * What is only kept lies in `body` as JSON text; a column exists where something is looked up or ordered by it. Not
 * `jsonb`: that refuses the character U+0000, which a person can paste, and nothing is ever searched inside a body.
 */

/** `text?` and `integer?` may be null. */
export type ColumnKind = 'text' | 'integer' | 'text?' | 'integer?';

export interface Table {
  /** The primary key, in its order. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

export const tables = {
  programmes: {
    key: ['id'],
    columns: {
      id: 'text',
      name: 'text',
      epoch: 'text',
      sequence: 'integer',
      watermark: 'integer',
    },
  },
  memberships: {
    key: ['programme_id', 'account_id'],
    columns: {
      programme_id: 'text',
      account_id: 'text',
      member_id: 'text',
      /** A JSON list of roles. */
      roles: 'text',
      launch_pad_id: 'text?',
      scope: 'integer',
    },
  },
  records: {
    key: ['programme_id', 'record_id'],
    columns: {
      programme_id: 'text',
      record_id: 'text',
      home: 'text',
      /** 0 for what the programme shares, 1 for the head of a sheet, 2 for a lazy record: the order of a snapshot. */
      part: 'integer',
      /** The local date of a lazy record, `2020-03-16`; empty otherwise. */
      day: 'text',
      body: 'text',
    },
  },
  entries: {
    key: ['programme_id', 'sequence'],
    columns: { programme_id: 'text', sequence: 'integer', home: 'text', body: 'text' },
  },
  pushed_groups: {
    key: ['programme_id', 'device', 'device_sequence'],
    columns: {
      programme_id: 'text',
      device: 'text',
      device_sequence: 'integer',
      /** The others are in `group_operations`; most groups have just this one. */
      first_operation: 'text',
      outcome: 'text',
      waits_for: 'text?',
      received: 'integer',
      /** The place of its last operation, once it was decided anew. */
      decided_anew: 'integer?',
      body: 'text',
    },
  },
  group_operations: {
    key: ['programme_id', 'operation_id', 'device', 'device_sequence'],
    columns: {
      programme_id: 'text',
      operation_id: 'text',
      device: 'text',
      device_sequence: 'integer',
    },
  },
  /** The operations of groups that are held or need attention, by the hash that groups of any name have of them. */
  group_texts: {
    key: ['programme_id', 'hash'],
    columns: { programme_id: 'text', hash: 'text', body: 'text' },
  },
  quarantined_groups: {
    key: ['programme_id', 'device', 'device_sequence'],
    columns: {
      programme_id: 'text',
      device: 'text',
      device_sequence: 'integer',
      received: 'integer',
      body: 'text',
    },
  },
  exchanges: {
    key: ['programme_id', 'member_id'],
    columns: { programme_id: 'text', member_id: 'text', at: 'integer' },
  },
  backups: {
    key: ['name'],
    columns: {
      /** The name of its file, without the folder. */
      name: 'text',
      made: 'integer',
      verified: 'integer?',
      bytes: 'integer',
    },
  },
  accounts: {
    key: ['id'],
    columns: { id: 'text', email: 'text', body: 'text' },
  },
  sessions: {
    key: ['token_hash'],
    columns: { token_hash: 'text', account_id: 'text', body: 'text' },
  },
  links: {
    key: ['token_hash'],
    columns: { token_hash: 'text', programme_id: 'text?', body: 'text' },
  },
  audit_events: {
    key: ['number'],
    columns: { number: 'integer', hash: 'text', body: 'text' },
  },
} as const satisfies Readonly<Record<string, Table>>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];

interface ColumnTypes {
  readonly text: string;
  readonly integer: number;
  readonly 'text?': string | null;
  readonly 'integer?': number | null;
}

/** The rows of each table, as Kysely wants them. */
export type Tables = {
  readonly [T in TableName]: {
    readonly [C in keyof (typeof tables)[T]['columns']]: (typeof tables)[T]['columns'][C] extends infer K extends
      ColumnKind
      ? ColumnTypes[K]
      : never;
  };
};
export type Row<T extends TableName> = Tables[T];
