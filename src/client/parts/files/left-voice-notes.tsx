/**
 * Finds, after a start, the voice notes whose tab died while somebody spoke, and keeps them where they were to be. Draws
 * nothing: one message says what came back, not on a visit, where the owner of another business looks on.
 *
 * What was begun is kept although the role was lowered meanwhile, as on a visit. What belongs to a sheet in the trash waits for
 * a start after that is restored.
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../model/notices.ts';
import { homeNameIn } from '../../model/use-home.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { LeftRecording } from '../../ports/recordings.ts';
import { visitBase } from '../../ports/routes.ts';
import { livePlaceOf } from './live-place.ts';
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
  const [path] = useLocation();
  const isVisit = path.startsWith(visitBase);
  /** What came back, once all was looked for. */
  const [found, setFound] = useState<readonly string[]>([]);
  const isSaid = useRef(false);

  /** Whether the record was written before the tab died; its home is not always here. */
  const isRecorded = async ({ home, id }: LeftRecording): Promise<boolean> => {
    await carnet.loadLazy(home, 'attachment');
    return carnet.state.getState().lazy.get(home)?.get('attachment')?.has(id) === true;
  };
  const keepIn = async (
    store: FileStore,
    left: LeftRecording,
    kept: string[],
  ): Promise<boolean> => {
    const length = spokenLength(left.lengthMs);
    try {
      if (await isRecorded(left)) return true;
      const place = await livePlaceOf(carnet, left);
      // Its sheet is still on its way, in the trash, or no longer here.
      if (place === undefined) return false;
      const options = { said: undefined, isHeld: true };
      const name = await keepVoice({ ...left, ...place }, left.bytes, store, options);
      if (name === undefined) return false;
      const of = homeNameIn(carnet.state.getState(), place.home) ?? name;
      kept.push(t('voice.of', { of, length }));
      return true;
    } catch {
      notify({ message: t('voice.stored', { length }), tone: 'problem' });
      return false;
    }
  };
  /** What cannot be read now is looked for again with the next start; what came back before it is said. */
  const recover = useEffectEvent(async (): Promise<readonly string[]> => {
    const kept: string[] = [];
    const store = await openFiles();
    await store.recordings
      .takeLeft((left) => keepIn(store, left, kept))
      .catch(() => undefined)
      .finally(() => store.close());
    return kept;
  });
  useEffect(() => {
    recover().then(setFound, () => undefined);
  }, []);

  const say = useEffectEvent((): void => {
    if (isSaid.current) return;
    isSaid.current = true;
    const notes = format.list(found);
    notify({ message: t('voice.recovered', { count: found.length, notes }), tone: 'done' });
  });
  const isToSay = found.length > 0 && !isVisit;
  useEffect(() => {
    if (isToSay) say();
  }, [isToSay]);
  return null;
}
