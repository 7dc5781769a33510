/** A change that is made at once, such as a choice: what could not be done is said, since no field keeps it. */

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../domain/command/command.ts';
import { notify } from '../../model/notices.ts';
import { type RunOptions, useRun } from '../../model/use-carnet.ts';
import { useFieldMessage } from './field-message.ts';

/** Runs a command; answers whether it was done. */
export function useChange(): (command: Command, options?: RunOptions) => Promise<boolean> {
  const run = useRun();
  const { t } = useTranslation('sheet');
  const say = useFieldMessage();
  return useCallback(
    async (command, options) => {
      const result = await run(command, options);
      if (result.ok) return true;
      const { error } = result;
      // Said where it was refused.
      if (error.kind === 'readOnly') return false;
      const message =
        error.kind === 'invalid'
          ? say(error.errors[0])
          : t(error.kind === 'gone' ? 'error.gone' : 'error.changeNotSaved');
      if (message !== undefined) notify({ message, tone: 'problem' });
      return false;
    },
    [run, say, t],
  );
}
