/**
 * The place inside a field where its conflict is settled. It shows nothing while one version stands, and the card is
 * read only where there is something to settle.
 *
 * A record whose fields stand in a form shows all of its conflicts at once with `RecordConflicts`.
 */

import { lazy, Suspense } from 'react';
import { conflictIn, conflictsOf } from '../../../domain/conflict/open-conflict.ts';
import { keptResults } from '../../model/result-place.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { BesideField } from '../../ui/field.tsx';
import { useCameLater } from './use-into-view.ts';

const loadCards = () => import('./conflict-cards.tsx');
const FieldConflictCard = lazy(async () => ({ default: (await loadCards()).FieldConflictCard }));
const DeletionCard = lazy(async () => ({ default: (await loadCards()).DeletionCard }));

const KeptResultCard = lazy(async () => ({
  default: (await import('./kept-result.tsx')).KeptResultCard,
}));

/** The fields of a record for which a text is kept that was to settle them. */
function useKeptFields(recordId: string | undefined): readonly string[] {
  // As one text, so that what is typed elsewhere renders nothing here.
  const fields = useCarnetState(({ drafts }) =>
    recordId === undefined
      ? ''
      : keptResults(drafts, recordId)
          .map(({ field }) => field)
          .join('\n'),
  );
  return fields === '' ? [] : fields.split('\n');
}

interface ConflictSlotProps {
  /** Absent while the record is being written. */
  readonly recordId: string | undefined;
  readonly field: string;
}

export function ConflictSlot({ recordId, field }: ConflictSlotProps) {
  const record = useRecord(recordId ?? '');
  const conflict = record === undefined ? undefined : conflictIn(record, field);
  const isKept = useKeptFields(recordId).includes(field);
  const isNew = useCameLater(conflict !== undefined);
  if (conflict === undefined && recordId !== undefined && isKept) {
    return (
      <BesideField>
        <Suspense fallback={null}>
          <KeptResultCard recordId={recordId} field={field} />
        </Suspense>
      </BesideField>
    );
  }
  if (conflict === undefined) return null;
  return (
    <BesideField>
      <Suspense fallback={null}>
        <FieldConflictCard key={conflict.record.id} conflict={conflict} isNew={isNew} />
      </Suspense>
    </BesideField>
  );
}

interface RecordConflictsProps {
  readonly recordId: string | undefined;
  /** Fields that show their own. */
  readonly except?: readonly string[] | undefined;
  /** Several records of a kind stand here: each card says of which it is. */
  readonly isNamed?: boolean | undefined;
  /** Once it is decided here that the record goes. */
  readonly onRemoved?: (() => void) | undefined;
}

/** Everything that stands open on a record, one card after the other. */
export function RecordConflicts(props: RecordConflictsProps) {
  const { recordId, except = [], isNamed, onRemoved } = props;
  const record = useRecord(recordId ?? '');
  const open = record === undefined ? [] : conflictsOf(record);
  const isNew = useCameLater(open.length > 0);
  const shown = open.filter((one) => one.kind === 'deletion' || !except.includes(one.field));
  const kept = useKeptFields(recordId).filter((field) => !except.includes(field));
  if (recordId === undefined || (shown.length === 0 && kept.length === 0)) return null;
  // Each in a boundary of its own: one that is still to be read would hide the others, with the box that somebody types in.
  return (
    <>
      {shown.map((conflict) => (
        <Suspense key={conflict.kind === 'deletion' ? 'deletion' : conflict.field} fallback={null}>
          {conflict.kind === 'deletion' ? (
            <DeletionCard conflict={conflict} onRemoved={onRemoved} />
          ) : (
            <FieldConflictCard conflict={conflict} isNamed={isNamed} isNew={isNew} />
          )}
        </Suspense>
      ))}
      {kept.map((field) => (
        <Suspense key={`kept ${field}`} fallback={null}>
          <KeptResultCard recordId={recordId} field={field} />
        </Suspense>
      ))}
    </>
  );
}
