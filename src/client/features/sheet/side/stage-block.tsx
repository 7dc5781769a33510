/** The stage of the SME, and the small panel that moves it: a step on, a step back, or out, on a day. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sme } from '../../../../domain/operation/record.ts';
import {
  isSideExit,
  moveStage,
  stageCount,
  stageMoves,
  stageNumber,
} from '../../../../domain/sme/move-stage.ts';
import type { Stage } from '../../../../domain/sme/sme.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useRun, useToday } from '../../../model/use-carnet.ts';
import { Button } from '../../../ui/button.tsx';
import { DateInput } from '../../../ui/date-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Stack } from '../../../ui/page.tsx';
import { Popover } from '../../../ui/popover.tsx';
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
  const { stage, stageDates, stageBeforePause } = sme.values;
  const since = stageDates?.[stage];
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
        since === undefined ? null : (
          <span className={styles.quiet}>
            {t('side:since', { date: format.dayMonth(since, today) })}
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
      {readOnly ? null : <StageMenu sme={sme} />}
    </Block>
  );
}

function StageMenu({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation('side');
  return (
    <Popover
      label={t('move')}
      fitted
      trigger={(props) => <TextButton {...props}>{t('move')}</TextButton>}
    >
      {(close) => <StageMoves sme={sme} close={close} />}
    </Popover>
  );
}

interface StageMovesProps {
  readonly sme: Sme;
  readonly close: () => void;
}

function StageMoves({ sme, close }: StageMovesProps) {
  const { t } = useTranslation(['side', 'domain']);
  const run = useRun();
  const today = useToday();
  const [on, setOn] = useState(today);
  const { next, previous, exits } = stageMoves(sme.values);
  const move = (stage: Stage): void => {
    const done = t('side:moved', {
      name: sme.values.name,
      stage: t(`domain:option.stage.${stage}`),
    });
    void run(moveStage(sme.id, stage, on === '' ? today : on), { done });
    close();
  };
  return (
    <Stack>
      <Field label={t('side:date')}>
        <DateInput value={on} max={today} onValueChange={setOn} />
      </Field>
      {next === undefined ? null : (
        <Button variant="primary" wide icon="forward" onClick={() => move(next)}>
          {t(`domain:option.stage.${next}`)}
        </Button>
      )}
      {exits.map((stage) => (
        <Button key={stage} wide onClick={() => move(stage)}>
          {t(`domain:option.stage.${stage}`)}
        </Button>
      ))}
      {previous === undefined ? null : (
        <Button variant="quiet" wide icon="back" onClick={() => move(previous)}>
          {t('side:back', { stage: t(`domain:option.stage.${previous}`) })}
        </Button>
      )}
    </Stack>
  );
}
