/** Adding a record in a dialog: what was typed stays until the device has it. */

import { type RefObject, useEffect, useRef, useState } from 'react';
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
  /** The form: the first field that must be looked at again takes the focus. */
  readonly form: RefObject<HTMLFormElement | null>;
  /** Runs the command; answers the id of what was added. */
  readonly add: (command: Command, done: string) => Promise<string | undefined>;
}

export function useAdding(): Adding {
  const run = useRun();
  const fieldError = useFieldError();
  const runError = useRunError();
  const [error, setError] = useState<RunError | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error?.kind === 'invalid')
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const errors: readonly FieldError[] = error?.kind === 'invalid' ? error.errors : [];
  return {
    form,
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
