/**
 * The names under which a group came are looked up by what became of them: it may have come under thousands, of which few wait
 * for anything.
 */
import type { Migration } from '../migrate.ts';

export const groupsByOutcome: Migration = {
  number: 6,
  name: 'groups-by-outcome',
  statements: () => [
    'drop index pushed_groups_by_operation',
    'create index pushed_groups_by_operation on pushed_groups (programme_id, first_operation, outcome)',
  ],
};
