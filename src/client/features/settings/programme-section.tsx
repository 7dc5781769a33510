/** What the programme is, when it runs, and what its support is worth. */

import { useTranslation } from 'react-i18next';
import type { Money } from '../../../domain/entity/field.ts';
import type { Programme } from '../../../domain/operation/record.ts';
import type { Json } from '../../../std/json.ts';
import { readReviewMonths } from '../../../domain/programme/begin-programme.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { setFields } from '../../../domain/command/command.ts';
import { readAmount, readInteger } from '../../parts/record/read-number.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { RatesPart } from './rates-part.tsx';
import { SavedChoice, SavedText } from './saved-fields.tsx';
import styles from './settings.module.css';
import { TermsPart } from './terms-part.tsx';

export function ProgrammeSection() {
  const { t } = useTranslation('settings');
  const programme = useCarnetState((state) => state.programme);
  if (programme === undefined) return <EmptyState small title={t('programme.missing')} />;
  return (
    <>
      <What programme={programme} />
      <When programme={programme} />
      <Support programme={programme} />
      <RatesPart programme={programme} />
      <TermsPart programme={programme} />
    </>
  );
}

interface PartProps {
  readonly programme: Programme;
}

function What({ programme }: PartProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const { id, values } = programme;
  return (
    <Section title={t('programme.what')}>
      <div className={styles.fields}>
        <SavedText
          recordId={id}
          field="name"
          label={t('domain:field.programme.name')}
          stored={values.name}
          whole
        />
        <SavedText
          recordId={id}
          field="code"
          label={t('domain:field.programme.code')}
          stored={values.code}
          optional
        />
        <SavedText
          recordId={id}
          field="funder"
          label={t('domain:field.programme.funder')}
          stored={values.funder}
          optional
        />
        <SavedChoice
          recordId={id}
          field="smeDefinition"
          label={t('domain:field.programme.smeDefinition')}
          stored={values.smeDefinition}
          emptyLabel={t('none')}
          options={[{ value: 'eu2003', label: t('domain:option.smeDefinition.eu2003') }]}
          optional
        />
        <SavedText
          recordId={id}
          field="retainUntil"
          type="date"
          label={t('domain:field.programme.retainUntil')}
          stored={values.retainUntil}
          optional
        />
      </div>
    </Section>
  );
}

function When({ programme }: PartProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const format = useFormat();
  const { id, values } = programme;
  return (
    <Section title={t('programme.when')}>
      <div className={styles.fields}>
        <SavedText
          recordId={id}
          field="firstMonth"
          type="month"
          label={t('domain:field.programme.firstMonth')}
          stored={values.firstMonth}
        />
        <SavedText
          recordId={id}
          field="lastMonth"
          type="month"
          label={t('domain:field.programme.lastMonth')}
          stored={values.lastMonth}
          optional
        />
        <SavedText
          recordId={id}
          field="reviewMonths"
          label={t('domain:field.programme.reviewMonths')}
          hint={t('programme.reviewMonthsHint')}
          stored={values.reviewMonths
            .toSorted((a, b) => a - b)
            .map((month) => format.number(month))
            .join(', ')}
          encode={(text) => readReviewMonths(text) ?? text}
          expected="months"
        />
        <SavedText
          recordId={id}
          field="reviewEvery"
          type="number"
          label={t('domain:field.programme.reviewEvery')}
          stored={values.reviewEvery?.toString()}
          encode={readInteger}
          expected="number"
          unit={t('programme.months', { count: values.reviewEvery ?? 0 })}
          optional
        />
      </div>
    </Section>
  );
}

function Support({ programme }: PartProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const { id, values } = programme;
  return (
    <Section title={t('programme.support')} lead={t('programme.supportLead')}>
      <div className={styles.fields}>
        <DayRate programme={programme} />
        <SavedText
          recordId={id}
          field="minimumHours"
          type="number"
          label={t('domain:field.programme.minimumHours')}
          stored={values.minimumHours?.toString()}
          encode={readInteger}
          expected="number"
          unit={t('programme.hours', { count: values.minimumHours ?? 0 })}
          optional
        />
        <SavedText
          recordId={id}
          field="plannedSupportWeeks"
          type="number"
          label={t('domain:field.programme.plannedSupportWeeks')}
          stored={values.plannedSupportWeeks?.toString()}
          encode={readInteger}
          expected="number"
          unit={t('programme.weeks', { count: values.plannedSupportWeeks ?? 0 })}
          optional
        />
      </div>
    </Section>
  );
}

const rateOf = (rate: Json | undefined) => rate as Money | undefined;

/** An amount and its currency: one value, in two controls. */
function DayRate({ programme }: PartProps) {
  const { t } = useTranslation(['settings', 'domain']);
  const change = useChange();
  const { language } = useFormat();
  const { id, values } = programme;
  const rate = values.supportDayRate;
  const currency = rate?.currency ?? 'EUR';
  const shown = rate === undefined ? undefined : String(rate.amount);
  return (
    <>
      <SavedText
        recordId={id}
        field="supportDayRate"
        type="number"
        label={t('domain:field.programme.supportDayRate')}
        stored={language === 'fr' ? shown?.replace('.', ',') : shown}
        part={{ part: 'amount', read: (whole) => rateOf(whole)?.amount }}
        encode={(text, whole) => {
          if (text.trim() === '') return undefined;
          const amount = readAmount(text);
          const kept = rateOf(whole)?.currency ?? currency;
          return amount === undefined ? text : { amount, currency: kept };
        }}
        expected="amount"
        optional
      />
      {rate === undefined ? null : (
        <Field label={t('programme.currency')}>
          <Select<Money['currency']>
            value={currency}
            onValueChange={(next) =>
              void change(setFields(id, { supportDayRate: { ...rate, currency: next } }))
            }
            options={[
              { value: 'EUR', label: t('programme.currencies.EUR') },
              { value: 'GBP', label: t('programme.currencies.GBP') },
            ]}
          />
        </Field>
      )}
    </>
  );
}
