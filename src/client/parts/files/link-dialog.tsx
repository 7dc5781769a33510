/** A link to be added: its address and what it is called. Mount it to open it. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webAddress } from '../../../domain/attachment/link.ts';
import { createRecord } from '../../../domain/command/command.ts';
import { RecordDialog } from '../record/record-dialog.tsx';
import { RecordFields } from '../record/record-fields.tsx';
import { useRecordForm } from '../record/use-record-form.ts';
import type { About } from './use-add-files.ts';
import { Note } from '../../ui/note.tsx';

interface LinkDialogProps {
  readonly home: string;
  /** What it belongs to; the whole home where it is absent. */
  readonly about?: About | undefined;
  readonly onClose: () => void;
}

export function LinkDialog({ home, about, onClose }: LinkDialogProps) {
  const { t } = useTranslation('files');
  const form = useRecordForm(
    'attachment',
    undefined,
    { kind: 'link' },
    `link:${about?.aboutId ?? home}`,
  );
  const [isRefused, setRefused] = useState(false);
  const add = async (): Promise<void> => {
    const { name, url = '', language } = form.values;
    const address = webAddress(url);
    setRefused(address === undefined);
    if (address === undefined) return;
    const values = { name: name ?? '', kind: 'link', url: address, language, ...about } as const;
    const receipt = await form.add(
      createRecord('attachment', home, values),
      t('added', { name: values.name }),
    );
    if (receipt !== undefined) onClose();
  };
  return (
    <RecordDialog
      form={form}
      title={t('link.title')}
      add={{ label: t('link.add'), onAdd: () => void add() }}
      savedButtons={null}
      onClose={onClose}
    >
      {isRefused ? (
        <Note icon="error" tone="error" announced>
          {t('link.refused')}
        </Note>
      ) : null}
      <RecordFields
        form={form}
        fields={['url', 'name', 'language']}
        hints={{ url: t('link.hint') }}
        needed={['url']}
        first="url"
      />
    </RecordDialog>
  );
}
