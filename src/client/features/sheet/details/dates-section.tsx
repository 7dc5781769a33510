/** The days of the journey: when each stage was entered, the enrolment, and the time of support. */

import { useTranslation } from 'react-i18next';
import { useCarnet } from '../../../model/use-carnet.ts';
import type { Sme } from '../../../../domain/operation/record.ts';
import { patched } from '../../../../domain/sme/change-element.ts';
import { allStages, type Stage } from '../../../../domain/sme/sme.ts';
import { useTypedField } from '../../../model/use-typed-field.ts';
import { DateInput } from '../../../ui/date-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Section, Stack } from '../../../ui/page.tsx';
import { useFieldMessage } from '../fields/field-message.ts';
import styles from './details.module.css';
import { SavedField } from './saved-field.tsx';

interface SectionProps {
  readonly sme: Sme;
}

export function DatesSection({ sme }: SectionProps) {
  const { t } = useTranslation('sme-details');
  const { stage, stageDates, supportFrom, supportUntil } = sme.values;
  const entered = allStages.filter((name) => name === stage || stageDates?.[name] !== undefined);
  const backwards =
    supportFrom !== undefined && supportUntil !== undefined && supportUntil < supportFrom;
  return (
    <Section title={t('dates.title')}>
      <Stack>
        <div className={styles.columns}>
          <SavedField sme={sme} field="enrolledOn" kind="date" />
          <SavedField sme={sme} field="supportFrom" kind="date" />
          <SavedField
            sme={sme}
            field="supportUntil"
            kind="date"
            remark={() => (backwards ? t('remark.endsBefore') : undefined)}
          />
        </div>
        <div className={styles.columns}>
          {entered.map((name) => (
            <StageDate key={name} sme={sme} stage={name} />
          ))}
        </div>
        <SavedField sme={sme} field="batch" hint={t('dates.batchHint')} optional />
      </Stack>
    </Section>
  );
}

interface StageDateProps extends SectionProps {
  readonly stage: Stage;
}

function StageDate({ sme, stage }: StageDateProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const carnet = useCarnet();
  const message = useFieldMessage();
  const typed = useTypedField(
    sme.id,
    'stageDates',
    sme.values.stageDates?.[stage] ?? '',
    (text) => {
      const dates = carnet.record(sme.id)?.values['stageDates'];
      return patched((dates ?? {}) as object, { [stage]: text === '' ? undefined : text });
    },
  );
  return (
    <Field
      label={t('sme-details:dates.stage', { stage: t(`domain:option.stage.${stage}`) })}
      error={message(typed.error, typed.notSaved)}
    >
      <DateInput value={typed.value} onValueChange={typed.onChange} onBlur={typed.onBlur} />
    </Field>
  );
}
