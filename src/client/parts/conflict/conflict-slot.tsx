/**
 * The place inside a field where its conflict is settled. It shows nothing while one version stands, and the card is
 * read only where there is something to settle.
 *
 * A record whose fields stand in a form shows all of its conflicts at once with `RecordConflicts`.
 */

import { lazy, Suspense } from 'react';
import { conflictIn, conflictsOf } from '../../../domain/conflict/open-conflict.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { BesideField } from '../../ui/field.tsx';

const loadCards = () => import('./conflict-cards.tsx');
const FieldConflictCard = lazy(async () => ({ default: (await loadCards()).FieldConflictCard }));
const DeletionCard = lazy(async () => ({ default: (await loadCards()).DeletionCard }));

interface ConflictSlotProps {
  /** Absent while the record is being written. */
  readonly recordId: string | undefined;
  readonly field: string;
}

export function ConflictSlot({ recordId, field }: ConflictSlotProps) {
  const record = useRecord(recordId ?? '');
  const conflict = record === undefined ? undefined : conflictIn(record, field);
  if (conflict === undefined) return null;
  return (
    <BesideField>
      <Suspense fallback={null}>
        <FieldConflictCard key={conflict.record.id} conflict={conflict} />
      </Suspense>
    </BesideField>
  );
}

interface RecordConflictsProps {
  readonly recordId: string | undefined;
  /** Fields that show their own. */
  readonly except?: readonly string[] | undefined;
}

/** Everything that stands open on a record, one card after the other. */
export function RecordConflicts({ recordId, except = [] }: RecordConflictsProps) {
  const record = useRecord(recordId ?? '');
  const open = record === undefined ? [] : conflictsOf(record);
  const shown = open.filter((one) => one.kind === 'deletion' || !except.includes(one.field));
  if (shown.length === 0) return null;
  return (
    <Suspense fallback={null}>
      {shown.map((conflict) =>
        conflict.kind === 'deletion' ? (
          <DeletionCard key="deletion" conflict={conflict} />
        ) : (
          <FieldConflictCard key={conflict.field} conflict={conflict} />
        ),
      )}
    </Suspense>
  );
}
