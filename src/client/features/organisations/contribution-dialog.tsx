/** Something that an organisation did for the programme: when, of which kind, and what. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addContribution } from '../../../domain/organisation/engagement.ts';
import { contributionKinds } from '../../../domain/organisation/organisation.ts';
import { textIn, useHalfTyped } from '../../model/use-half-typed.ts';
import { useRun, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../parts/date/day-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';

interface ContributionDialogProps {
  readonly organisationId: string;
  readonly onClose: () => void;
}

export function ContributionDialog({ organisationId, onClose }: ContributionDialogProps) {
  const { t } = useTranslation(['organisations', 'domain']);
  const today = useToday();
  const run = useRun();
  const half = useHalfTyped(`contribution:${organisationId}`);
  const what = textIn(half.values['text']) ?? '';
  const on = textIn(half.values['on']) ?? today;
  const kind = half.choice('kind', contributionKinds) ?? 'referral';
  const [refused, setRefused] = useState(false);
  const add = async (): Promise<void> => {
    const words = what.trim();
    const contribution = { on, kind, ...(words === '' ? {} : { what: words }) };
    const isAdded = await half.add(async () => {
      const result = await run(addContribution(organisationId, contribution), {
        done: t('organisations:contribution.done'),
      });
      setRefused(!result.ok);
      return result.ok;
    });
    if (isAdded === true) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('organisations:contribution.title')}
      closeLabel={t('organisations:close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void add()}>
            {t('organisations:contribution.add')}
          </Button>
          <Button onClick={onClose}>{t('organisations:cancel')}</Button>
        </>
      }
    >
      <Stack>
        <Field label={t('organisations:contribution.what')}>
          <TextInput
            value={what}
            onValueChange={(text) => half.put('text', text)}
            autoComplete="off"
            data-autofocus=""
          />
        </Field>
        <Field label={t('organisations:contribution.kind')}>
          <Select
            options={contributionKinds.map((value) => ({
              value,
              label: t(`domain:option.contributionKind.${value}`),
            }))}
            value={kind}
            onValueChange={(value) => half.choose({ kind: value })}
          />
        </Field>
        <Field
          label={t('organisations:contribution.on')}
          error={refused ? t('organisations:contribution.refused') : undefined}
        >
          <DayInput value={on} onValueChange={(day) => half.put('on', [day])} />
        </Field>
      </Stack>
    </Dialog>
  );
}
