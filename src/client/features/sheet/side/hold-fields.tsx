/** Why, and until when: the two fields of a statement that holds for a time. */

import { useTranslation } from 'react-i18next';
import { useAlertTexts } from '../../../i18n/use-alert-texts.ts';
import { useToday } from '../../../model/use-carnet.ts';
import type { HoldForm } from '../../../model/use-hold-form.ts';
import { DayInput } from '../../../parts/date/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Note } from '../../../ui/note.tsx';
import { TextInput } from '../../../ui/text-input.tsx';

interface HoldFieldsProps {
  readonly form: HoldForm;
  readonly untilHint: string;
}

export function HoldFields({ form, untilHint }: HoldFieldsProps) {
  const { t } = useTranslation('alerts');
  const texts = useAlertTexts(useToday());
  const { failure } = form;
  return (
    <>
      {failure === undefined || failure.kind === 'invalid' ? null : (
        <Note icon="error" tone="error" announced>
          {t(`hold.${failure.kind}`)}
        </Note>
      )}
      <Field label={t('hold.reason')} error={texts.holdError(form.errorOf('reason'))}>
        <TextInput value={form.reason} onValueChange={form.setReason} autoComplete="off" />
      </Field>
      <Field
        label={t('hold.until')}
        hint={untilHint}
        error={texts.holdError(form.errorOf('until'))}
      >
        <DayInput value={form.until} min={form.min} max={form.max} onValueChange={form.setUntil} />
      </Field>
    </>
  );
}
