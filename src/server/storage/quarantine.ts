/**
 * What the operator is told of the groups in quarantine: how many there are, where each lies and why, never what stands
 * in them. The thrown text beside a group may repeat what somebody typed, so only its place is told.
 */
import { sql } from 'kysely';
import type { QuarantinedGroup } from '../ports/sheet-storage.ts';
import type { SqlDatabase } from './sql-database.ts';
import { fromColumn } from './stored-text.ts';

/** Groups are counted up to here: the health is asked often, and more of them tell nothing more. */
export const quarantinedCountMax = 1000;

/** A group in quarantine, without its content. */
export interface QuarantinedPlace
  extends Pick<QuarantinedGroup, 'device' | 'deviceSequence' | 'memberId' | 'received' | 'place'> {
  readonly programmeId: string;
  /** How many operations it is made of; unknown where it is no list. */
  readonly operations: number | undefined;
  /**
   * `shape`: it has not the form of a change. `newer`: a newer version wrote it, and decides on it. `stumbled`: the code
   * threw while it decided.
   */
  readonly reason: 'shape' | 'newer' | 'stumbled';
}

/** How many groups lie in quarantine, of all programmes; `quarantinedCountMax` stands for that many or more. */
export function countQuarantined(database: SqlDatabase): Promise<number> {
  return database.read(async ({ db }) => {
    const { count } = await db
      .selectFrom(
        db
          .selectFrom('quarantined_groups')
          .select('device_sequence')
          .limit(quarantinedCountMax)
          .as('found'),
      )
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  });
}

/** The programmes of which groups lie in quarantine. */
export function quarantinedProgrammes(database: SqlDatabase): Promise<readonly string[]> {
  return database.read(async ({ db }) => {
    const rows = await db
      .selectFrom('quarantined_groups')
      .select('programme_id')
      .distinct()
      .orderBy('programme_id')
      .execute();
    return rows.map(({ programme_id }) => fromColumn(programme_id));
  });
}

/** The programmes of which groups wait for a record. */
export function waitingProgrammes(database: SqlDatabase): Promise<readonly string[]> {
  return database.read(async ({ db }) => {
    const rows = await db
      .selectFrom('pushed_groups')
      .select('programme_id')
      .distinct()
      .where('waits_for', 'is not', null)
      .orderBy('programme_id')
      .execute();
    return rows.map(({ programme_id }) => fromColumn(programme_id));
  });
}

/** The groups that came to quarantine last, the newest first. */
export function newestQuarantined(
  database: SqlDatabase,
  limit: number,
): Promise<readonly QuarantinedPlace[]> {
  return database.read(async ({ db }) => {
    const rows = await db
      .selectFrom('quarantined_groups')
      .select(['programme_id', 'device', 'device_sequence'])
      .orderBy('received', 'desc')
      .orderBy(sql`programme_id, device, device_sequence desc`)
      .limit(limit)
      .execute();
    const places: QuarantinedPlace[] = [];
    // One after the other: each may be megabytes.
    for (const { programme_id, device, device_sequence } of rows) {
      const { body } = await db
        .selectFrom('quarantined_groups')
        .select('body')
        .where('programme_id', '=', programme_id)
        .where('device', '=', device)
        .where('device_sequence', '=', device_sequence)
        .executeTakeFirstOrThrow();
      places.push(placeOfGroup(fromColumn(programme_id), body));
    }
    return places;
  });
}

function placeOfGroup(programmeId: string, stored: string): QuarantinedPlace {
  const group = JSON.parse(stored) as QuarantinedGroup;
  const { device, deviceSequence, memberId, received, place, body, reason } = group;
  return {
    programmeId,
    device,
    deviceSequence,
    memberId,
    received,
    ...(place === undefined ? {} : { place }),
    operations: operationsOf(body),
    reason: reason === 'shape' || reason === 'newer' ? reason : 'stumbled',
  };
}

function operationsOf(body: string): number | undefined {
  try {
    const found: unknown = JSON.parse(body);
    return Array.isArray(found) ? found.length : undefined;
  } catch {
    return undefined;
  }
}
