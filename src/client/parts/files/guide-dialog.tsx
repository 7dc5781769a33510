/** The guides of the library, one of which is put on the sheet that is open. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf } from '../../../domain/attachment/file-name.ts';
import { hasGuide, isGuide, shareGuide } from '../../../domain/attachment/guide.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useChange } from '../record/use-change.ts';

interface GuideDialogProps {
  /** The sheet. */
  readonly home: string;
  readonly onClose: () => void;
}

export function GuideDialog({ home, onClose }: GuideDialogProps) {
  const { t } = useTranslation(['files', 'sheet', 'domain']);
  const change = useChange();
  const programmeId = useCarnetState((state) => state.programmeId);
  const { records: guides } = useLazyRecords(programmeId, 'attachment');
  const { records: there } = useLazyRecords(home, 'attachment');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [isMissing, setMissing] = useState(false);
  const free = guides?.filter((guide) => isGuide(guide) && !hasGuide(there ?? [], guide));
  const add = async (): Promise<void> => {
    const guide = free?.find(({ id }) => id === chosen);
    setMissing(guide === undefined);
    if (guide === undefined) return;
    const done = t('files:added', { name: fileNameOf(guide.values.name) });
    if (await change(shareGuide(guide, home), { done })) onClose();
  };
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={t('files:attach.guide')}
      description={t('files:share.text')}
      closeLabel={t('sheet:close')}
      footer={
        <>
          <Button variant="primary" onClick={() => void add()}>
            {t('files:share.add')}
          </Button>
          <Button onClick={onClose}>{t('sheet:cancel')}</Button>
        </>
      }
    >
      {free === undefined || there === undefined ? (
        <SkeletonLines label={t('files:loading')} />
      ) : free.length === 0 ? (
        <Note icon="info">{t('files:share.none')}</Note>
      ) : (
        <Field
          label={t('files:attach.guide')}
          error={isMissing ? t('files:share.chooseGuide') : undefined}
        >
          <Combobox
            single
            options={free.map(({ id, values }) => ({
              id,
              label: fileNameOf(values.name),
              detail:
                values.audience === undefined
                  ? undefined
                  : t(`domain:option.guideAudience.${values.audience}`),
            }))}
            selected={chosen === undefined ? [] : [chosen]}
            onSelectedChange={([id]) => {
              setChosen(id);
              setMissing(false);
            }}
            emptyText={t('sheet:nothingFound')}
            removeLabel={(name) => t('sheet:people.remove', { name })}
          />
        </Field>
      )}
    </Dialog>
  );
}
