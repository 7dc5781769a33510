/** Tables as files: the words of their heads and cells, and the hand-over to the person with what was left out. */

import { useTranslation } from 'react-i18next';
import { csvOf, type Row } from '../../domain/export/csv.ts';
import { tableFileName, type TableWords } from '../../domain/export/tables.ts';
import { useDescribe } from '../i18n/describe-value.ts';
import { useFormat } from '../i18n/use-format.ts';
import { notify } from './notices.ts';
import { useBackups } from './use-backups.ts';
import { useToday } from './use-carnet.ts';
import { useNames } from './use-names.ts';

/** The reader's words for tables. @param home the SME or programme whose persons may be named */
export function useTableWords(home: string): TableWords {
  const { t } = useTranslation(['export', 'domain']);
  const describe = useDescribe(useToday(), useNames(home));
  return {
    field: describe.field,
    value: describe.value,
    entityName: (entity) => t(`domain:entityName.${entity}`),
    head: (head) => t(`export:head.${head}`),
    health: (level) => t(`domain:option.health.${level}`),
  };
}

export interface TableFile {
  /** Its first row is the head. */
  readonly rows: readonly Row[];
  /** What it is of, for the name of the file. */
  readonly of: string;
  readonly leftOut: number;
}

/** Hands a table to the person as a file for spreadsheets, and says what it holds. */
export function useHandOverTable(): (table: TableFile) => void {
  const { t } = useTranslation('export');
  const { language } = useFormat();
  const today = useToday();
  const { backups } = useBackups();
  return ({ rows, of, leftOut }) => {
    const file = new Blob([csvOf(rows, language)], { type: 'text/csv;charset=utf-8' });
    backups.handOver({ file, name: tableFileName(of, today) });
    const words = [
      t('done', { count: rows.length - 1 }),
      ...(leftOut === 0 ? [] : [t('leftOut', { count: leftOut })]),
      t('personal'),
    ];
    notify({ message: words.join(' '), tone: 'done' });
  };
}
