/**
 * The values behind a form: of a record that saves each change at once, or of one that is being written and is
 * added as a whole.
 */

import { useState } from 'react';
import { type Command, setFields } from '../../../domain/command/command.ts';
import type { EntityName, Values } from '../../../domain/entity/registry.ts';
import { checkField, type FieldError } from '../../../domain/entity/validate.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import type { Json } from '../../../std/json.ts';
import { type HalfTypedValues, useHalfTyped } from '../../model/use-half-typed.ts';
import type { Receipt, RunError } from '../../model/receipt.ts';
import { useRun } from '../../model/use-carnet.ts';

/** Any of the values of an entity. */
export type PartOf<N extends EntityName> = {
  readonly [K in keyof Values<N>]?: Values<N>[K] | undefined;
};

export interface RecordForm<N extends EntityName> {
  readonly entity: N;
  /** Absent while the record is being written. */
  readonly recordId: string | undefined;
  readonly values: PartOf<N>;
  readonly set: (patch: PartOf<N>) => void;
  /** The same for a field that is known by its name alone; the declaration decides whether the value is taken. */
  readonly change: (field: string, value: unknown) => void;
  readonly valueOf: (field: string) => unknown;
  readonly errorOf: (field: string) => FieldError | undefined;
  /**
   * Adds what is written, once, and lets go of what is half-typed. Nothing where that was refused or not saved: the form
   * shows why.
   *
   * @param done what is said once it is added
   */
  readonly add: (command: Command, done: string) => Promise<Receipt | undefined>;
  /** The last attempt did not reach the device. */
  readonly notSaved: boolean;
  /** What was begun earlier was found and goes on. */
  readonly isResumed: boolean;
  /** Lets go of what is half-typed: it was added, or is not wanted. */
  readonly forget: () => void;
}

/** Where a new record is written, and what from. */
interface PlaceOf<N extends EntityName> {
  readonly name: string;
  /** Such as a contact: it stays with what was half-typed, wherever that is gone on with. */
  readonly origin: PartOf<N>;
}

/**
 * A form over `record`, or over a new one of `entity` that starts with `initial`.
 *
 * @param place where a new one is written, such as `lesson:<programme id>`: what is half-typed is kept there and offered to
 *   the next form. Without it, whoever opens the form keeps it.
 */
export function useRecordForm<N extends EntityName>(
  entity: N,
  record: RecordOf<N> | undefined,
  initial: PartOf<N>,
  place?: string | PlaceOf<N>,
): RecordForm<N> {
  const run = useRun();
  const { name, origin } =
    typeof place === 'object' ? place : { name: place, origin: {} satisfies PartOf<N> };
  const half = useHalfTyped(name ?? entity);
  const isKept = record === undefined && name !== undefined;
  const [written, setWritten] = useState<Readonly<Record<string, unknown>>>({
    ...initial,
    ...origin,
  });
  const [error, setError] = useState<RunError | undefined>(undefined);
  const errors = error?.kind === 'invalid' ? error.errors : [];
  const isFirst = Object.keys(half.values).length === 0;
  // What was begun from nothing stays so. What is written here is checked against the declaration when it is added.
  const begun = isKept
    ? { ...initial, ...(isFirst ? origin : {}), ...readable(entity, half.values) }
    : written;
  const values = record === undefined ? (begun as PartOf<N>) : record.values;
  const change = (patch: Readonly<Record<string, unknown>>): void => {
    if (isKept) {
      // Values of a form are JSON; an emptied field is kept as such where it would begin anew.
      const start = new Map<string, unknown>(Object.entries(initial));
      const next = new Map<string, Json | undefined>(Object.entries(half.values));
      for (const [field, value] of Object.entries(patch)) {
        const emptied = start.get(field) === undefined ? undefined : null;
        next.set(field, (value as Json | undefined) ?? emptied);
      }
      const written = [...next].filter(
        ([field, value]) => value !== undefined && !Object.hasOwn(origin, field),
      );
      if (written.length === 0) half.clear();
      else {
        const given = isFirst ? (Object.entries(origin) as [string, Json | undefined][]) : [];
        const changed = [...next].filter(([field]) => Object.hasOwn(patch, field));
        for (const [field, value] of [...given, ...changed]) half.put(field, value);
      }
      setError(undefined);
      return;
    }
    if (record === undefined) {
      setWritten((current) => ({ ...current, ...patch }));
      setError(undefined);
      return;
    }
    void run(setFields(record.id, patch)).then((result) => {
      setError(result.ok ? undefined : result.error);
    });
  };
  return {
    entity,
    recordId: record?.id,
    values,
    set: (patch) => change({ ...patch }),
    change: (field, value) => change({ [field]: value }),
    valueOf: (field) => Object.entries(values).find(([name]) => name === field)?.[1],
    errorOf: (field) => errors.find((found) => found.field === field),
    add: (command, done) =>
      half.add(async () => {
        const result = await run(command, { done });
        setError(result.ok ? undefined : result.error);
        return result.ok ? result.value : undefined;
      }),
    notSaved: error?.kind === 'notSaved',
    isResumed: isKept && half.isFound,
    forget: half.clear,
  };
}

/** The fields of what was kept that can still be drawn. */
function readable(entity: EntityName, kept: HalfTypedValues): Readonly<Record<string, unknown>> {
  const fields = Object.entries(kept).flatMap(([field, value]): [string, Json | undefined][] => {
    if (value === null) return [[field, undefined]];
    const wrong = checkField(entity, field, value);
    return wrong?.reason === 'invalid' && typeof value === 'object' ? [] : [[field, value]];
  });
  return Object.fromEntries(fields);
}
