/** How far each version of a form is, in words, for the list to choose from. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formView } from '../../../domain/form/form-view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { templates } from '../../i18n/templates.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import type { FormRecord } from './use-forms-of.ts';
import { useSeenBy } from './use-seen-against.ts';

/**
 * A plan by the share of its sections that is done now, any other form by its answers.
 *
 * @returns nothing for a form whose template has not been read
 */
export function useVersionProgress(
  home: string,
  forms: readonly FormRecord[],
): (form: FormRecord) => string | undefined {
  const { t } = useTranslation('form');
  const format = useFormat();
  const today = useToday();
  const known = useStore(templates);
  const contacts = useCarnetState((state) => state.journals.get(home));
  const seenBy = useSeenBy(home, contacts);
  const views = useMemo(
    () =>
      new Map(
        // One alone is not chosen from.
        (forms.length < 2 ? [] : forms).flatMap(({ id, values }) => {
          const template = known[values.templateId];
          if (template === undefined) return [];
          const onDate = values.onDate ?? today;
          return [[id, formView(template, values, { ...seenBy(id), onDate })] as const];
        }),
      ),
    [forms, known, seenBy, today],
  );
  return ({ id }) => {
    const view = views.get(id);
    if (view === undefined) return undefined;
    const { result, counts } = view;
    if (result.kind === 'plan') {
      return t('versionDone', { share: format.percent(result.progress / 100) });
    }
    return t('answered', { count: counts.answered, asked: counts.asked });
  };
}
