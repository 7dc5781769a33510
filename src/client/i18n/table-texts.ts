/** The reader's words for a table: its heads and cells, and what is said once it is handed over. */

import { useTranslation } from 'react-i18next';
import type { TableWords } from '../../domain/export/tables.ts';
import { useDescribe } from './describe-value.ts';
import { useFormat } from './use-format.ts';

export interface TableTexts {
  readonly words: TableWords;
  /** What was handed over: lines without the head, and how many confidential contacts are not in it. */
  readonly done: (lineCount: number, leftOut: number) => string;
}

/**
 * Words for tables.
 *
 * @param today `YYYY-MM-DD`
 * @param findName the name of a record or person, where it is known
 */
export function useTableTexts(
  today: string,
  findName: (id: string) => string | undefined,
): TableTexts {
  const { t } = useTranslation(['export', 'domain', 'visit']);
  const describe = useDescribe(today, findName);
  const { language } = useFormat();
  return {
    words: {
      field: describe.field,
      value: describe.value,
      entityName: (entity) => t(`domain:entityName.${entity}`),
      head: (head) => t(`export:head.${head}`),
      note: (kind, said) => t('export:note', { kind: t(`visit:line.${kind}`), text: said }),
      language,
      health: (level) => t(`domain:option.health.${level}`),
    },
    done: (lineCount, leftOut) =>
      [
        t('export:done', { count: lineCount }),
        ...(leftOut === 0 ? [] : [t('export:leftOut', { count: leftOut })]),
        t('export:personal'),
      ].join(' '),
  };
}
