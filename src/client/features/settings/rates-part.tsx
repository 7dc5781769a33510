/** What a pound was worth in euros, month by month, for the figures of every SME. */

import { useTranslation } from 'react-i18next';
import { monthOf } from '../../../domain/calendar/local-date.ts';
import type { Programme } from '../../../domain/operation/record.ts';
import { removeRate, setRate } from '../../../domain/programme/exchange-rates.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMayCoordinate } from '../../model/use-may-coordinate.ts';
import { useToday } from '../../model/use-carnet.ts';
import { textIn, useHalfTyped } from '../../model/use-half-typed.ts';
import { typedOver } from '../../ports/own-typing.ts';
import { MonthInput } from '../../parts/date/month-input.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Section } from '../../ui/page.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './settings.module.css';
import { useFocusKept } from '../../ui/use-focus-kept.ts';
import { useAdding } from './use-adding.ts';

export function RatesPart({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const change = useChange();
  const mayEdit = useMayCoordinate();
  const { ref, onFocus } = useFocusKept<HTMLDivElement>('button');
  const rates = Object.entries(programme.values.exchangeRates ?? {}).sort(([a], [b]) =>
    a < b ? 1 : -1,
  );
  return (
    <Section title={t('rates.title')} lead={t(mayEdit ? 'rates.lead' : 'rates.leadRead')}>
      <div ref={ref} onFocus={onFocus}>
        {mayEdit ? <NewRate programme={programme} lastSource={rates[0]?.[1].source ?? ''} /> : null}
        {rates.length === 0 && !mayEdit ? <EmptyState small title={t('rates.none')} /> : null}
        <ul className={styles.terms}>
          {rates.map(([month, { rate, source }]) => (
            <li key={month} className={styles.term}>
              <span>
                {format.month(month)}
                {' · '}
                {t('rates.pound', { rate: format.number(rate, 4) })}
              </span>
              <span>{source}</span>
              {mayEdit ? (
                <IconButton
                  icon="remove"
                  label={t('rates.remove', { month: format.month(month) })}
                  onClick={() =>
                    void change(removeRate(programme.id, month), {
                      done: t('rates.removed', { month: format.month(month) }),
                    })
                  }
                />
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

interface NewRateProps {
  readonly programme: Programme;
  /** Most programmes keep to one source. */
  readonly lastSource: string;
}

function NewRate({ programme, lastSource }: NewRateProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const today = useToday();
  const half = useHalfTyped(`rates:${programme.id}`);
  const { add, errorAt, failure, form } = useAdding();
  // The month and the source begin with a proposal: there, an emptied box is typed in too.
  const month = textIn(half.values['month']) ?? monthOf(today);
  const rate = textIn(half.values['rate']) ?? '';
  const source = textIn(half.values['source']) ?? lastSource;
  const there = programme.values.exchangeRates?.[month];
  const send = async (): Promise<void> => {
    const done = t(there === undefined ? 'rates.added' : 'rates.replaced', {
      month: format.month(month),
    });
    const command = setRate(programme.id, { month, rate: readRate(rate), source });
    await half.add(() => add(command, done));
  };
  return (
    <form
      ref={form}
      className={styles.rate}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={t('rates.month')}
        error={errorAt('month')}
        hint={
          there && t('rates.there', { rate: format.number(there.rate, 4), source: there.source })
        }
      >
        <MonthInput value={month} onValueChange={(text) => half.put('month', [text])} />
      </Field>
      <Field label={t('rates.rate')} error={errorAt('rate') && t('rates.invalid')}>
        <NumberInput unit="€" value={rate} onValueChange={(text) => half.put('rate', text)} />
      </Field>
      <Field label={t('rates.source')} error={errorAt('source')}>
        <TextInput
          value={source}
          onValueChange={(text) => half.put('source', typedOver(text, lastSource))}
        />
      </Field>
      <Button type="submit" icon="add">
        {t(there === undefined ? 'rates.add' : 'rates.replace')}
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
