/**
 * To which stage an SME moves is asked in one dialog above all screens, so that the sheet, the list and the board ask
 * in the same way without knowing each other. `app` shows the dialog while there is a question.
 */

import { createStore } from 'zustand/vanilla';
import type { Stage } from '../../domain/sme/sme.ts';

export interface StageQuestion {
  readonly smeId: string;
  /** The stage that was meant, where one was. */
  readonly to?: Stage | undefined;
}

export const stageQuestion = createStore<{ readonly asked: StageQuestion | undefined }>(() => ({
  asked: undefined,
}));

/** Opens the dialog for an SME. */
export function askStage(smeId: string, to?: Stage): void {
  stageQuestion.setState({ asked: { smeId, to } });
}

/** The question was answered, or is no longer asked. */
export function dismissStageQuestion(): void {
  stageQuestion.setState({ asked: undefined });
}
