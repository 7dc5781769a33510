/** What is half-typed beside the lines of a sheet: on those that were merged into it, and on this one before access was lost. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { withMerged } from '../../model/merged-sheets.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { useVisitsUnderWay } from '../../model/visit-key.ts';
import { paths } from '../../ports/routes.ts';
import { Note } from '../../ui/note.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { HalfTyped } from './half-typed.tsx';
import { halfTypedOn } from './half-typed-words.ts';

/** Leads to those that were merged into it. */
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
    .filter((id) => {
      const isThere = (of: string): boolean => of === id || carnet.record(of)?.home === id;
      return halfTypedOn(drafts, isThere).length > 0;
    })
    .map((id) => (
      <Note key={id} icon="write">
        {t('sheet:journal.half.elsewhere', { name: trashed.get(id)?.sme.values.name })}{' '}
        <Link href={paths.sheet(id)} asChild>
          <TextLink>{t('conflict:merge.intoOpen')}</TextLink>
        </Link>
      </Note>
    ));
}

const shownNowhere: readonly string[] = ['visitDecision', 'visitTopic', 'typed'];

/**
 * What is left after a membership ended and was given again, and no other screen shows: the words of a visit that is under way
 * no more, and the last ones that were typed into a field. My day has these too, for some are of records on no sheet.
 */
export function HalfTypedBefore({ home }: { readonly home: string }) {
  const carnet = useCarnet();
  const drafts = useCarnetState((state) => state.drafts);
  const underWay = new Set(useVisitsUnderWay().map(({ contactId }) => contactId));
  useLazyRecords(home, 'contact');
  useLazyRecords(home, 'form');
  // What is in the bin is shown as such.
  const isLeft = (id: string): boolean => {
    const record = underWay.has(id) ? undefined : carnet.record(id);
    return record?.home === home && record.deleted === undefined;
  };
  const isSomeLeft = halfTypedOn(drafts, isLeft).some(({ place }) => shownNowhere.includes(place));
  return isSomeLeft ? (
    <HalfTyped home={home} only={shownNowhere} isShown={({ id }) => isLeft(id)} />
  ) : null;
}
