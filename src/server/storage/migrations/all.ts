/** Every migration, in its order. They are only ever added to: a released one never changes again. */
import type { Migration } from '../migrate.ts';
import { sheets } from './0001-sheets.ts';
import { people } from './0002-people.ts';
import { recordsOnce } from './0003-records-once.ts';
import { groupTexts } from './0004-group-texts.ts';
import { groupIds } from './0005-group-ids.ts';
import { groupsByOutcome } from './0006-groups-by-outcome.ts';

export const migrations: readonly Migration[] = [
  sheets,
  people,
  recordsOnce,
  groupTexts,
  groupIds,
  groupsByOutcome,
];
