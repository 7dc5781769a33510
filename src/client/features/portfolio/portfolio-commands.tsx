/** What the list offers by name: to log and to plan for the chosen SME, and to take what is shown along as a table. */

import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { useCommands } from '../../model/commands.ts';
import { askPlan } from '../../model/plan-question.ts';
import { askStage } from '../../model/stage-question.ts';
import { useOnceWritten } from '../../model/use-once-written.ts';
import { paths } from '../../ports/routes.ts';

const PortfolioCsv = lazy(async () => ({
  default: (await import('./portfolio-csv.tsx')).PortfolioCsv,
}));

interface PortfolioCommandsProps {
  readonly shown: readonly PortfolioRow[];
  readonly chosenId: string | undefined;
  /** The board has its own way with the key. */
  readonly movesStage: boolean;
}

export function PortfolioCommands({ shown, chosenId, movesStage }: PortfolioCommandsProps) {
  const [, navigate] = useLocation();
  const [writing, setWriting] = useState(false);
  const writeTable = useOnceWritten(setWriting);
  const chosen = shown.find(({ id }) => id === chosenId);
  useCommands({
    exportCsv: { run: () => void writeTable(true) },
    ...(chosen === undefined
      ? {}
      : {
          log: { run: () => navigate(`${paths.sheet(chosen.id)}?log`), detail: chosen.name },
          planContact: { run: () => askPlan({ smeId: chosen.id }), detail: chosen.name },
          ...(movesStage
            ? { moveStage: { run: () => askStage(chosen.id), detail: chosen.name } }
            : {}),
        }),
  });
  return writing ? (
    <Suspense fallback={null}>
      <PortfolioCsv shown={shown} onDone={() => setWriting(false)} />
    </Suspense>
  ) : null;
}
