/** An email that is added to a sheet as the file that it is. */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf } from '../../../domain/attachment/file-name.ts';
import { createRecord, together } from '../../../domain/command/command.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { FilesNotAdded } from '../../parts/files/files-not-added.tsx';
import type { NotAdded } from '../../parts/files/use-add-files.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './mail.module.css';
import { LeftOut } from './left-out.tsx';
import type { OneMailProps } from './one-mail.ts';
import { SmeField } from './sme-field.tsx';
import { isKept, isNotAdded, type KeptOrNot, useKeepFiles } from './use-keep-files.ts';

export function MailAsFile(props: OneMailProps & { readonly children: ReactNode }) {
  const { file, smeId, place, onDone, onClose, children } = props;
  const { t } = useTranslation(['mail', 'files', 'sheet']);
  const keep = useKeepFiles();
  const change = useChange();
  const isKnown = useCarnetState((state) => state.sheets.has(smeId ?? ''));
  const [chosen, setChosen] = useState(isKnown ? smeId : undefined);
  const [error, setError] = useState<string | undefined>(undefined);
  const [notAdded, setNotAdded] = useState<readonly NotAdded[]>([]);
  const add = async (): Promise<void> => {
    if (chosen === undefined) return setError(t('mail:chooseSme'));
    await keep(chosen, [file], (found) => write(chosen, found)).catch(() =>
      setError(t('sheet:error.notSaved')),
    );
  };
  const write = async (to: string, found: readonly KeptOrNot[]): Promise<void> => {
    setNotAdded(found.filter(isNotAdded));
    const kept = found.filter(isKept);
    if (kept.length === 0) return;
    const command = together(
      kept.map(({ id, values }) => createRecord('attachment', to, values, id)),
    );
    if (await change(command, { done: t('files:added', { name: fileNameOf(file.name) }) }))
      onDone();
    else setError(t('sheet:error.notSaved'));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('mail:title')}
      description={place}
      closeLabel={t('mail:close')}
      footer={
        <>
          <Button
            variant="primary"
            // The sheet is known: nothing else is left to say, and the first control would take the SME away.
            data-autofocus={chosen === undefined ? undefined : ''}
            onClick={() => void add()}
          >
            {t('mail:asFile')}
          </Button>
          <Button onClick={onDone}>{t(place === undefined ? 'mail:cancel' : 'mail:skip')}</Button>
        </>
      }
    >
      <div className={styles.mail}>
        <LeftOut count={props.leftOut} />
        {children}
        <FilesNotAdded notAdded={notAdded} />
        <SmeField
          chosen={chosen}
          hint={undefined}
          error={error}
          onChosen={(id) => {
            setChosen(id);
            setError(undefined);
          }}
        />
      </div>
    </Dialog>
  );
}
