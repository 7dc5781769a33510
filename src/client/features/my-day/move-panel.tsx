/** An action or a planned contact on another day, most often one of three. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putOffAction } from '../../../domain/action/settle-action.ts';
import { putContactOn } from '../../../domain/calendar/plan-contact.ts';
import { type LocalDate, parseLocalDate } from '../../../domain/calendar/local-date.ts';
import type { Command } from '../../../domain/command/command.ts';
import type { ActionLine, ContactLine } from '../../../domain/my-day/day-line.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../parts/date/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { useLineHandlers } from './line-handlers.ts';
import styles from './my-day.module.css';
import { nearDays } from './next-days.ts';
import { PanelForm } from './panel-form.tsx';

interface MovePanelProps {
  readonly line: ActionLine | ContactLine;
  /** What is moved, in words. */
  readonly what: string;
}

export function MovePanel({ line, what }: MovePanelProps) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const handlers = useLineHandlers();
  const [day, setDay] = useState('');
  const [missing, setMissing] = useState(false);
  const moveTo = (to: LocalDate): void => {
    void handlers.act(line, moved(line, to), t('move.done', { day: format.day(to, today) }));
  };
  const submit = (): void => {
    if (parseLocalDate(day) === undefined) setMissing(true);
    else moveTo(day);
  };
  return (
    <PanelForm
      title={t('move.label', { what })}
      submit={t('move.submit')}
      onSubmit={submit}
      onClose={() => handlers.close(line)}
    >
      <div className={styles.nearDays}>
        {nearDays(today).map((near, index) => (
          <Button
            key={near.id}
            size="form"
            data-autofocus={index === 0 ? '' : undefined}
            onClick={() => moveTo(near.day)}
          >
            {t(`move.${near.id}`, { day: format.dayMonth(near.day, today) })}
          </Button>
        ))}
      </div>
      <Field label={t('move.day')} error={missing ? t('move.dayMissing') : undefined}>
        <DayInput value={day} onValueChange={setDay} />
      </Field>
    </PanelForm>
  );
}

function moved(line: ActionLine | ContactLine, to: LocalDate): Command {
  return line.kind === 'action' ? putOffAction(line.action, to) : putContactOn(line.contact.id, to);
}
