/** Where the SME wants to sell. Trading terms changed that for many, so a market has a beginning and an end. */

import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import { countries, type Country } from '../../../../domain/programme/programme.ts';
import { changeElement, removeElement } from '../../../../domain/sme/change-element.ts';
import type { TargetMarket } from '../../../../domain/sme/sme.ts';
import { useCarnet, useToday } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { DayInput } from '../../../parts/date/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Section } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import styles from './details.module.css';
import { useElementField } from './use-element.ts';

interface SectionProps {
  readonly sme: Sme;
}

export function MarketsSection({ sme }: SectionProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const { environment } = useCarnet();
  const change = useChange();
  const today = useToday();
  const markets = Object.entries(sme.values.targetMarkets ?? {});
  const add = (country: Country): void => {
    const market = { country, since: today };
    const done = t('sme-details:markets.added', { country: t(`domain:option.country.${country}`) });
    void change(changeElement(sme.id, 'targetMarkets', environment.newId(), market), { done });
  };
  return (
    <Section title={t('domain:field.sme.targetMarkets')}>
      {markets.length === 0 ? null : (
        <ul className={styles.rows}>
          {markets.map(([id, market]) => (
            <MarketRow key={id} sme={sme} id={id} market={market} />
          ))}
        </ul>
      )}
      <div className={styles.adding}>
        <Field label={t('sme-details:markets.add')}>
          <Select
            options={countries.map((value) => ({
              value,
              label: t(`domain:option.country.${value}`),
            }))}
            value=""
            placeholder={t('sme-details:markets.choose')}
            onValueChange={add}
          />
        </Field>
      </div>
    </Section>
  );
}

interface MarketRowProps extends SectionProps {
  readonly id: string;
  readonly market: TargetMarket;
}

function MarketRow({ sme, id, market }: MarketRowProps) {
  const { t } = useTranslation(['sme-details', 'domain']);
  const change = useChange();
  const place = { holder: sme, field: 'targetMarkets', key: id } as const;
  const since = useElementField({ ...place, property: 'since' });
  const until = useElementField({ ...place, property: 'until' });
  const country = t(`domain:option.country.${market.country}`);
  const backwards =
    market.since !== undefined && market.until !== undefined && market.until < market.since;
  const remove = (): void => {
    void change(removeElement(sme.id, 'targetMarkets', id), {
      done: t('sme-details:markets.removed', { country }),
    });
  };
  return (
    <li className={styles.row}>
      <div className={styles.rowFields}>
        <span className={styles.personName}>{country}</span>
        <Field label={t('sme-details:markets.since')} mark={since.mark}>
          <DayInput value={since.value} onValueChange={since.onChange} onBlur={since.onBlur} />
        </Field>
        <Field
          label={t('sme-details:markets.until')}
          mark={until.mark}
          error={backwards ? t('sme-details:remark.endsBefore') : undefined}
        >
          <DayInput value={until.value} onValueChange={until.onChange} onBlur={until.onBlur} />
        </Field>
      </div>
      <IconButton
        icon="remove"
        label={t('sme-details:markets.remove', { country })}
        onClick={remove}
      />
    </li>
  );
}
