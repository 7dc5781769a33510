/**
 * Finds, after a start, the voice notes whose tab died while somebody spoke, and keeps them where they were to be. Draws
 * nothing: one message says what came back.
 */

import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../model/notices.ts';
import { onlyReads } from '../../model/only-reads.ts';
import { homeNameIn } from '../../model/use-home.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { LeftRecording } from '../../ports/recordings.ts';
import { spokenLength } from './spoken-length.ts';
import { useKeepVoice } from './use-keep-voice.ts';

interface LeftVoiceNotesProps {
  /** Opens the files that belong to the programme that is open, whoever is signed in by then. */
  readonly openFiles: () => Promise<FileStore>;
}

export function LeftVoiceNotes({ openFiles }: LeftVoiceNotesProps) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const carnet = useCarnet();
  const keepVoice = useKeepVoice();

  /** Whether the record was written before the tab died; its home is not always here. */
  const isRecorded = async ({ home, id }: LeftRecording): Promise<boolean> => {
    await carnet.loadLazy(home, 'attachment');
    return carnet.state.getState().lazy.get(home)?.get('attachment')?.has(id) === true;
  };
  const recover = useEffectEvent(async (): Promise<void> => {
    const kept: string[] = [];
    const keepIn = async (store: FileStore, left: LeftRecording): Promise<boolean> => {
      const state = carnet.state.getState();
      const of = homeNameIn(state, left.home);
      // Its sheet is still on its way, or no longer here.
      if (of === undefined && left.home !== state.programmeId) return false;
      const length = spokenLength(left.lengthMs);
      try {
        if (await isRecorded(left)) return true;
        const name = await keepVoice(left, left.bytes, store, { isSaid: false });
        if (name === undefined) return false;
        kept.push(t('voice.of', { of: of ?? name, length }));
        return true;
      } catch {
        notify({ message: t('voice.stored', { length }), tone: 'problem' });
        return false;
      }
    };
    // What the server would hold back stays where it is.
    if (onlyReads(carnet.state.getState())) return;
    const store = await openFiles();
    try {
      await store.recordings.takeLeft((left) => keepIn(store, left));
    } finally {
      store.close();
    }
    if (kept.length === 0) return;
    const notes = format.list(kept);
    notify({ message: t('voice.recovered', { count: kept.length, notes }), tone: 'done' });
  });
  useEffect(() => {
    // What cannot be read now is looked for again with the next start.
    recover().catch(() => undefined);
  }, []);
  return null;
}
