/**
 * A voice note while it is recorded. It lasts ten minutes at most and can be paused; whatever ends it, what was said so far
 * is handed over: the button, the end of its time, a microphone that is unplugged, a screen that is left.
 *
 * Each second of it is handed over as it is said, so that a tab that is killed loses no more than that; `left-voice-notes`
 * finds it again. A new version waits for its end, and closing the tab is asked about.
 */

import { useEffect, useRef, useState } from 'react';
import type { AudioType } from '../../../domain/attachment/file-type.ts';
import { beginSpeaking } from '../../model/speaking.ts';
import { holdReload } from '../../model/reload-hold.ts';
import { useCarnet } from '../../model/use-carnet.ts';

/** The greatest length of a voice note, in milliseconds. */
export const voiceMsMax = 600_000;
/** Speech; ten minutes are a quarter of the greatest file. */
const bitsPerSecond = 32_000;
const tickMs = 500;
/** Between two ticks of a page that is not shown. More was a clock that was set, or a device that slept. */
const tickMsMax = 60_000;
/** As much as a tab that is killed may lose. */
const pieceMs = 1000;

/** What the browser writes, the best first. */
const formats: readonly {
  readonly mime: string;
  readonly type: AudioType;
}[] = [
  { mime: 'audio/webm;codecs=opus', type: 'audio/webm' },
  { mime: 'audio/ogg;codecs=opus', type: 'audio/ogg' },
  { mime: 'audio/mp4', type: 'audio/mp4' },
];

/** One note while it is recorded. All of it is called after the component is gone as well. */
export interface NoteUnderWay {
  /** Stores the next piece; as much as `lengthMs` was said with it. */
  readonly add: (piece: Blob, lengthMs: number) => void;
  /** Keeps all that was recorded; `isCut` where its screen went while one spoke. */
  readonly keep: (recorded: Blob, isCut: boolean) => Promise<void>;
  /** Nobody wants it. */
  readonly drop: () => Promise<void>;
}

export interface Recorder {
  /** `denied`: the browser may not use a microphone; `none`: there is none. */
  readonly state: 'idle' | 'asking' | 'recording' | 'paused' | 'denied' | 'none';
  readonly elapsedMs: number;
  readonly start: () => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends it; what was said is handed over. */
  readonly stop: () => void;
  /** Ends it; what was said is gone. */
  readonly discard: () => void;
}

/** Whether this browser records at all. */
export const canRecord = (): boolean =>
  'MediaRecorder' in globalThis && navigator.mediaDevices?.getUserMedia !== undefined;

/** @param begin begins a note; what it is given ends the recording early, where there is no room for more */
export function useRecorder(begin: (type: AudioType, stop: () => void) => NoteUnderWay): Recorder {
  const { environment } = useCarnet();
  const [state, setState] = useState<Recorder['state']>('idle');
  const [elapsedMs, setElapsed] = useState(0);
  const running = useRef<MediaRecorder | undefined>(undefined);
  const isGone = useRef(false);
  const isUnwanted = useRef(false);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      if (running.current !== undefined) running.current.stop();
    };
  }, []);

  /** Counts while it runs; a pause does not. Answers how to ask for what was counted. */
  const count = (recorder: MediaRecorder): (() => number) => {
    let seen = environment.now();
    let total = 0;
    const tick = (): void => {
      const now = environment.now();
      if (recorder.state === 'recording') total += Math.min(Math.max(now - seen, 0), tickMsMax);
      seen = now;
      if (recorder.state === 'inactive') return;
      setElapsed(total);
      if (total >= voiceMsMax) recorder.stop();
      else environment.later(tick, tickMs);
    };
    environment.later(tick, tickMs);
    return () => total;
  };

  const start = async (): Promise<void> => {
    if (running.current !== undefined || state === 'asking') return;
    setState('asking');
    const format = formats.find(({ mime }) => MediaRecorder.isTypeSupported(mime));
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      const isDenied = error instanceof DOMException && error.name === 'NotAllowedError';
      setState(isDenied ? 'denied' : 'none');
      return;
    }
    const release = (): void => {
      for (const track of stream.getTracks()) track.stop();
    };
    if (format === undefined || isGone.current) {
      release();
      setState('none');
      return;
    }
    const recorder = new MediaRecorder(stream, {
      mimeType: format.mime,
      audioBitsPerSecond: bitsPerSecond,
    });
    const parts: Blob[] = [];
    const endHold = holdReload('recording');
    const fallSilent = beginSpeaking();
    const note = begin(format.type, () => {
      if (recorder.state !== 'inactive') recorder.stop();
    });
    const counted = count(recorder);
    recorder.addEventListener('dataavailable', ({ data }) => {
      parts.push(data);
      note.add(data, counted());
    });
    // A telephone ends pages that are not shown: what was said until then is handed over at once.
    const hide = (): void => {
      if (recorder.state !== 'inactive') recorder.requestData();
    };
    document.addEventListener('visibilitychange', hide);
    recorder.addEventListener('stop', () => {
      release();
      document.removeEventListener('visibilitychange', hide);
      running.current = undefined;
      setState('idle');
      setElapsed(0);
      const blob = new Blob(parts, { type: format.type });
      const isKept = blob.size > 0 && !isUnwanted.current;
      void (isKept ? note.keep(blob, isGone.current) : note.drop()).finally(endHold);
      fallSilent();
    });
    running.current = recorder;
    isUnwanted.current = false;
    recorder.start(pieceMs);
    setState('recording');
  };
  return {
    state,
    elapsedMs,
    start,
    pause: () => {
      // A pause may be long: what was said before it is handed over.
      running.current?.requestData();
      running.current?.pause();
      setState('paused');
    },
    resume: () => {
      running.current?.resume();
      setState('recording');
    },
    stop: () => running.current?.stop(),
    discard: () => {
      isUnwanted.current = true;
      running.current?.stop();
    },
  };
}
