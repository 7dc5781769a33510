/** What to do about a value that could not be taken, in the reader's language. */

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../../domain/entity/validate.ts';
import type { NotSaved } from '../../model/use-typed-field.ts';

/** The sentence to show at a field. */
export function useFieldMessage(): (
  error: FieldError | undefined,
  notSaved?: NotSaved,
) => string | undefined {
  const { t } = useTranslation('sheet');
  return useCallback(
    (error, notSaved = false) => {
      if (error !== undefined) return t(`error.${error.reason}`, { max: error.max ?? 0 });
      if (notSaved === 'gone') return t('error.goneText');
      if (notSaved === 'left') return t('error.leftText');
      return notSaved ? t('error.notSaved') : undefined;
    },
    [t],
  );
}
