/** The stage of the SME, since when, and the way to the dialog that moves it. */

import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import { isLasting } from '../../../../domain/sme/lasting-pause.ts';
import { isSideExit, stageCount, stageNumber } from '../../../../domain/stage/transitions.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { askStage } from '../../../model/stage-question.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useFieldMark } from '../../../parts/entry-mark/use-field-mark.tsx';
import { StageSteps } from '../../../ui/stage-steps.tsx';
import { TextButton } from '../../../ui/text-link.tsx';
import { Block } from './block.tsx';
import styles from './side-column.module.css';

interface StageBlockProps {
  readonly sme: Sme;
  readonly readOnly: boolean;
}

export function StageBlock({ sme, readOnly }: StageBlockProps) {
  const { t } = useTranslation(['side', 'domain']);
  const format = useFormat();
  const today = useToday();
  const mark = useFieldMark(sme.id, 'stage');
  const { stage, stageDates, stageBeforePause, pauses = {} } = sme.values;
  const pause = Object.values(pauses).find((one) => isLasting(sme.values, one));
  const since = pause?.from ?? stageDates?.[stage];
  // A pause keeps its place on the way.
  const drawn = isSideExit(stage)
    ? stageNumber(stageBeforePause ?? 'prospect')
    : stageNumber(stage);
  const number = stageNumber(stage);
  const name = t(`domain:option.stage.${stage}`);
  return (
    <Block
      title={t('side:stage')}
      aside={
        since === undefined && mark === undefined ? null : (
          <span className={styles.quiet}>
            {since === undefined ? null : t('side:since', { date: format.dayMonth(since, today) })}
            {mark === undefined ? null : <> {mark}</>}
          </span>
        )
      }
    >
      <StageSteps
        wide
        count={stageCount}
        current={drawn}
        name={number === 0 ? name : `${number} · ${name}`}
      />
      {readOnly ? null : (
        <TextButton aria-haspopup="dialog" onClick={() => askStage(sme.id)}>
          {t('side:move')}
        </TextButton>
      )}
    </Block>
  );
}
