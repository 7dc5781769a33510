/** What the columns of the board are called: after their stage, but for the one that gathers the early ends. */

import { useTranslation } from 'react-i18next';
import type { ColumnId } from './board-columns.ts';

export function useColumnName(): (column: ColumnId) => string {
  const { t } = useTranslation(['stages', 'domain']);
  return (column) =>
    column === 'ended' ? t('stages:board.ended') : t(`domain:option.stage.${column}`);
}
