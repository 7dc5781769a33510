/**
 * The values behind a form: of a record that saves each change at once, or of one that is being written and is
 * added as a whole.
 */

import { useState } from 'react';
import { setFields } from '../../../domain/command/command.ts';
import type { EntityName, FieldName, Values } from '../../../domain/entity/registry.ts';
import type { FieldError } from '../../../domain/entity/validate.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import type { RunError } from '../../model/receipt.ts';
import { useRun } from '../../model/use-carnet.ts';

/** Any of the values of an entity. */
export type PartOf<N extends EntityName> = {
  readonly [K in keyof Values<N>]?: Values<N>[K] | undefined;
};

export interface RecordForm<N extends EntityName> {
  /** Absent while the record is being written. */
  readonly recordId: string | undefined;
  readonly values: PartOf<N>;
  readonly set: (patch: PartOf<N>) => void;
  readonly errorOf: (field: FieldName<N>) => FieldError | undefined;
  /** Shows what the domain or the device said of an attempt to add or to change. */
  readonly fail: (error: RunError | undefined) => void;
  /** The last attempt did not reach the device. */
  readonly notSaved: boolean;
}

/** A form over `record`, or over a new one of `_entity` that starts with `initial`. */
export function useRecordForm<N extends EntityName>(
  _entity: N,
  record: RecordOf<N> | undefined,
  initial: PartOf<N>,
): RecordForm<N> {
  const run = useRun();
  const [written, setWritten] = useState<PartOf<N>>(initial);
  const [error, setError] = useState<RunError | undefined>(undefined);
  const errors = error?.kind === 'invalid' ? error.errors : [];
  return {
    recordId: record?.id,
    values: record === undefined ? written : record.values,
    set: (patch) => {
      if (record === undefined) {
        setWritten((current) => ({ ...current, ...patch }));
        setError(undefined);
        return;
      }
      void run(setFields(record.id, { ...patch })).then((result) => {
        setError(result.ok ? undefined : result.error);
      });
    },
    errorOf: (field) => errors.find((found) => found.field === field),
    fail: setError,
    notSaved: error?.kind === 'notSaved',
  };
}
