/**
 * A sales channel in a dialog: what it is and how it stands to the data platform. No account and no password of a shop
 * has a place here. Mount it to open it.
 */

import { useTranslation } from 'react-i18next';
import { platformOf, platforms } from '../../../../domain/channel/platforms.ts';
import { createRecord, deleteRecord } from '../../../../domain/command/command.ts';
import type { RecordOf } from '../../../../domain/operation/record.ts';
import {
  RecordDialog,
  SavedButtons,
  useActAndClose,
} from '../../../parts/record/record-dialog.tsx';
import { RecordFields } from '../../../parts/record/record-fields.tsx';
import { SavedFieldset } from '../../../parts/record/writers-only.tsx';
import { useRecordForm } from '../../../parts/record/use-record-form.ts';
import { Combobox } from '../../../ui/combobox.tsx';
import { Field } from '../../../ui/field.tsx';

interface ChannelDialogProps {
  readonly smeId: string;
  /** Absent for a new one. */
  readonly channel: RecordOf<'channel'> | undefined;
  readonly onClose: () => void;
  /** A new one was added. */
  readonly onAdded: (id: string) => void;
}

const fields = [
  'name',
  'kind',
  'url',
  'country',
  'connection',
  'connectedOn',
  'brokenSince',
  'dataOwner',
  'liveSince',
  'liveUntil',
  'inventory',
] as const;

export function ChannelDialog({ smeId, channel, onClose, onAdded }: ChannelDialogProps) {
  const { t } = useTranslation(['figures', 'domain']);
  const form = useRecordForm(
    'channel',
    channel,
    { kind: 'shop', connection: 'unknown' },
    `channel:${smeId}`,
  );
  const act = useActAndClose(onClose);
  const { platformId } = form.values;
  const choose = (id: string | undefined): void => {
    const platform = platformOf(id);
    const name = form.values.name ?? platform?.name;
    form.set({ platformId: id, ...(platform && { kind: platform.kind, name }) });
  };
  const add = async (): Promise<void> => {
    const { name = '', kind = 'shop', connection = 'unknown', ...rest } = form.values;
    const command = createRecord('channel', smeId, { ...rest, name, kind, connection });
    const receipt = await form.add(command, t('channel.added'));
    if (receipt === undefined) return;
    const [created] = receipt.group;
    if (created !== undefined) onAdded(created.record);
    onClose();
  };
  const title = channel === undefined ? t('channel.new') : t('channel.edit');
  return (
    <RecordDialog
      form={form}
      title={title}
      add={
        channel === undefined ? { label: t('channel.create'), onAdd: () => void add() } : undefined
      }
      savedButtons={
        channel === undefined ? null : (
          <SavedButtons
            onDelete={() => act(deleteRecord(channel.id), t('channel.deleted'))}
            onClose={onClose}
          >
            {null}
          </SavedButtons>
        )
      }
      onClose={onClose}
      staysBinned
    >
      <SavedFieldset label={title}>
        <Field label={t('domain:field.channel.platformId')} hint={t('channel.platformHint')}>
          <Combobox
            options={platforms.map(({ id, name, kind }) => ({
              id,
              label: name,
              detail: t(`domain:option.channelKind.${kind}`),
            }))}
            selected={platformId === undefined ? [] : [platformId]}
            onSelectedChange={([id]) => choose(id)}
            single
            placeholder={t('channel.platformChoose')}
            emptyText={t('channel.platformNone')}
            removeLabel={(name) => t('channel.platformRemove', { name })}
          />
        </Field>
        <RecordFields
          form={form}
          fields={fields}
          hints={{ dataOwner: t('channel.ownerHint'), connectedOn: t('channel.connectedHint') }}
          first="name"
        />
      </SavedFieldset>
    </RecordDialog>
  );
}
