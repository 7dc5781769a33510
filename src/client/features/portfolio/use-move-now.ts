/**
 * Moving an SME in one gesture: made at once where nothing has to be asked, otherwise asked for in the stage dialog. So
 * a card can be let go anywhere it may go, and a missing paper never makes it jump back without a word.
 */

import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../domain/sme/sme.ts';
import { evidenceIn } from '../../../domain/stage/guards.ts';
import { moveProblems, moveStage, proposedDay } from '../../../domain/stage/move-stage.ts';
import { mayChange } from '../../../domain/permission/permission.ts';
import { askStage } from '../../model/stage-question.ts';
import { useDecider } from '../../model/use-decides-on.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';

/** Moves the SME to a stage, or asks what has to be said first. */
export function useMoveNow(): (smeId: string, to: Stage) => void {
  const { t } = useTranslation(['stages', 'domain']);
  const carnet = useCarnet();
  const change = useChange();
  const today = useToday();
  const decider = useDecider();
  return (smeId, to) => {
    const { sheets, contactsComing } = carnet.state.getState();
    const sheet = sheets.get(smeId);
    if (sheet === undefined) return;
    const { values } = sheet.sme;
    const evidence = evidenceIn(sheet, { today, contactsComing });
    const request = { to, on: proposedDay(values, to, today), evidence };
    if (moveProblems(values, request, today).length > 0) {
      askStage(smeId, to);
      return;
    }
    const stage = t(`domain:option.stage.${to}`);
    const record = carnet.record(smeId);
    const may =
      decider === undefined || record === undefined || mayChange(decider, record, 'stage');
    const done = t(may ? 'stages:moved' : 'stages:asked', { name: values.name, stage });
    void change(moveStage(smeId, request), { done });
  };
}
