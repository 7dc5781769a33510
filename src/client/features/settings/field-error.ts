/** What to do about a value that could not be taken, in the reader's language. */

import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../../domain/entity/validate.ts';
import type { RunError } from '../../model/receipt.ts';
import type { NotSaved } from '../../model/use-typed-field.ts';

/** What a field holds, where its own sentence says more than the general one. */
export type Expected = 'number' | 'amount' | 'months' | 'zone';

/** The sentence to show at a field; nothing when all is well. */
export function useFieldError() {
  const { t } = useTranslation('settings');
  return (
    error: FieldError | undefined,
    notSaved: NotSaved,
    expected?: Expected,
  ): string | undefined => {
    if (error === undefined && notSaved === 'gone') return t('error.gone');
    if (error === undefined && notSaved === 'left') return t('error.left');
    if (error === undefined) return notSaved ? t('error.notSaved') : undefined;
    if (error.reason === 'tooLong') return t('error.tooLong', { max: error.max ?? 0 });
    if (error.reason === 'invalid' && expected !== undefined) return t(`error.${expected}`);
    return t(error.reason === 'required' ? 'error.required' : 'error.invalid');
  };
}

/** The sentence for a whole command that was not taken. */
export function useRunError() {
  const { t } = useTranslation('settings');
  const fieldError = useFieldError();
  return (error: RunError | undefined): string | undefined => {
    switch (error?.kind) {
      case undefined:
      // Said where it was refused.
      case 'readOnly':
        return undefined;
      case 'invalid':
        return fieldError(error.errors[0], false);
      case 'gone':
        return t('error.gone');
      case 'notSaved':
        return t('error.notSaved');
    }
  };
}
