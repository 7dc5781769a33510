/** The sheet that plans a contact. It is read in an idle moment: the key that follows `P` may come at once. */

import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { dismissPlanQuestion, planQuestion } from '../model/plan-question.ts';
import { useMayWrite } from '../model/use-may-write.ts';
import { useClosedWithPage } from '../parts/dialog/use-closed-with-page.ts';
import { whenIdle } from './when-idle.ts';

const loadPlanDialog = () => import('../features/planning/plan-dialog.tsx');
const PlanDialog = lazy(async () => ({ default: (await loadPlanDialog()).PlanDialog }));

export function PlanDialogs() {
  const question = useStore(planQuestion, (state) => state.question);
  useEffect(() => whenIdle(() => void loadPlanDialog().catch(() => undefined)), []);
  const mayWrite = useMayWrite();
  useClosedWithPage(question, dismissPlanQuestion);
  if (question === undefined || !mayWrite) return null;
  return (
    <Suspense fallback={null}>
      <PlanDialog key={question.asked} start={question} onClose={dismissPlanQuestion} />
    </Suspense>
  );
}
