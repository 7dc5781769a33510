/** Puts an alert off: until when, and why. */

import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../../domain/alert/alert.ts';
import { snoozeAlert } from '../../../../domain/alert/snooze-alert.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useHoldForm } from '../../../model/use-hold-form.ts';
import { Button } from '../../../ui/button.tsx';
import { Stack } from '../../../ui/page.tsx';
import { HoldFields } from './hold-fields.tsx';

interface SnoozeFormProps {
  readonly smeId: string;
  readonly alert: Alert;
  readonly close: () => void;
}

export function SnoozeForm({ smeId, alert, close }: SnoozeFormProps) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const today = useToday();
  const form = useHoldForm(`snooze:${smeId}/${alert.id}`);
  const save = async (): Promise<void> => {
    const done = t('snooze.done', {
      alert: t(`name.${alert.id}`),
      date: format.dayMonth(form.until, today),
    });
    if (await form.submit((hold) => snoozeAlert(smeId, alert, hold), done)) close();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <HoldFields form={form} untilHint={t('snooze.untilHint')} />
        <Button type="submit" variant="primary" wide>
          {t('snooze.save')}
        </Button>
      </Stack>
    </form>
  );
}
