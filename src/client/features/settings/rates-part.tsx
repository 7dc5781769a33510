/** What a pound was worth in euros, month by month, for the figures of every SME. */

import { useTranslation } from 'react-i18next';
import { monthOf } from '../../../domain/calendar/local-date.ts';
import type { Programme } from '../../../domain/operation/record.ts';
import { removeRate, setRate } from '../../../domain/programme/exchange-rates.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useHalfTyped } from '../../model/use-half-typed.ts';
import { MonthInput } from '../../parts/date/month-input.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Section } from '../../ui/page.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './settings.module.css';
import { useAdding } from './use-adding.ts';

export function RatesPart({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const change = useChange();
  const rates = Object.entries(programme.values.exchangeRates ?? {}).sort(([a], [b]) =>
    a < b ? 1 : -1,
  );
  return (
    <Section title={t('rates.title')} lead={t('rates.lead')}>
      <NewRate programmeId={programme.id} lastSource={rates[0]?.[1].source ?? ''} />
      <ul className={styles.terms}>
        {rates.map(([month, { rate, source }]) => (
          <li key={month} className={styles.term}>
            <span>
              {format.month(month)}
              {' · '}
              {t('rates.pound', { rate: format.number(rate, 4) })}
            </span>
            <span>{source}</span>
            <IconButton
              icon="remove"
              label={t('rates.remove', { month: format.month(month) })}
              onClick={() =>
                void change(removeRate(programme.id, month), {
                  done: t('rates.removed', { month: format.month(month) }),
                })
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface NewRateProps {
  readonly programmeId: string;
  /** Most programmes keep to one source. */
  readonly lastSource: string;
}

function NewRate({ programmeId, lastSource }: NewRateProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const today = useToday();
  const { values, put, clear } = useHalfTyped(`rates:${programmeId}`);
  const { add, errorAt, failure } = useAdding();
  const textOf = (name: string, otherwise: string): string => {
    const text = values[name];
    return typeof text === 'string' ? text : otherwise;
  };
  const month = textOf('month', monthOf(today));
  const rate = textOf('rate', '');
  const source = textOf('source', lastSource);
  const send = async (): Promise<void> => {
    const done = t('rates.added', { month: format.month(month) });
    const id = await add(setRate(programmeId, { month, rate: readRate(rate), source }), done);
    if (id !== undefined) clear();
  };
  return (
    <form
      className={styles.rate}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={t('rates.month')} error={errorAt('month')}>
        <MonthInput value={month} onValueChange={(text) => put('month', text)} />
      </Field>
      <Field label={t('rates.rate')} error={errorAt('rate') && t('rates.invalid')}>
        <NumberInput unit="€" value={rate} onValueChange={(text) => put('rate', text)} />
      </Field>
      <Field label={t('rates.source')} error={errorAt('source')}>
        <TextInput value={source} onValueChange={(text) => put('source', text)} />
      </Field>
      <Button type="submit" icon="add">
        {t('rates.add')}
      </Button>
      {failure === undefined ? null : <p role="alert">{failure}</p>}
    </form>
  );
}

/** A rate with up to six decimals, with a point or a comma. */
function readRate(text: string): number | undefined {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  return /^\d{1,2}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}
