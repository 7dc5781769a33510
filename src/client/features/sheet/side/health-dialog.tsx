/** Judges the health of an SME over its alerts: a level, a reason and an end. Mount it to open it. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { overrideHealth } from '../../../../domain/alert/override-health.ts';
import { holdDaysMax } from '../../../../domain/alert/hold.ts';
import { type HealthOverride, healthOverrides } from '../../../../domain/sme/sme.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../../model/use-carnet.ts';
import { useHoldForm } from '../../../model/use-hold-form.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Stack } from '../../../ui/page.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { HoldFields } from './hold-fields.tsx';

const formId = 'health';

interface HealthDialogProps {
  readonly smeId: string;
  readonly onClose: () => void;
}

export function HealthDialog({ smeId, onClose }: HealthDialogProps) {
  const { t } = useTranslation(['alerts', 'domain', 'sheet']);
  const format = useFormat();
  const today = useToday();
  const sme = useCarnetState((state) => state.sheets.get(smeId)?.sme);
  const held = sme?.values.healthOverride;
  // A judgement that has ended is no longer proposed. What others judge meanwhile changes nothing under the hands.
  const [current] = useState(held !== undefined && today <= held.until ? held : undefined);
  const form = useHoldForm(`health:${smeId}`, current);
  const level = form.choice('level', healthOverrides) ?? current?.level ?? 'watch';
  if (sme === undefined) return null;
  const { name } = sme.values;
  const save = async (): Promise<void> => {
    const done = t('alerts:health.done', {
      name,
      level: t(`domain:option.health.${level}`),
      date: format.dayMonth(form.until, today),
    });
    if (await form.submit((hold) => overrideHealth(smeId, { level, ...hold }), done)) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('alerts:health.dialog', { name })}
      description={t('alerts:health.lead')}
      closeLabel={t('alerts:hold.close')}
      size="narrow"
      footer={
        <>
          <Button variant="primary" type="submit" form={formId}>
            {t('alerts:health.save')}
          </Button>
          <Button onClick={onClose}>{t('sheet:cancel')}</Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <RadioCards<HealthOverride['level']>
            label={t('alerts:health.level')}
            value={level}
            onValueChange={(next) => form.choose({ level: next })}
            stacked
            options={healthOverrides.map((value) => ({
              value,
              label: t(`domain:option.health.${value}`),
            }))}
          />
          <HoldFields form={form} untilHint={t('alerts:health.untilHint', { max: holdDaysMax })} />
        </Stack>
      </form>
    </Dialog>
  );
}
