/**
 * Entities that no version of Carnet has: one of each home and residency, with families. A suite puts them beside the
 * real ones, by a mock of `domain/entity/entities.ts`, and edits nothing else.
 */

import type { SheetStore } from '../../src/client/ports/sheet-store.ts';
import { declare, type HomeKind } from '../../src/domain/entity/declaration.ts';
import { optional, required } from '../../src/domain/entity/field.ts';
import type { EntityName } from '../../src/domain/entity/registry.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type { Json } from '../../src/std/json.ts';

const site = 'site' as HomeKind;
const everywhere = ['programme', 'sme', site] as const;

export const inventedEntities = {
  /** A root: it has a sheet, like an SME. */
  site: declare({
    name: 'site',
    homes: [site],
    root: true,
    residency: 'head',
    title: 'name',
    write: 'staff',
    fields: { name: required.text(), town: optional.text() },
  }),
  /** Read at start, with a family that has a stricter rule. */
  beacon: declare({
    name: 'beacon',
    homes: everywhere,
    residency: 'head',
    title: 'name',
    order: { by: 'rank' },
    write: 'staff',
    writeFields: { secret: 'coordination' },
    export: ['name', 'rank'],
    fields: { name: required.text(), rank: optional.integer(0, 1000) },
    families: { value: optional.json(), note: optional.longText(), secret: optional.json() },
  }),
  /** Lazy, packed like contacts, with a day and a summary. */
  reading: declare({
    name: 'reading',
    homes: everywhere,
    residency: 'lazy',
    title: 'label',
    order: { by: 'on', latestFirst: true },
    day: 'on',
    write: 'staff',
    export: ['label', 'on'],
    fields: { label: required.text(), on: optional.date(), amount: optional.integer(0, 1_000_000) },
    summary: {
      empty: 0,
      fold: (readings) => readings.reduce((sum, { values }) => sum + (values.amount ?? 0), 0),
    },
  }),
  /** Lazy, with names of fields of its own, and no summary. */
  dossier: declare({
    name: 'dossier',
    homes: everywhere,
    residency: 'lazy',
    title: 'label',
    write: 'staff',
    fields: { label: required.text() },
    families: {
      value: optional.json(),
      text: optional.text2(),
      rows: optional.map(required.text().schema),
    },
  }),
};

export type Invented = keyof typeof inventedEntities;

/** The name of an invented entity, as code that treats all entities alike sees it. */
export const invented = (name: Invented): EntityName => name as string as EntityName;

/** Values of an invented record. */
export const valuesFor = (values: Readonly<Record<string, Json>>): never => values as never;

/** Every confirmed record of a store, of every kind and home, by id. */
export async function everyRecord(store: SheetStore): Promise<ReadonlyMap<string, AnyRecord>> {
  const { programme, heads } = await store.open();
  const found: AnyRecord[] = [...programme, ...heads.flatMap(({ records }) => records)];
  const visit = async (_home: string, records: readonly AnyRecord[]): Promise<void> => {
    found.push(...records);
  };
  await store.readJournals(visit);
  await store.readAllLazy(visit);
  return new Map(found.map((record) => [record.id, record]));
}
