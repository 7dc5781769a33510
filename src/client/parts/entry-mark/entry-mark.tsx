/**
 * The state of an entry beside it: two versions to settle, not applied, or not with the others yet. What is synced has
 * no mark, and a programme kept alone has nobody to wait for.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AnyRecord, isContested } from '../../../domain/operation/record.ts';
import { useIsOffline } from '../../model/use-sync.ts';
import {
  type ChangedPlace,
  type Unseen,
  useSheetWaits,
  useUnseen,
} from '../../model/use-waiting.ts';
import { paths } from '../../ports/routes.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

interface EntryMarkProps {
  readonly record: Pick<AnyRecord, 'id' | 'contested' | 'conflicts'>;
}

/** The mark of a record in its line; a conflict leads to where it is settled. */
export function EntryMark({ record }: EntryMarkProps) {
  const unseen = useUnseen(record.id);
  if (isContested(record)) {
    return (
      <Link href={paths.conflicts()}>
        <ConflictMark record={record} />
      </Link>
    );
  }
  return unseen === undefined ? null : <UnseenMark unseen={unseen} />;
}

interface LineMarkProps extends EntryMarkProps {
  /** Something that stands in the same line and belongs to another record. */
  readonly also?: ChangedPlace | undefined;
}

/** The mark in a line that opens the record, and so has room for no link: what stands open is settled inside. */
export function LineMark({ record, also = [''] }: LineMarkProps) {
  const own = useUnseen(record.id);
  const others = useUnseen(...also);
  const unseen = own ?? others;
  if (isContested(record)) return <ConflictMark record={record} />;
  return unseen === undefined ? null : <UnseenMark unseen={unseen} />;
}

function ConflictMark({ record }: EntryMarkProps) {
  const { t } = useTranslation('conflict');
  return (
    <DataMark kind="conflict">
      {t('mark', { count: Object.keys(record.conflicts ?? {}).length || 1 })}
    </DataMark>
  );
}

interface PlaceMarkProps {
  readonly place: ChangedPlace;
}

/** The mark of something that is no line of its own record: a contact person, the name over a sheet. */
export function PlaceMark({ place }: PlaceMarkProps) {
  const unseen = useUnseen(...place);
  if (unseen === undefined) return null;
  return <UnseenMark unseen={unseen} />;
}

interface SheetMarkProps {
  readonly smeId: string;
  /** Whether others changed it since it was looked at: the list asks once for all of its rows. */
  readonly changed: boolean;
}

/** The sheet has something that waits, or that others changed since it was last looked at. */
export function SheetMark({ smeId, changed }: SheetMarkProps) {
  const waits = useSheetWaits(smeId);
  if (waits) return <UnseenMark unseen="waiting" />;
  return changed ? <ChangedMark /> : null;
}

/** Apart, since most rows of the list have no mark, and looking texts up is most of what one costs. */
function ChangedMark() {
  const { t } = useTranslation('sync');
  return (
    <DataMark kind="changed">
      <span title={t('changed.row')}>{t('changed.mark')}</span>
      <VisuallyHidden>. {t('changed.row')}</VisuallyHidden>
    </DataMark>
  );
}

interface UnseenMarkProps {
  readonly unseen: Unseen;
}

function UnseenMark({ unseen }: UnseenMarkProps) {
  const { t } = useTranslation('sync');
  const state = useUnseenWord(unseen);
  return <DataMark kind={kindOf[state]}>{t(`mark.${state}`)}</DataMark>;
}

interface FieldMarkProps {
  readonly unseen: 'waiting';
}

/** Beside the label of a field: the icon is drawn, the words are read aloud and shown under the pointer. */
export function FieldMark({ unseen }: FieldMarkProps) {
  const { t } = useTranslation('sync');
  const state = useUnseenWord(unseen);
  return (
    <DataMark kind={kindOf[state]} shapeOnly>
      {t(`mark.field.${state}`)}
    </DataMark>
  );
}

/** Without a network what waits is said to be saved here, which is what matters then. */
function useUnseenWord(unseen: Unseen): Unseen | 'savedHere' {
  const isOffline = useIsOffline();
  return unseen === 'waiting' && isOffline ? 'savedHere' : unseen;
}

const kindOf = {
  waiting: 'waiting',
  savedHere: 'savedHere',
  awaiting: 'waiting',
  stuck: 'refused',
} as const;
