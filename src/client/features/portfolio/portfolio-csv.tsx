/** Writes the list as it is filtered to a table; loaded when one is asked for. Draws nothing. */

import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { portfolioTable } from '../../../domain/export/tables.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { useTableTexts } from '../../i18n/table-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useDownloadTable } from '../../model/table-file.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';

interface PortfolioCsvProps {
  readonly shown: readonly PortfolioRow[];
  readonly onDone: () => void;
}

export function PortfolioCsv({ shown, onDone }: PortfolioCsvProps) {
  const { t } = useTranslation('export');
  const sheets = useCarnetState((state) => state.sheets);
  const programmeId = useCarnetState((state) => state.programmeId);
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  const { language } = useFormat();
  const { words, done } = useTableTexts(useToday(), useNames(programmeId));
  const download = useDownloadTable();
  const write = useEffectEvent((): void => {
    const lines = shown.flatMap((facts) => {
      const sme = sheets.get(facts.id)?.sme;
      return sme === undefined ? [] : [{ sme, facts }];
    });
    const rows = portfolioTable(lines, words);
    download({
      rows,
      of: `${t('portfolio')} ${programme}`,
      language,
      done: done(lines.length, 0),
    });
    onDone();
  });
  useEffect(() => write(), []);
  return null;
}
