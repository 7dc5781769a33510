/**
 * An achievement in a dialog: a new one is added as a whole, begun from a fact of the sheet or from nothing; one that
 * exists saves each change at once. Mount it to open it.
 */

import { useTranslation } from 'react-i18next';
import type { AchievementKind } from '../../../domain/achievement/achievement.ts';
import type { AchievementOffer } from '../../../domain/achievement/offers.ts';
import { createRecord, deleteRecord } from '../../../domain/command/command.ts';
import type { FieldName } from '../../../domain/entity/registry.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { useToday } from '../../model/use-carnet.ts';
import { RecordDialog, SavedButtons, useActAndClose } from '../record/record-dialog.tsx';
import { RecordFields } from '../record/record-fields.tsx';
import { useRecordForm } from '../record/use-record-form.ts';

interface AchievementDialogProps {
  readonly smeId: string;
  /** Absent for a new one. */
  readonly achievement?: RecordOf<'achievement'> | undefined;
  /** The fact that a new one begins with. */
  readonly offer?: AchievementOffer | undefined;
  readonly onClose: () => void;
}

/** What is asked of each kind, besides what is asked of all. */
const fieldsOfKind: Readonly<Record<AchievementKind, readonly FieldName<'achievement'>[]>> = {
  firstSaleAbroad: ['amount', 'market'],
  channelLive: ['market'],
  revenueAbroad: ['amount', 'market'],
  jobs: ['number'],
  other: ['number', 'amount', 'market'],
};

export function AchievementDialog(props: AchievementDialogProps) {
  const { smeId, achievement, offer, onClose } = props;
  const { t } = useTranslation('achievements');
  const today = useToday();
  const act = useActAndClose(onClose);
  const begun = {
    kind: offer?.kind ?? 'firstSaleAbroad',
    on: offer?.on ?? today,
    amount: offer?.amount,
    channelId: offer?.channelId,
    attribution: 'partly',
  } as const;
  const place = `achievement:${smeId}${offer === undefined ? '' : `/${offer.key}`}`;
  const form = useRecordForm('achievement', achievement, begun, place);
  const { kind = begun.kind, on = begun.on, attribution = begun.attribution } = form.values;
  const add = async (): Promise<void> => {
    const command = createRecord('achievement', smeId, { ...form.values, kind, on, attribution });
    if ((await form.add(command, t('added'))) !== undefined) onClose();
  };
  return (
    <RecordDialog
      form={form}
      title={achievement === undefined ? t('add') : t('edit')}
      add={achievement === undefined ? { label: t('create'), onAdd: () => void add() } : undefined}
      savedButtons={
        achievement === undefined ? null : (
          <SavedButtons
            onDelete={() => act(deleteRecord(achievement.id), t('deleted'))}
            onClose={onClose}
          >
            {null}
          </SavedButtons>
        )
      }
      onClose={onClose}
      staysBinned
    >
      <RecordFields
        form={form}
        fields={['kind', 'on', ...fieldsOfKind[kind], 'attribution', 'note', 'confidential']}
        hints={{ amount: t('amountHint'), confidential: t('confidentialHint') }}
        first="kind"
      />
    </RecordDialog>
  );
}
