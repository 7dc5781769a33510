/**
 * The line that logs a contact, half-typed: on its sheet and in My day it is the same one. Each tab has a draft of its
 * own, so that two lines about one business never write over one another; what a closed tab left is offered again.
 */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Carnet } from '../../model/carnet.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import {
  type DraftKind,
  type KeptTyping,
  textSince,
  useKeptTyping,
} from '../../model/use-kept-typing.ts';
import type { Draft } from '../../ports/sheet-store.ts';

/** A draft is written this long after the first key that it lacks, however fast someone goes on typing. */
export const draftAfterMs = 1000;

export interface LineDraft extends Pick<KeptTyping<string>, 'takeOut' | 'add'> {
  readonly text: string;
  /** The draft that was put back, until it is changed into an entry or discarded. */
  readonly restored: Draft | undefined;
  readonly change: (text: string) => void;
  /** Keeps what stands in the line at once. */
  readonly keepNow: () => void;
  /** Puts words before what stands in the line; resolves once they are kept, so that they may go where they came from. */
  readonly putBack: (words: string) => Promise<void>;
}

const lines: DraftKind<string> = {
  read: (text = '') => text,
  write: (text) => (text.trim() === '' ? '' : text),
  join: joined,
  since: textSince,
};

/**
 * @param id of the SME
 */
export function useLineDraft(id: string, line: 'composer' | 'visitLine' = 'composer'): LineDraft {
  const carnet = useCarnet();
  const {
    value: text,
    latest,
    found,
    show,
    keep,
    takeOut,
    add,
  } = useKeptTyping(`${line}:${id}`, lines);
  const [isOver, setIsOver] = useState(false);
  /** What is typed is not in the draft yet: stops the pause until it is. */
  const waiting = useRef<(() => void) | undefined>(undefined);
  const keepNow = (): Promise<void> => {
    waiting.current?.();
    waiting.current = undefined;
    return keep();
  };
  const flush = useEffectEvent(() => {
    if (waiting.current !== undefined) void keepNow();
  });
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
    restored: isOver ? undefined : found,
    change: (next) => {
      show(next);
      if (next.trim() === '') {
        setIsOver(true);
        void keepNow();
        return;
      }
      waiting.current ??= carnet.environment.later(() => void keepNow(), draftAfterMs);
    },
    keepNow: () => void keepNow(),
    putBack: (words) => {
      show(joined(words, latest()));
      return keepNow();
    },
    takeOut: (logged) => {
      setIsOver(true);
      takeOut(logged);
    },
    add: (save) => {
      // The line may go away with what is logged: by then all of it is kept, and nothing waits.
      if (waiting.current !== undefined) void keepNow();
      return add(async () => {
        const answer = await save();
        if (answer !== undefined && answer !== false) setIsOver(true);
        return answer;
      });
    },
  };
}

function joined(first: string, second: string): string {
  return [first, second].filter((text) => text !== '').join('\n');
}

/** Adds words to the line of a sheet that is not on the screen in this tab, after what is half-typed there. */
export async function addToLine(carnet: Carnet, smeId: string, words: string): Promise<void> {
  const key = `composer:${smeId}/${carnet.environment.tab}`;
  const kept = carnet.state.getState().drafts.get(key)?.text ?? '';
  await carnet.keepDraft(key, joined(kept, words));
}
