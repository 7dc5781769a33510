/** The filter above the documents of a sheet; only sorts that are there can be chosen. */

import { useTranslation } from 'react-i18next';
import {
  type DocumentFilter as Filter,
  documentSortOf,
  documentSorts,
} from '../../../domain/attachment/document-filter.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { Chip } from '../../ui/chip.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';

interface DocumentFilterProps {
  readonly records: readonly RecordOf<'attachment'>[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function DocumentFilter({ records, filter, onFilter }: DocumentFilterProps) {
  const { t } = useTranslation('files');
  const there = new Set(records.map(documentSortOf));
  const { sort: chosen } = filter;
  return (
    <Toolbar label={t('filter.label')} flush>
      <TextInput
        controlSize="dense"
        type="search"
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
        autoComplete="off"
        value={filter.text}
        onValueChange={(text) => onFilter({ ...filter, text })}
      />
      {documentSorts
        .filter((sort) => there.has(sort) || sort === chosen)
        .map((sort) => (
          <Chip
            key={sort}
            pressed={sort === chosen}
            onClick={() => onFilter({ ...filter, sort: sort === chosen ? undefined : sort })}
          >
            {t(`filter.sort.${sort}`)}
          </Chip>
        ))}
    </Toolbar>
  );
}
