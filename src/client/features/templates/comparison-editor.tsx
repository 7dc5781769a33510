/** A comparison of a figure or a day: how, and with what. It saves itself; what is not given yet is a fault of its question. */

import { useTranslation } from 'react-i18next';
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
import { Select } from '../../ui/select.tsx';
import { ComparedDay, ComparedFigure } from './compared-value.tsx';
import styles from './comparison.module.css';

export type Measure = 'figure' | 'day';

interface ComparisonEditorProps {
  /** Where its values are kept while they are half-typed. */
  readonly place: string;
  /** What is compared, for who hears the controls one by one. */
  readonly name: string;
  readonly measure: Measure;
  readonly test: Json | undefined;
  /** Answers whether it was stored. */
  readonly onTest: (test: Json | undefined) => Promise<boolean>;
  /** Offers to compare nothing. */
  readonly optional?: boolean;
}

export function ComparisonEditor(props: ComparisonEditorProps) {
  const { place, name, measure, test, onTest, optional = false } = props;
  const { t } = useTranslation('templates');
  const compared = comparedIn(test);
  const operators: readonly Operator[] = measure === 'day' ? dayOperators : figureOperators;
  const isKept = test !== undefined && compared === undefined;
  const set = (next: Compared): Promise<boolean> => onTest(testOf(next));
  const change = async (index: number, value: ComparedValue): Promise<boolean> => {
    if (compared === undefined) return false;
    const values = [0, 1].map((each) => (each === index ? value : (compared.values[each] ?? null)));
    return set({ ...compared, values });
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
          if (operator === 'none') void onTest(undefined);
          else if (operator !== 'kept') void set({ operator, values: compared?.values ?? [] });
        }}
      />
      {compared === undefined
        ? null
        : compared.values.map((value, index) => (
            <Value
              // Which end it is is all that tells the two apart.
              key={`${place} ${index}`}
              place={`${place}/${index}`}
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
  readonly place: string;
  readonly name: string;
  readonly isDay: boolean;
  readonly value: ComparedValue;
  readonly onChange: (value: ComparedValue) => Promise<boolean>;
}

function Value({ isDay, value, ...rest }: ValueProps) {
  return isDay ? (
    <ComparedDay {...rest} value={typeof value === 'string' ? value : ''} />
  ) : (
    <ComparedFigure {...rest} value={typeof value === 'number' ? value : undefined} />
  );
}
