/**
 * The line that logs a contact, half-typed: on its sheet and in My day it is the same one. Each tab has a draft of its
 * own, so that two lines about one business never write over one another; what a closed tab left is offered again.
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Carnet } from '../../model/carnet.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { textSince } from '../../model/use-half-typed.ts';
import { type OwnDraft, useOwnDraft } from '../../model/use-own-draft.ts';
import type { Draft } from '../../ports/sheet-store.ts';

/** A draft is written this long after the first key that it lacks, however fast someone goes on typing. */
export const draftAfterMs = 1000;

export interface LineDraft {
  readonly text: string;
  /** The draft that was put back, until it is changed into an entry or discarded. */
  readonly restored: Draft | undefined;
  readonly change: (text: string) => void;
  /** Keeps a text as the draft at once; an empty one lets it go. */
  readonly keepNow: (text: string) => void;
  /** Takes a line out that was logged; letters typed since belong to the next one. */
  readonly takeOut: (logged: string) => void;
  /** Nothing is kept until the next key. */
  readonly pause: () => void;
  /** Goes on keeping what stands in the line, after a pause. */
  readonly resume: () => void;
}

/**
 * @param id of the SME
 */
export function useLineDraft(id: string, line: 'composer' | 'visitLine' = 'composer'): LineDraft {
  const carnet = useCarnet();
  const own = useOwnDraft(`${line}:${id}`);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [isOver, setIsOver] = useState(false);
  const text = typed ?? own?.found?.text ?? '';
  const latest = useRef(text);
  /** What is to be written as the draft, and what stops the pause before that. */
  const waiting = useRef<{ text: string; readonly cancel: () => void } | undefined>(undefined);
  const known = useRef<OwnDraft | undefined>(own);

  const pause = (): void => {
    waiting.current?.cancel();
    waiting.current = undefined;
  };
  const keepNow = (next: string): void => {
    pause();
    if (known.current === undefined) {
      // Until it is known which draft is this tab's, for a moment.
      waiting.current = { text: next, cancel: () => undefined };
      return;
    }
    // What cannot be kept is announced by the device's own notices; the line is still on the screen.
    known.current.keep(next.trim() === '' ? '' : next).catch(() => undefined);
  };
  const show = (next: string): void => {
    latest.current = next;
    setTyped(next);
  };
  const change = (next: string): void => {
    show(next);
    if (next.trim() === '') {
      setIsOver(true);
      keepNow('');
      return;
    }
    if (waiting.current !== undefined) {
      waiting.current.text = next;
      return;
    }
    const cancel = carnet.environment.later(
      () => keepNow(waiting.current?.text ?? next),
      draftAfterMs,
    );
    waiting.current = { text: next, cancel };
  };
  const flush = useEffectEvent(() => {
    if (waiting.current !== undefined) keepNow(waiting.current.text);
  });
  useEffect(() => {
    if (own === undefined) return;
    const isFirst = known.current === undefined;
    known.current = own;
    if (isFirst) flush();
  }, [own]);
  useEffect(() => {
    const onHide = (): void => flush();
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onHide);
      onHide();
    };
  }, []);
  return {
    text,
    restored: isOver ? undefined : own?.found,
    change,
    keepNow,
    takeOut: (logged) => {
      setIsOver(true);
      const rest = textSince(latest.current, logged);
      show(rest);
      keepNow(rest);
    },
    pause,
    resume: () => change(latest.current),
  };
}

/** Adds words to the line of a sheet that is not on the screen in this tab, after what is half-typed there. */
export async function addToLine(carnet: Carnet, smeId: string, words: string): Promise<void> {
  const key = `composer:${smeId}/${carnet.environment.tab}`;
  const kept = carnet.state.getState().drafts.get(key)?.text;
  await carnet.keepDraft(key, kept === undefined ? words : `${kept}\n${words}`);
}
