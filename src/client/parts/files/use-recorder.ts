/**
 * A voice note while it is recorded. It lasts ten minutes at most and can be paused; whatever ends it, what was said so far
 * is handed over: the button, the end of its time, a microphone that is unplugged, a screen that is left.
 *
 * Until then it is in memory alone: a tab that is killed loses it, and the screen says that it is recording. A new version
 * waits for its end, and closing the tab is asked about.
 */

import { useEffect, useRef, useState } from 'react';
import type { AudioType } from '../../../domain/attachment/file-type.ts';
import { holdReload } from '../../model/reload-hold.ts';
import { useCarnet } from '../../model/use-carnet.ts';

/** The greatest length of a voice note, in milliseconds. */
export const voiceMsMax = 600_000;
/** Speech; ten minutes are a quarter of the greatest file. */
const bitsPerSecond = 32_000;
const tickMs = 500;

/** What the browser writes, the best first. */
const formats: readonly {
  readonly mime: string;
  readonly type: AudioType;
  readonly end: string;
}[] = [
  { mime: 'audio/webm;codecs=opus', type: 'audio/webm', end: 'webm' },
  { mime: 'audio/ogg;codecs=opus', type: 'audio/ogg', end: 'ogg' },
  { mime: 'audio/mp4', type: 'audio/mp4', end: 'm4a' },
];

/** What was said. */
export interface Recorded {
  readonly blob: Blob;
  readonly type: AudioType;
  /** The ending of its name, without a dot. */
  readonly end: string;
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

/** @param onDone keeps what was recorded; it is called after the component is gone as well */
export function useRecorder(onDone: (recorded: Recorded) => Promise<void>): Recorder {
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

  /** Counts while it runs; a pause does not. */
  const count = (recorder: MediaRecorder): void => {
    let seen = environment.now();
    let total = 0;
    const tick = (): void => {
      const now = environment.now();
      if (recorder.state === 'recording') total += now - seen;
      seen = now;
      if (recorder.state === 'inactive') return;
      setElapsed(total);
      if (total >= voiceMsMax) recorder.stop();
      else environment.later(tick, tickMs);
    };
    environment.later(tick, tickMs);
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
    const endHold = holdReload();
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () => {
      release();
      running.current = undefined;
      setState('idle');
      setElapsed(0);
      const blob = new Blob(parts, { type: format.type });
      const recorded = { blob, type: format.type, end: format.end };
      const isKept = blob.size > 0 && !isUnwanted.current;
      void (isKept ? onDone(recorded) : Promise.resolve()).finally(endHold);
    });
    running.current = recorder;
    isUnwanted.current = false;
    recorder.start();
    setState('recording');
    count(recorder);
  };
  return {
    state,
    elapsedMs,
    start,
    pause: () => {
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
