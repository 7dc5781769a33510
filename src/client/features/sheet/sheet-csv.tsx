/** Writes one sheet to a table; loaded when it is asked for. Draws nothing. */

import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sheetTable } from '../../../domain/export/tables.ts';
import { useTableTexts } from '../../i18n/table-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../model/notices.ts';
import type { Sheet } from '../../model/state.ts';
import { useDownloadTable } from '../../model/table-file.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';

interface SheetCsvProps {
  readonly sheet: Sheet;
  readonly onDone: () => void;
}

export function SheetCsv({ sheet, onDone }: SheetCsvProps) {
  const { t } = useTranslation('export');
  const carnet = useCarnet();
  const smeId = sheet.sme.id;
  const { language } = useFormat();
  const { words, done } = useTableTexts(useToday(), useNames(smeId));
  const download = useDownloadTable();
  const write = useEffectEvent((): void => {
    const { actions, issues } = sheet;
    const contacts = carnet.state.getState().journals.get(smeId) ?? [];
    const { rows, leftOut } = sheetTable({ contacts, actions, issues }, words);
    download({ rows, of: sheet.sme.values.name, language, done: done(rows.length - 1, leftOut) });
  });
  const end = useEffectEvent(onDone);
  const fail = useEffectEvent(() => notify({ message: t('failed'), tone: 'problem' }));
  useEffect(() => {
    let current = true;
    const settle = (work: () => void) => (): void => {
      if (!current) return;
      work();
      end();
    };
    carnet.loadJournal(smeId).then(settle(write), settle(fail));
    return () => {
      current = false;
    };
  }, [carnet, smeId]);
  return null;
}
