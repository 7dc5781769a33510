/** A figure or a day that is tried in the preview: it goes to the form that nobody keeps. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import type { Written } from '../../../domain/form/write-answer.ts';
import type { ItemView } from '../../../domain/form/view.ts';
import { DayInput } from '../../parts/date/day-input.tsx';
import { readFigure } from '../../parts/form/cell-codec.ts';
import { homeCurrency } from '../../parts/form/figure-control.tsx';
import { useFormPage } from '../../parts/form/form-page.ts';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';

interface TrialAnswerProps {
  readonly view: ItemView;
  readonly onAnswer: (written: Written) => void;
}

export function TrialAnswer({ view, onAnswer }: TrialAnswerProps) {
  const { t } = useTranslation('templates');
  const { view: form } = useFormPage();
  const [typed, setTyped] = useState('');
  const type = (text: string, written: Written | undefined): void => {
    setTyped(text);
    onAnswer(written ?? 'blank');
  };
  const { type: kind } = view.item;
  return (
    <Field label={t('trial.type')}>
      {kind === 'date' ? (
        <DayInput
          value={typed}
          onValueChange={(text) => {
            const day = parseLocalDate(text);
            type(text, day === undefined ? undefined : { kind: 'word', word: day });
          }}
        />
      ) : (
        <NumberInput
          value={typed}
          onValueChange={(text) => {
            const amount = readFigure(text);
            const currency = homeCurrency(form.context.country);
            type(
              text,
              amount === undefined
                ? undefined
                : kind === 'money'
                  ? { kind: 'money', money: { amount, currency } }
                  : { kind: 'number', number: amount },
            );
          }}
        />
      )}
    </Field>
  );
}
