/** Records a voice note where one writes. It is saved when it ends, also where its screen is left before. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileBytesMax } from '../../../domain/attachment/attachment.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { createRecord } from '../../../domain/command/command.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../model/notices.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import type { Bytes } from '../../ports/file-store.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useChange } from '../record/use-change.ts';
import styles from './files.module.css';
import type { About } from './use-add-files.ts';
import { canRecord, type Recorded, useRecorder } from './use-recorder.ts';

interface VoiceNoteProps {
  readonly home: string;
  readonly about: About;
  readonly onAdded: (file: { readonly name: string }) => void;
}

export function VoiceNote({ home, about, onAdded }: VoiceNoteProps) {
  const { t } = useTranslation('files');
  const [isNotSaved, setNotSaved] = useState(false);
  const keep = useKeep(home, about);
  const recorder = useRecorder(async (recorded) => {
    const name = await keep(recorded);
    setNotSaved(name === undefined);
    if (name !== undefined) onAdded({ name });
  });
  if (!canRecord()) return null;
  const { state, elapsedMs } = recorder;
  if (state === 'recording' || state === 'paused') {
    const seconds = Math.floor(elapsedMs / 1000);
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return (
      <div className={styles.voice} role="group" aria-label={t('voice.label')}>
        <span role="status">{t(state === 'paused' ? 'voice.paused' : 'voice.recording')}</span>
        <span className={styles.clock}>{clock}</span>
        {state === 'paused' ? (
          <Button onClick={recorder.resume}>{t('voice.resume')}</Button>
        ) : (
          <Button icon="onHold" onClick={recorder.pause}>
            {t('voice.pause')}
          </Button>
        )}
        <Button variant="primary" icon="check" onClick={recorder.stop}>
          {t('voice.stop')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Button
        variant="quiet"
        icon="note"
        unavailableBecause={state === 'asking' ? t('voice.asking') : undefined}
        onClick={() => void recorder.start()}
      >
        {t('voice.label')}
      </Button>
      {state === 'denied' || state === 'none' ? (
        <Note icon="info" announced>
          {t(`voice.${state}`)}
        </Note>
      ) : null}
      {isNotSaved ? (
        <Note icon="error" tone="error" announced>
          {t('voice.notSaved')}
        </Note>
      ) : null}
    </>
  );
}

/** Keeps the bytes, then the record that names them; answers what it is called. */
function useKeep(at: string, of: About) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const carnet = useCarnet();
  const device = useDevice();
  const change = useChange();
  const programmeId = useCarnetState((now) => now.programmeId);
  return async ({ blob, type, end }: Recorded): Promise<string | undefined> => {
    const { environment } = carnet;
    const id = environment.newId();
    const now = localDateTimeIn(environment.now(), environment.zone());
    const day = format.dayMonth(now.slice(0, 10), now.slice(0, 10));
    const when = `${day} ${now.slice(11, 16).replace(':', '-')}`;
    const name = `${t('voice.name', { when })}.${end}`;
    const bytes: Bytes = new Uint8Array(await blob.arrayBuffer());
    if (bytes.length > fileBytesMax) return undefined;
    let hash: string;
    try {
      // A store of its own: the one of the screen is closed where that is left while one speaks.
      const store = await device.files(programmeId);
      try {
        hash = await store.keep(bytes, { record: id });
      } finally {
        store.close();
      }
    } catch {
      notify({ message: t('voice.notSaved'), tone: 'problem' });
      return undefined;
    }
    const values = { name, kind: 'file', hash, bytes: bytes.length, mediaType: type } as const;
    const command = createRecord('attachment', at, { ...values, ...of }, id);
    return (await change(command, { done: t('added', { name }) })) ? name : undefined;
  };
}
