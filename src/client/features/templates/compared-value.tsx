/**
 * A figure or a day that something is compared with. What can be read is stored with each key; what is half-typed stays text, is
 * kept over a reload, and changes nothing until it is left: then the comparison waits for its value, and the field says why.
 */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import type { ComparedValue } from '../../../domain/template/comparison.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useHalfTypedTexts } from '../../model/use-half-typed.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { readFigure, showFigure } from '../../parts/form/cell-codec.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import styles from './comparison.module.css';

interface ComparedProps<T> {
  /** Where it is kept while it is half-typed. */
  readonly place: string;
  /** Absent where a label stands above. */
  readonly name?: string;
  readonly value: T;
  /** Answers whether it was stored. */
  readonly onChange: (value: ComparedValue) => Promise<boolean>;
}

export function ComparedFigure({
  place,
  name,
  value,
  onChange,
}: ComparedProps<number | undefined>) {
  const { t } = useTranslation('templates');
  const { language } = useFormat();
  const half = useHalfTypedTexts(place);
  const [isTyping, setTyping] = useState(false);
  const typed = half.textOf('value');
  const read = typed === undefined ? undefined : readFigure(typed);
  const isWrong = typed !== undefined && typed !== '' && read === undefined && !isTyping;
  const leave = async (): Promise<void> => {
    setTyping(false);
    if (typed === undefined) return;
    await half.save(async () => {
      const isStored = read === value || (await onChange(read ?? null));
      // What could not be read stays in the field.
      return isStored && (read !== undefined || typed === '');
    });
  };
  return (
    <Box error={isWrong ? t('compare.noFigure') : undefined}>
      <NumberInput
        aria-label={name}
        aria-invalid={isWrong || undefined}
        value={typed ?? showFigure(value, language)}
        onValueChange={(text) => {
          setTyping(true);
          half.type('value', text, '');
          const figure = readFigure(text);
          if (figure !== undefined) void onChange(figure);
        }}
        onBlur={() => void leave()}
      />
    </Box>
  );
}

/** The field of a day hands over what it could read, and on leaving it the words that it could not. */
export function ComparedDay({ place, name, value, onChange }: ComparedProps<string>) {
  const half = useHalfTypedTexts(place);
  const take = async (words: string): Promise<void> => {
    half.type('value', words, '');
    const day = parseLocalDate(words);
    await half.save(async () => {
      const isStored = await onChange(day ?? null);
      return isStored && (day !== undefined || words === '');
    });
  };
  return (
    <Box error={undefined}>
      <DayInput
        aria-label={name}
        value={half.textOf('value') ?? value}
        onValueChange={(words) => void take(words)}
      />
    </Box>
  );
}

function Box({
  error,
  children,
}: {
  readonly error: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div>
      {children}
      {error === undefined ? null : (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
