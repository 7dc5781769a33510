/** Records a voice note where one writes. It is saved when it ends, also where its screen is left before. */

import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileBytesMax } from '../../../domain/attachment/attachment.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { createRecord } from '../../../domain/command/command.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { isFocusNowhere } from '../../model/left-place.ts';
import { notify } from '../../model/notices.ts';
import { lazyRecordsOf } from '../../model/records.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import type { Bytes, FileStore } from '../../ports/file-store.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { useChange } from '../record/use-change.ts';
import styles from './files.module.css';
import type { About } from './use-add-files.ts';
import { canRecord, type Recorded, type Recorder, useRecorder } from './use-recorder.ts';

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
      {isNotSaved ? (
        <Note icon="error" tone="error" announced>
          {t('voice.notSaved')}
        </Note>
      ) : null}
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
  const seconds = Math.floor(elapsedMs / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
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
      <span className={styles.clock}>{clock}</span>
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

/** Keeps the bytes, then the record that names them; answers what it is called. */
function useKeep(at: string, of: About) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const carnet = useCarnet();
  const device = useDevice();
  const change = useChange();
  const programmeId = useCarnetState((now) => now.programmeId);
  /** Two notes of one minute are told apart by a number. */
  const freeName = async (stem: string, end: string): Promise<string> => {
    // Where the names cannot be read, the note is kept all the same.
    await carnet.loadLazy(at, 'attachment').catch(() => undefined);
    const there = lazyRecordsOf(carnet.state.getState(), at, 'attachment') ?? [];
    const names = new Set(there.map(({ values }) => values.name));
    let number = 1;
    const nameOf = (): string => `${stem}${number === 1 ? '' : ` (${number})`}.${end}`;
    while (names.has(nameOf())) number += 1;
    return nameOf();
  };
  return async ({ blob, type, end }: Recorded): Promise<string | undefined> => {
    const { environment } = carnet;
    const id = environment.newId();
    const now = localDateTimeIn(environment.now(), environment.zone());
    const day = format.dayMonth(now.slice(0, 10), now.slice(0, 10));
    const when = `${day} ${now.slice(11, 16).replace(':', '-')}`;
    const name = await freeName(`${t('voice.name', { when })}`, end);
    const bytes: Bytes = new Uint8Array(await blob.arrayBuffer());
    if (bytes.length > fileBytesMax) return undefined;
    const add = async (store: FileStore): Promise<string | undefined> => {
      const hash = await store.keep(bytes, { record: id });
      const values = { name, kind: 'file', hash, bytes: bytes.length, mediaType: type } as const;
      const command = createRecord('attachment', at, { ...values, ...of }, id);
      return (await change(command, { done: t('added', { name }) })) ? name : undefined;
    };
    try {
      // A store of its own: the one of the screen is closed where that is left while one speaks.
      const store = await device.files(programmeId);
      try {
        return await store.adding(() => add(store));
      } finally {
        store.close();
      }
    } catch {
      notify({ message: t('voice.notSaved'), tone: 'problem' });
      return undefined;
    }
  };
}
