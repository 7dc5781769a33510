/** Adding a record in a dialog: what was typed stays until the device has it. */

import { useState } from 'react';
import type { Command } from '../../../domain/command/command.ts';
import type { FieldError } from '../../../domain/entity/validate.ts';
import type { RunError } from '../../model/receipt.ts';
import { useRun } from '../../model/use-carnet.ts';
import { useFieldError, useRunError } from './field-error.ts';

export interface Adding {
  /** The sentence at a field, or nothing. */
  readonly errorAt: (field: string) => string | undefined;
  /** What concerns no field: the device did not take it. */
  readonly failure: string | undefined;
  /** Runs the command; answers the id of what was added. */
  readonly add: (command: Command, done: string) => Promise<string | undefined>;
}

export function useAdding(): Adding {
  const run = useRun();
  const fieldError = useFieldError();
  const runError = useRunError();
  const [error, setError] = useState<RunError | undefined>(undefined);
  const errors: readonly FieldError[] = error?.kind === 'invalid' ? error.errors : [];
  return {
    errorAt: (field) =>
      fieldError(
        errors.find((one) => one.field === field),
        false,
      ),
    failure: error?.kind === 'invalid' ? undefined : runError(error),
    add: async (command, done) => {
      const result = await run(command, { done });
      setError(result.ok ? undefined : result.error);
      return result.ok ? result.value.group[0]?.record : undefined;
    },
  };
}
