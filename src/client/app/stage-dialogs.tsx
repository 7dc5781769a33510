/** The dialog that asks for a stage, read when it is first asked for. */

import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { dismissStageQuestion, stageQuestion } from '../model/stage-question.ts';
import { useMayWrite } from '../model/use-may-write.ts';
import { useClosedWithPage } from '../parts/dialog/use-closed-with-page.ts';

const StageDialog = lazy(async () => ({
  default: (await import('../features/stage/stage-dialog.tsx')).StageDialog,
}));

export function StageDialogs() {
  const asked = useStore(stageQuestion, (state) => state.asked);
  const mayWrite = useMayWrite();
  useClosedWithPage(asked, dismissStageQuestion);
  if (asked === undefined || !mayWrite) return null;
  return (
    <Suspense fallback={null}>
      <StageDialog
        key={asked.smeId}
        smeId={asked.smeId}
        to={asked.to}
        onClose={dismissStageQuestion}
      />
    </Suspense>
  );
}
