/**
 * What was half-typed in what somebody moved to the bin meanwhile, or in a form that is a draft no more, where its author would look for it: on the sheet of what is
 * binned alone; of what is on no sheet, such as an organisation or a meeting, on My day and on the screen of its kind.
 */

import { useTranslation } from 'react-i18next';
import type { EntityName } from '../../../domain/entity/registry.ts';
import type { AnyRecord } from '../../../domain/operation/record.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { useVisitsUnderWay } from '../../model/visit-key.ts';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';
import { HalfTyped } from './half-typed.tsx';
import { type HalfTypedWords, halfTypedOn } from './half-typed-words.ts';

interface HalfTypedBinnedProps {
  /** The sheet; the programme, for what is on none. */
  readonly home: string;
  /** The kind of what is binned, where only that belongs here. */
  readonly of?: EntityName | undefined;
}

export function HalfTypedBinned({ home, of }: HalfTypedBinnedProps) {
  const { t } = useTranslation('sheet');
  const carnet = useCarnet();
  const drafts = useCarnetState((state) => state.drafts);
  const isProgramme = useCarnetState((state) => state.programmeId === home);
  const trashed = useCarnetState((state) => state.trashedOtherSheets);
  const visits = useVisitsUnderWay();
  // What is in the bin changes with the sheet, and with what is read of it on demand.
  useCarnetState((state) => state.sheets.get(home) ?? state.otherSheets.get(home));
  useCarnetState((state) => state.lazy.get(home));
  useCarnetState((state) => state.shared);
  const isBinned = (record: AnyRecord | undefined): boolean =>
    record !== undefined && (record.deleted !== undefined || trashed.has(record.home));
  /** Its boxes are drawn no more. */
  const isSettled = (record: AnyRecord | undefined): boolean =>
    record?.entity === 'form' && record.values.state !== 'draft';
  const isHere = (record: AnyRecord): boolean => {
    if (!isProgramme) return record.home === home && record.id !== home;
    const isOnNoSheet = record.home === home || trashed.has(record.home);
    return isOnNoSheet && (of === undefined || record.entity === of);
  };
  /** The line of a visit is named by the business alone: its box is gone with the contact. */
  const isOfVisit = ({ place, id }: HalfTypedWords): boolean =>
    place === 'visitLine' &&
    id === home &&
    visits.some(({ smeId, contactId }) => smeId === home && isBinned(carnet.record(contactId)));
  const isGone = (words: HalfTypedWords): boolean => {
    // My day shows these in any case.
    if (isProgramme && words.place === 'typed') return false;
    const record = carnet.record(words.id);
    const hasGone = isBinned(record) || (words.place !== 'typed' && isSettled(record));
    return (record !== undefined && hasGone && isHere(record)) || isOfVisit(words);
  };
  const every = halfTypedOn(drafts, (id) => id !== '');
  const isToRead = [...every.map(({ id }) => id), ...visits.map(({ contactId }) => contactId)].some(
    (id) => carnet.record(id) === undefined,
  );
  return (
    <>
      {isToRead && isProgramme ? <Read home={home} entity="meeting" /> : null}
      {isToRead && !isProgramme ? (
        <>
          <Read home={home} entity="contact" />
          <Read home={home} entity="form" />
        </>
      ) : null}
      {every.some(isGone) ? (
        <Stack>
          <Note icon="write">
            {t(
              every.filter(isGone).every(({ id }) => isSettled(carnet.record(id)))
                ? 'journal.half.settled'
                : 'journal.half.binned',
            )}
          </Note>
          <HalfTyped home={home} isShown={isGone} />
        </Stack>
      ) : null}
    </>
  );
}

interface ReadProps {
  readonly home: string;
  readonly entity: EntityName;
}

/** Reads what is not known yet: it may be in the bin. */
function Read({ home, entity }: ReadProps) {
  useLazyRecords(home, entity);
  return null;
}
