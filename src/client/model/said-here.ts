/**
 * What was said and what is being asked above all screens belongs to one programme and one person: it goes with them, also
 * where no screen shows it at that moment, so that the next person reads nothing of it and takes nothing of it back.
 */

import { useEffect } from 'react';
import { dismissMailQuestion } from './mail-question.ts';
import { dismissNotices } from './notices.ts';
import { dismissPlanQuestion } from './plan-question.ts';
import { dismissStageQuestion } from './stage-question.ts';

/** @param to the programme or person that it is said to; once that is another, it goes */
export function useSaidTo(to: string | undefined): void {
  useEffect(() => letGo, [to]);
}

function letGo(): void {
  dismissNotices();
  dismissMailQuestion();
  dismissPlanQuestion();
  dismissStageQuestion();
}
