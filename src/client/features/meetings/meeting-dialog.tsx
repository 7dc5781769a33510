/** A new meeting, which begins with the agenda of the last one of its series; or the facts of one that exists. */

import { useTranslation } from 'react-i18next';
import { createRecord, deleteRecord } from '../../../domain/command/command.ts';
import { firstAgenda, kindTitles, type Meeting, ownText } from '../../../domain/meeting/agenda.ts';
import type { MeetingKind } from '../../../domain/meeting/meeting.ts';
import { isSameSeries } from '../../../domain/meeting/series.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { RecordDialog, SavedButtons, useActAndClose } from '../../parts/record/record-dialog.tsx';
import { RecordFields } from '../../parts/record/record-fields.tsx';
import { useRecordForm } from '../../parts/record/use-record-form.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

interface MeetingDialogProps {
  /** Absent for a new one. */
  readonly meeting?: Meeting | undefined;
  readonly all: readonly Meeting[];
  readonly onAdded?: ((id: string) => void) | undefined;
  readonly onClose: () => void;
}

const newFields = ['kind', 'at', 'mode', 'language', 'launchPadIds'] as const;
const fields = ['title', 'at', 'state', 'mode', 'language', 'minutes', 'launchPadIds'] as const;

export function MeetingDialog({ meeting, all, onAdded, onClose }: MeetingDialogProps) {
  const { t } = useTranslation('meetings');
  const { language } = useFormat();
  const { environment } = useCarnet();
  const today = useToday();
  const programmeId = useCarnetState((state) => state.programmeId);
  const pads = usePads();
  const form = useRecordForm(
    'meeting',
    meeting,
    { kind: 'projectMeeting', at: `${today}T10:00`, mode: 'video' },
    `meeting:${programmeId}`,
  );
  const add = async (): Promise<void> => {
    const kind: MeetingKind = form.values.kind ?? 'projectMeeting';
    const { at = '', mode, language: spoken, launchPadIds } = form.values;
    const last = all.find(
      (one) =>
        one.values.at < at &&
        isSameSeries(one.values, { kind, at, state: 'planned', launchPadIds }),
    );
    const id = environment.newId();
    const receipt = await form.add(
      createRecord(
        'meeting',
        programmeId,
        {
          title: ownText(kindTitles[kind], language),
          kind,
          at,
          zone: environment.zone(),
          state: 'planned',
          mode,
          language: spoken,
          launchPadIds,
          ...firstAgenda(kind, last, language),
        },
        id,
      ),
      t('added'),
    );
    if (receipt === undefined) return;
    onClose();
    onAdded?.(id);
  };
  return (
    <RecordDialog
      form={form}
      title={meeting === undefined ? t('add') : t('edit')}
      add={meeting === undefined ? { label: t('create'), onAdd: () => void add() } : undefined}
      savedButtons={meeting === undefined ? null : <Saved meeting={meeting} onClose={onClose} />}
      onClose={onClose}
    >
      <RecordFields
        form={form}
        fields={meeting === undefined ? newFields : fields}
        wide={['kind']}
        hints={{ launchPadIds: t('padsHint') }}
        choices={{ launchPadIds: pads.map(({ id, values }) => ({ id, label: values.name })) }}
      />
    </RecordDialog>
  );
}

function Saved({ meeting, onClose }: { readonly meeting: Meeting; readonly onClose: () => void }) {
  const { t } = useTranslation('meetings');
  const act = useActAndClose(onClose);
  return (
    <SavedButtons onDelete={() => act(deleteRecord(meeting.id), t('deleted'))} onClose={onClose}>
      {null}
    </SavedButtons>
  );
}
