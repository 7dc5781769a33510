/** The value of a pound in euros, typed once in a form: amounts in pounds are compared with limits in euros by it. */

import { useTranslation } from 'react-i18next';
import { rateField } from '../../../domain/form/fields.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { unreadable } from '../../model/typing.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { useFieldMessage } from '../record/field-message.ts';
import { TextSource } from '../record/text-source.tsx';
import { readFigure, showFigure } from './cell-codec.ts';
import styles from './controls.module.css';
import { useFormPage } from './form-page.ts';
import { ItemMessage } from './item-message.tsx';

/** A rate is no thousand: `1,234` euros for a pound are a little over one. */
function readRate(text: string): number | typeof unreadable | undefined {
  if (text.trim() === '') return undefined;
  const rate = readFigure(text, true);
  return rate === undefined || rate <= 0 ? unreadable : rate;
}

/** Shown where an amount in pounds needs it. Answers are never held up by it. */
export function RateBox({ isMissing }: { readonly isMissing: boolean }) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const { formId, readOnly } = useFormPage();
  const rate = useRecord(formId)?.values[rateField];
  const message = useFieldMessage();
  if (readOnly || (!isMissing && rate === undefined)) return null;
  return (
    <TextSource
      recordId={formId}
      field={rateField}
      stored={showFigure(rate, language, true)}
      encode={readRate}
      onNew={() => undefined}
      newError={undefined}
    >
      {({ value, onValueChange, onBlur, error, notSaved }) => (
        <>
          <label className={styles.rate}>
            <span>{t('rate')}</span>
            <NumberInput
              aria-label={t('rate')}
              value={value}
              onValueChange={onValueChange}
              onBlur={onBlur}
              unit="€"
            />
          </label>
          <ItemMessage>{message(error, notSaved)}</ItemMessage>
        </>
      )}
    </TextSource>
  );
}
