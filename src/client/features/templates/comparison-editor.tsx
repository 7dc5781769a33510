/** A comparison of a figure or a day: how, and with what. It saves itself; what is not given yet is a fault of its question. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import {
  type Compared,
  comparedIn,
  type ComparedValue,
  dayOperators,
  figureOperators,
  type Operator,
  testOf,
} from '../../../domain/template/comparison.ts';
import type { Json } from '../../../std/json.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { readFigure, showFigure } from '../../parts/form/cell-codec.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './comparison.module.css';

export type Measure = 'figure' | 'day';

interface ComparisonEditorProps {
  /** What is compared, for who hears the controls one by one. */
  readonly name: string;
  readonly measure: Measure;
  readonly test: Json | undefined;
  readonly onTest: (test: Json | undefined) => void;
  /** Offers to compare nothing. */
  readonly optional?: boolean;
}

export function ComparisonEditor(props: ComparisonEditorProps) {
  const { name, measure, test, onTest, optional = false } = props;
  const { t } = useTranslation('templates');
  const compared = comparedIn(test);
  const operators: readonly Operator[] = measure === 'day' ? dayOperators : figureOperators;
  const isKept = test !== undefined && compared === undefined;
  const set = (next: Compared): void => onTest(testOf(next));
  const change = (index: number, value: ComparedValue): void => {
    if (compared === undefined) return;
    const values = [0, 1].map((each) => (each === index ? value : (compared.values[each] ?? null)));
    set({ ...compared, values });
  };
  return (
    <div className={styles.comparison}>
      <Select<Operator | 'none' | 'kept'>
        aria-label={`${name}. ${t('compare.operator')}`}
        value={isKept ? 'kept' : (compared?.operator ?? 'none')}
        options={[
          ...(optional || compared === undefined
            ? [{ value: 'none' as const, label: t('compare.none') }]
            : []),
          ...(isKept ? [{ value: 'kept' as const, label: t('compare.kept') }] : []),
          ...operators.map((value) => ({ value, label: t(`compare.${value}`) })),
        ]}
        onValueChange={(operator) => {
          if (operator === 'none') onTest(undefined);
          else if (operator !== 'kept') set({ operator, values: compared?.values ?? [] });
        }}
      />
      {compared === undefined
        ? null
        : compared.values.map((value, index) => (
            <Value
              // Which end it is is all that tells the two apart.
              key={index}
              name={`${name}. ${t(endOf(compared, index))}`}
              isDay={['before', 'after', 'betweenDays'].includes(compared.operator)}
              value={value}
              onChange={(next) => change(index, next)}
            />
          ))}
    </div>
  );
}

function endOf({ operator, values }: Compared, index: number) {
  if (operator === 'olderThan' || operator === 'youngerThan') return 'compare.months';
  if (values.length === 1) return 'compare.value';
  return index === 0 ? 'compare.from' : 'compare.to';
}

interface ValueProps {
  readonly name: string;
  readonly isDay: boolean;
  readonly value: ComparedValue;
  readonly onChange: (value: ComparedValue) => void;
}

function Value({ name, isDay, value, onChange }: ValueProps) {
  const { language } = useFormat();
  // What is typed stays in the field, readable or not; what can be read is saved.
  const [typed, setTyped] = useState<string | undefined>(undefined);
  if (isDay) {
    return (
      <DayInput
        aria-label={name}
        value={typed ?? (typeof value === 'string' ? value : '')}
        onValueChange={(day) => {
          const read = parseLocalDate(day);
          setTyped(read === undefined && day !== '' ? day : undefined);
          onChange(read ?? null);
        }}
      />
    );
  }
  return (
    <NumberInput
      aria-label={name}
      value={typed ?? showFigure(value ?? undefined, language)}
      onValueChange={(text) => {
        setTyped(text);
        onChange(readFigure(text) ?? null);
      }}
      onBlur={() => setTyped((text) => (readFigure(text ?? '') === undefined ? text : undefined))}
    />
  );
}
