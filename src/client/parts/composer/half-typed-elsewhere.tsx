/** Leads from a sheet to those that were merged into it, where something is half-typed on them. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { withMerged } from '../../model/merged-sheets.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { Note } from '../../ui/note.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { halfTypedOn } from './half-typed-words.ts';

export function HalfTypedElsewhere({ home }: { readonly home: string }) {
  const { t } = useTranslation(['sheet', 'conflict']);
  const carnet = useCarnet();
  const drafts = useCarnetState((state) => state.drafts);
  const trashed = useCarnetState((state) => state.trashedSheets);
  const merged = useMemo(
    () => [...withMerged(home, trashed)].filter((id) => id !== home),
    [home, trashed],
  );
  return merged
    .filter((id) => halfTypedOn(drafts, id, (of) => carnet.record(of)?.home).length > 0)
    .map((id) => (
      <Note key={id} icon="write">
        {t('sheet:journal.half.elsewhere', { name: trashed.get(id)?.sme.values.name })}{' '}
        <Link href={paths.sheet(id)} asChild>
          <TextLink>{t('conflict:merge.intoOpen')}</TextLink>
        </Link>
      </Note>
    ));
}
