/** Numbers that were stated elsewhere: typed once, and set beside what is counted in the report on the whole programme. */

import { type FocusEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemKey } from '../../../domain/form/fields.ts';
import type { LaunchPad } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useHalfTypedTexts } from '../../model/use-half-typed.ts';
import { readInteger } from '../../parts/record/read-number.ts';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Part } from './part.tsx';
import styles from './quarterly.module.css';
import type { PassageHandlers, Review } from './use-review.ts';

interface StatedPartProps {
  readonly pads: readonly LaunchPad[];
  readonly review: Review;
  readonly handlers: PassageHandlers;
}

export function StatedPart({ pads, review, handlers }: StatedPartProps) {
  const { t } = useTranslation('quarterly');
  const names = review.view.period.isFinal
    ? (['statedVisits', 'statedTotal'] as const)
    : (['statedVisits'] as const);
  return (
    <div className={styles.screenOnly}>
      <Part title={t('stated')}>
        <p className={styles.quiet}>{t('statedLead')}</p>
        <div className={styles.pads}>
          {pads.flatMap(({ id, values }) =>
            names.map((name) => {
              const field = `value.${itemKey(name, id)}` as const;
              const found = review.form?.values[field];
              const stored = typeof found === 'number' ? found : undefined;
              return (
                <StatedNumber
                  key={field}
                  place={`stated:${review.view.period.month}/${field}`}
                  label={t(name, { pad: values.code })}
                  stored={stored}
                  onState={(value) => handlers.write({ [field]: value })}
                />
              );
            }),
          )}
        </div>
      </Part>
    </div>
  );
}

interface StatedNumberProps {
  /** Where it is kept while it is half-typed. */
  readonly place: string;
  readonly label: string;
  readonly stored: number | undefined;
  readonly onState: (value: number | undefined) => Promise<string | undefined>;
}

/** Written on leaving it; what is no whole number stays, also over a reload, and says what to type. */
function StatedNumber({ place, label, stored, onState }: StatedNumberProps) {
  const { t } = useTranslation('quarterly');
  const format = useFormat();
  const half = useHalfTypedTexts(place);
  const typed = half.textOf('number');
  const [isWrong, setWrong] = useState(false);
  const onBlur = ({ target }: FocusEvent<HTMLInputElement>): void => {
    const read = readInteger(target.value);
    const number = typeof read === 'number' ? read : undefined;
    setWrong(read !== number);
    if (typed === undefined || read !== number) return;
    if (number === stored) half.clear();
    else void half.save(() => onState(number));
  };
  return (
    <Field label={label} error={isWrong ? t('statedWrong') : undefined}>
      <NumberInput
        value={typed ?? (stored === undefined ? '' : format.number(stored))}
        onValueChange={(text) => half.type('number', text, '')}
        onBlur={onBlur}
      />
    </Field>
  );
}
