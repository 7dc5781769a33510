/** The two limits of an alert. A pair that does not fit is said at the field and kept there, never saved. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type LimitId,
  limitRange,
  limitRow,
  type Limits,
  limitsOf,
} from '../../../domain/alert/limits.ts';
import { limitErrors, setLimits } from '../../../domain/alert/set-alert.ts';
import type { Programme } from '../../../domain/operation/record.ts';
import type { RunError } from '../../model/receipt.ts';
import { useHalfTypedTexts } from '../../model/use-half-typed.ts';
import { useRun } from '../../model/use-carnet.ts';
import { useFieldMark } from '../../parts/entry-mark/use-field-mark.tsx';
import { readInteger } from '../../parts/record/read-number.ts';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import styles from './alerts-section.module.css';
import { useRunError } from './field-error.ts';

type Side = 'watch' | 'risk';
type Texts = Readonly<Record<Side, string | undefined>>;

interface LimitFieldsProps {
  readonly id: LimitId;
  readonly programme: Programme;
}

export function LimitFields({ id, programme }: LimitFieldsProps) {
  const { t } = useTranslation(['alerts', 'domain']);
  const run = useRun();
  const runError = useRunError();
  const stored = limitsOf(programme.values.alertSettings)[id];
  // What was typed and does not hold yet; the rest follows what is stored.
  const half = useHalfTypedTexts(`limits:${programme.id}/${id}`);
  const typed: Texts = { watch: half.textOf('watch'), risk: half.textOf('risk') };
  const [failure, setFailure] = useState<RunError | undefined>(undefined);
  const { unit, stage } = limitRow(id);
  const wanted = limitsTyped(typed, stored);
  const errors = limitErrors(id, wanted);
  const save = (): void => {
    if ((typed.watch ?? typed.risk) === undefined || errors.length > 0) return;
    void half.save(async () => {
      const result = await run(setLimits(programme.id, id, wanted));
      setFailure(result.ok ? undefined : result.error);
      return result.ok;
    });
  };
  const message = (side: Side): string | undefined => {
    const error = errors.find(({ field }) => field === side);
    if (error === undefined) return side === 'watch' ? runError(failure) : undefined;
    return error.max === undefined
      ? t('alerts:settings.limitOrder')
      : t('alerts:settings.limitRange', limitRange[unit]);
  };
  const place = [programme.id, 'alertSettings', id] as const;
  const marks = { watch: useFieldMark(...place, 'watch'), risk: useFieldMark(...place, 'risk') };
  const input = (side: Side, label: string) => (
    <Field label={label} mark={marks[side]} error={message(side)}>
      <NumberInput
        value={typed[side] ?? String(stored[side] ?? '')}
        unit={t(`alerts:settings.unit.${unit}`)}
        inputMode="numeric"
        maxLength={String(limitRange[unit].max).length + 1}
        onValueChange={(text) => half.type(side, text, '')}
        onBlur={save}
        onKeyDown={({ key }) => {
          if (key === 'Enter') save();
        }}
      />
    </Field>
  );
  const words = wordsOf(id);
  const fields = (
    <div className={styles.pair}>
      {input('watch', t(`alerts:settings.${words.watch}`))}
      {stored.risk === undefined ? null : input('risk', t(`alerts:settings.${words.risk}`))}
    </div>
  );
  if (stage === undefined) return fields;
  return (
    <fieldset className={styles.stage}>
      <legend>{t(`domain:option.stage.${stage}`)}</legend>
      {fields}
    </fieldset>
  );
}

function wordsOf(id: LimitId) {
  if (limitRow(id).apart === true) return { watch: 'serious', risk: 'blocking' } as const;
  return { watch: limitRow(id).risk === undefined ? 'ahead' : 'watch', risk: 'risk' } as const;
}

/** What is typed over what is stored; what is no whole number is none, which no limit takes. */
function limitsTyped(typed: Texts, stored: Limits): Limits {
  const read = (text: string): number => {
    const value = readInteger(text);
    return typeof value === 'number' ? value : Number.NaN;
  };
  const { watch, risk } = typed;
  return {
    watch: watch === undefined ? stored.watch : read(watch),
    risk: risk === undefined ? stored.risk : read(risk),
  };
}
