/** Writes the list as it is filtered to a table; loaded when one is asked for. Draws nothing. */

import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { portfolioTable } from '../../../domain/export/tables.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { useHandOverTable, useTableWords } from '../../model/table-file.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

interface PortfolioCsvProps {
  readonly shown: readonly PortfolioRow[];
  readonly onDone: () => void;
}

export function PortfolioCsv({ shown, onDone }: PortfolioCsvProps) {
  const { t } = useTranslation('export');
  const sheets = useCarnetState((state) => state.sheets);
  const programmeId = useCarnetState((state) => state.programmeId);
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  const words = useTableWords(programmeId);
  const handOver = useHandOverTable();
  const write = useEffectEvent((): void => {
    const lines = shown.flatMap((facts) => {
      const sme = sheets.get(facts.id)?.sme;
      return sme === undefined ? [] : [{ sme, facts }];
    });
    const rows = portfolioTable(lines, words);
    handOver({ rows, of: `${t('portfolio')} ${programme}`, leftOut: 0 });
    onDone();
  });
  useEffect(() => write(), []);
  return null;
}
