/** Writes the list as it is filtered to a table; loaded when one is asked for. Draws nothing. */

import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { portfolioTable, withoutConfidential } from '../../../domain/export/tables.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { useTableTexts } from '../../i18n/table-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { readConfidentialHomes } from '../../model/logged-contacts.ts';
import { notify } from '../../model/notices.ts';
import { useDownloadTable } from '../../model/table-file.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';

interface PortfolioCsvProps {
  readonly shown: readonly PortfolioRow[];
  readonly onDone: () => void;
}

export function PortfolioCsv({ shown, onDone }: PortfolioCsvProps) {
  const { t } = useTranslation('export');
  const carnet = useCarnet();
  const sheets = useCarnetState((state) => state.sheets);
  const programmeId = useCarnetState((state) => state.programmeId);
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const { language } = useFormat();
  const { words, done } = useTableTexts(useToday(), useNames(programmeId));
  const download = useDownloadTable();
  const writeTable = async (): Promise<void> => {
    if (contactsComing) {
      notify({ message: t('coming'), tone: 'problem' });
      return;
    }
    const confidential = await readConfidentialHomes(carnet);
    const { journals } = carnet.state.getState();
    const lines = shown.flatMap((row) => {
      const sme = sheets.get(row.id)?.sme;
      const contacts = confidential.has(row.id) ? journals.get(row.id) : undefined;
      const facts = contacts === undefined ? row : withoutConfidential(row, contacts);
      return sme === undefined ? [] : [{ sme, facts }];
    });
    const rows = portfolioTable(lines, words);
    download({
      rows,
      of: `${t('portfolio')} ${programme}`,
      language,
      done: done(lines.length, 0),
    });
  };
  const write = useEffectEvent((): void => {
    writeTable()
      .catch(() => notify({ message: t('failed'), tone: 'problem' }))
      .finally(onDone);
  });
  useEffect(() => write(), []);
  return null;
}
