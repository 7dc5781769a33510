/** Over a form: how far it is, the next question without an answer, and for whom the page is shown. */

import { useTranslation } from 'react-i18next';
import { type FillingMode, fillingModes } from '../../../domain/form/filling-mode.ts';
import type { FormView } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Segments } from '../../ui/segments.tsx';
import styles from './form.module.css';

interface FormBarProps {
  readonly view: FormView;
  readonly minutes?: number | undefined;
  readonly mode: FillingMode;
  readonly onMode: ((mode: FillingMode) => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

export function FormBar({ view, minutes, mode, onMode, onNext }: FormBarProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const { answered, asked, unsure } = view.counts;
  const words = [
    t('answered', { count: answered, asked }),
    ...(unsure === 0 ? [] : [t('unsureCount', { count: unsure })]),
    ...(minutes === undefined ? [] : [t('spent', { time: format.duration(minutes) })]),
  ].join(' · ');
  return (
    <div className={styles.bar}>
      <div className={styles.progress}>
        <span>{words}</span>
        <Meter value={answered} max={asked} label={t('progress')} valueText={words} />
      </div>
      {onNext === undefined ? null : (
        <Button icon="arrowDown" onClick={onNext}>
          {t('nextUnanswered')}
        </Button>
      )}
      {onMode === undefined ? null : (
        <Segments
          label={t('mode.label')}
          options={fillingModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
          value={mode}
          onValueChange={onMode}
        />
      )}
    </div>
  );
}
