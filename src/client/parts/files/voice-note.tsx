/** Records a voice note where one writes. It is saved when it ends, also where its screen is left before. */

import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AudioType } from '../../../domain/attachment/file-type.ts';
import { isFocusNowhere } from '../../model/left-place.ts';
import { notify } from '../../model/notices.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import type { Bytes } from '../../ports/file-store.ts';
import type { Recording } from '../../ports/recordings.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import styles from './files.module.css';
import { pieceByPiece } from './piece-by-piece.ts';
import { spokenLength } from './spoken-length.ts';
import type { About } from './use-add-files.ts';
import { useKeepVoice } from './use-keep-voice.ts';
import { canRecord, type NoteUnderWay, type Recorder, useRecorder } from './use-recorder.ts';

interface VoiceNoteProps {
  readonly home: string;
  readonly about: About;
  readonly onAdded: (file: { readonly name: string }) => void;
}

export function VoiceNote({ home, about, onAdded }: VoiceNoteProps) {
  const { t } = useTranslation('files');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const begin = useBegin(home, about, (ended) => {
    setProblem(ended.problem);
    if (ended.name !== undefined) onAdded({ name: ended.name });
  });
  const recorder = useRecorder(begin);
  const place = useRef<HTMLDivElement>(null);
  const isRunning = recorder.state === 'recording' || recorder.state === 'paused';
  useFocusIn(place, isRunning);
  if (!canRecord()) return null;
  const { state } = recorder;
  if (state === 'recording' || state === 'paused') {
    return <Recording recorder={recorder} place={place} />;
  }
  return (
    <div ref={place} className={styles.voiceStart}>
      <Button
        variant="quiet"
        icon="voice"
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
      {problem === undefined ? null : (
        <Note icon="error" tone="error" announced>
          {problem}
        </Note>
      )}
    </div>
  );
}

interface RecordingProps {
  readonly recorder: Recorder;
  readonly place: RefObject<HTMLDivElement | null>;
}

/** While one speaks. What would be gone is asked about first, and the recording waits meanwhile. */
function Recording({ recorder, place }: RecordingProps) {
  const { t } = useTranslation('files');
  const [isAsking, setAsking] = useState(false);
  const { state, elapsedMs } = recorder;
  const ask = (): void => {
    if (state === 'recording') recorder.pause();
    setAsking(true);
  };
  useFocusIn(place, isAsking);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key of the buttons inside
    <div
      ref={place}
      className={styles.voice}
      role="group"
      aria-label={t('voice.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The screen around would be left by it.
        event.preventDefault();
        if (isAsking) setAsking(false);
        else ask();
      }}
    >
      <span role="status">{t(state === 'paused' ? 'voice.paused' : 'voice.recording')}</span>
      <span className={styles.clock}>{spokenLength(elapsedMs)}</span>
      {isAsking ? (
        <>
          <span>{t('voice.discardAsk')}</span>
          <Button key="keep" onClick={() => setAsking(false)}>
            {t('voice.goOn')}
          </Button>
          <Button key="drop" variant="risk" icon="remove" onClick={recorder.discard}>
            {t('voice.discard')}
          </Button>
        </>
      ) : (
        <>
          <Button key="stop" variant="primary" icon="check" onClick={recorder.stop}>
            {t('voice.stop')}
          </Button>
          {state === 'paused' ? (
            <Button key="pause" onClick={recorder.resume}>
              {t('voice.resume')}
            </Button>
          ) : (
            <Button key="pause" icon="onHold" onClick={recorder.pause}>
              {t('voice.pause')}
            </Button>
          )}
          <Button key="discard" variant="quiet" icon="close" onClick={ask}>
            {t('voice.discard')}
          </Button>
        </>
      )}
    </div>
  );
}

/** The focus stays in the place when the button that was pressed gives way to others. */
function useFocusIn(place: RefObject<HTMLElement | null>, stage: unknown): void {
  const before = useRef(stage);
  useEffect(() => {
    if (before.current === stage) return;
    before.current = stage;
    if (isFocusNowhere()) place.current?.querySelector('button')?.focus();
  }, [place, stage]);
}

/** What became of a note: what it is called, or why it was not kept. */
interface Ended {
  readonly name?: string;
  readonly problem?: string;
}

/** Stores a note while it is recorded, and keeps it as a file at its end. */
function useBegin(home: string, about: About, onEnd: (ended: Ended) => void) {
  const { t } = useTranslation('files');
  const { environment } = useCarnet();
  const device = useDevice();
  const programmeId = useCarnetState((now) => now.programmeId);
  const keepVoice = useKeepVoice();
  // Asked when it begins: a role that is lowered meanwhile interrupts no note.
  const isHeld = useMayWrite();
  return (type: AudioType, stop: () => void): NoteUnderWay => {
    const recording: Recording = {
      ...{ id: environment.newId(), home, about, mediaType: type },
      begunAt: environment.now(),
    };
    let isFull = false;
    // A store of its own: the one of the screen is closed where that is left while one speaks.
    const store = device.files(programmeId);
    const close = (): Promise<void> =>
      store.then((opened) => opened.close()).catch(() => undefined);
    const pieces = pieceByPiece(
      store.then(({ recordings }) => recordings.begin(recording)),
      () => {
        isFull = true;
        stop();
      },
    );
    const save = async (recorded: Blob, isCut: boolean): Promise<string | undefined> => {
      try {
        const bytes: Bytes = new Uint8Array(await recorded.arrayBuffer());
        const said = isFull ? undefined : isCut ? 'voice.cut' : 'added';
        return await keepVoice(recording, bytes, await store, { said, isHeld });
      } catch {
        return undefined;
      }
    };
    return {
      add: pieces.add,
      keep: async (recorded, isCut) => {
        const name = await save(recorded, isCut);
        if (name === undefined) {
          const storedMs = await pieces.leave();
          const length = spokenLength(storedMs);
          const problem = storedMs > 0 ? t('voice.stored', { length }) : t('voice.notSaved');
          notify({ message: problem, tone: 'problem' });
          onEnd({ problem });
        } else {
          await pieces.end();
          if (isFull) notify({ message: t('voice.full', { name }), tone: 'problem' });
          onEnd({ name });
        }
        await close();
      },
      drop: async () => {
        if (!(await pieces.end())) notify({ message: t('voice.notDiscarded'), tone: 'problem' });
        await close();
      },
    };
  };
}
