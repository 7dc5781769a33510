/** Some questions of a form, to be answered where the talk is and not in the form: the same items, the same way to answer. */

import { useMemo } from 'react';
import { answerItem } from '../../../domain/form/commands/answer-form.ts';
import type { FillingMode } from '../../../domain/form/filling-mode.ts';
import { isAsked, itemsIn, visibleTo } from '../../../domain/form/view.ts';
import { KeyGroup } from '../../ui/key-group.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useChange } from '../record/use-change.ts';
import { FormItem } from './form-item.tsx';
import { type FormPage, FormPageContext } from './form-page.ts';
import type { FormRecord } from './use-forms-of.ts';
import { useFormView } from './use-form-view.ts';

interface SomeItemsProps {
  readonly form: FormRecord;
  /** Their keys, in the order of the form; those that are not asked any more, or not for these eyes, are left out. */
  readonly keys: readonly string[];
  readonly mode: FillingMode;
}

const nothingKnown = {};

export function SomeItems({ form, keys, mode }: SomeItemsProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const { view } = useFormView(form);
  const change = useChange();
  const page = useMemo<FormPage | undefined>(
    () =>
      view === undefined
        ? undefined
        : {
            formId: form.id,
            home: form.home,
            view,
            mode,
            readOnly: form.values.state !== 'draft',
            auto: nothingKnown,
            answer: (item, written) =>
              void change(answerItem(form.id, item.item, written, item.padId)),
            change,
          },
    [form, view, mode, change],
  );
  if (view === undefined || page === undefined) {
    return <SkeletonLines label={t('loading')} />;
  }
  const items = itemsIn(view).filter(
    (item) => keys.includes(item.key) && isAsked(item) && visibleTo(item, mode).answer,
  );
  return (
    <FormPageContext value={page}>
      <KeyGroup label={view.template.title[language]}>
        {items.map((item, index) => (
          <FormItem key={item.key} view={item} number={index + 1} />
        ))}
      </KeyGroup>
    </FormPageContext>
  );
}
