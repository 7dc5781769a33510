/** Puts an alert off, from a button of its own: until when and why, in a small form over the page. */

import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../domain/alert/alert.ts';
import { snoozeAlert } from '../../../domain/alert/snooze-alert.ts';
import { useAlertTexts } from '../../i18n/use-alert-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useHoldForm } from '../../model/use-hold-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/page.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { DayInput } from '../date/day-input.tsx';

interface PutOffProps {
  /** Of the SME, the organisation or the programme that has it. */
  readonly recordId: string;
  readonly alert: Pick<Alert, 'id' | 'level'>;
}

export function PutOffButton(props: PutOffProps) {
  const { t } = useTranslation('alerts');
  return (
    <Popover
      label={t('snooze.title', { alert: t(`name.${props.alert.id}`) })}
      fitted
      trigger={(trigger) => (
        <Button {...trigger} variant="quiet">
          {t('snooze.open')}
        </Button>
      )}
    >
      {(close) => <PutOff {...props} close={close} />}
    </Popover>
  );
}

function PutOff({ recordId, alert, close }: PutOffProps & { readonly close: () => void }) {
  const { t } = useTranslation(['alerts', 'sheet']);
  const format = useFormat();
  const today = useToday();
  const texts = useAlertTexts(today);
  const form = useHoldForm(`snooze:${recordId}/${alert.id}`);
  const save = async (): Promise<void> => {
    const date = format.dayMonth(form.until, today);
    const done = t('alerts:snooze.done', { alert: t(`alerts:name.${alert.id}`), date });
    if (await form.submit((hold) => snoozeAlert(recordId, alert, hold), done)) close();
  };
  const isFailed = form.failure !== undefined && form.failure.kind !== 'invalid';
  const failed = isFailed ? t('sheet:error.notSaved') : undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <Field
          label={t('alerts:hold.reason')}
          error={texts.holdError(form.errorOf('reason')) ?? failed}
        >
          <TextInput value={form.reason} onValueChange={form.setReason} autoComplete="off" />
        </Field>
        <Field
          label={t('alerts:hold.until')}
          hint={t('alerts:snooze.untilHint')}
          error={texts.holdError(form.errorOf('until'))}
        >
          <DayInput
            value={form.until}
            min={form.min}
            max={form.max}
            onValueChange={form.setUntil}
          />
        </Field>
        <Button type="submit" variant="primary" wide>
          {t('alerts:snooze.save')}
        </Button>
      </Stack>
    </form>
  );
}
