/** An organisation in a dialog: a new one is added as a whole, one that exists saves each change at once. */

import { useTranslation } from 'react-i18next';
import { createRecord, deleteRecord } from '../../../domain/command/command.ts';
import type { Organisation } from '../../../domain/operation/record.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { RecordDialog, SavedButtons, useActAndClose } from '../../parts/record/record-dialog.tsx';
import { QuotableField } from '../../parts/record/quotable-field.tsx';
import { RecordFields } from '../../parts/record/record-fields.tsx';
import { useRecordForm } from '../../parts/record/use-record-form.ts';

interface OrganisationDialogProps {
  /** Absent for a new one. */
  readonly organisation?: Organisation | undefined;
  /** Called with the id of the one that was added. */
  readonly onAdded?: ((id: string) => void) | undefined;
  readonly onClose: () => void;
}

const fields = [
  'name',
  'kind',
  'type',
  'country',
  'town',
  'website',
  'importance',
  'memberId',
  'confidential',
  'note',
] as const;

/** Where a new one is half-typed. */
const newOrganisation = 'organisation:new';

export function OrganisationDialog({ organisation, onAdded, onClose }: OrganisationDialogProps) {
  const { t } = useTranslation('organisations');
  const { environment } = useCarnet();
  const act = useActAndClose(onClose);
  const me = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const form = useRecordForm(
    'organisation',
    organisation,
    {
      name: '',
      kind: 'supportOrganisation',
      engagement: 'identified',
      memberId: me,
    },
    newOrganisation,
  );
  const add = async (): Promise<void> => {
    const id = environment.newId();
    const { name = '', kind = 'supportOrganisation', engagement = 'identified' } = form.values;
    const values = { ...form.values, name: name.trim(), kind, engagement };
    const command = createRecord('organisation', id, values, id);
    if ((await form.add(command, t('added', { name: values.name }))) === undefined) return;
    onClose();
    onAdded?.(id);
  };
  return (
    <RecordDialog
      form={form}
      title={organisation === undefined ? t('add') : t('edit')}
      add={organisation === undefined ? { label: t('create'), onAdd: () => void add() } : undefined}
      savedButtons={
        organisation === undefined ? null : (
          <SavedButtons
            onDelete={() =>
              act(deleteRecord(organisation.id), t('deleted', { name: organisation.values.name }))
            }
            onClose={onClose}
          >
            {null}
          </SavedButtons>
        )
      }
      onClose={onClose}
    >
      <RecordFields
        form={form}
        fields={fields}
        first="name"
        hints={{ importance: t('importanceHint') }}
        choices={{
          memberId: members
            .filter(({ values }) => values.inactive !== true)
            .map(({ id, values }) => ({ id, label: values.name })),
        }}
      />
      <QuotableField
        recordId={form.recordId}
        value={form.values.quotable}
        hint={t('quotingHint')}
        onChange={(quotable) => form.change('quotable', quotable)}
      />
    </RecordDialog>
  );
}
