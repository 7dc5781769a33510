/** Files that come where something is written: dropped, pasted or chosen. They are added once the code for it is loaded. */

import { type ClipboardEvent, useState } from 'react';
import type { IncomingFiles } from './pending-files.tsx';
import { useDrop } from './use-drop.ts';

type Sift = (files: readonly File[]) => readonly File[];

/**
 * Handlers for the place; `isOver` while files are held above it.
 *
 * @param sift takes what belongs elsewhere, such as emails, and answers the rest
 */
export function useIncomingFiles(sift: Sift = (files) => files) {
  const [incoming, setIncoming] = useState<IncomingFiles | undefined>(undefined);
  const [isUsed, setUsed] = useState(false);
  const take = (came: readonly File[], isPasted: boolean): void => {
    const files = sift(came);
    if (files.length === 0) return;
    setUsed(true);
    setIncoming({ files, isPasted });
  };
  const choose = (files: readonly File[]): void => take(files, false);
  const drop = useDrop(choose, false);
  const onPaste = (event: ClipboardEvent): void => {
    const { files, types } = event.clipboardData;
    // What is copied from a page or a table comes as text with a picture of it: the text is meant.
    if (files.length === 0 || types.includes('text/plain')) return;
    event.preventDefault();
    take([...files], true);
  };
  return {
    incoming,
    /** Some came: what adds them stays, also to say which it did not add. */
    isUsed,
    isOver: drop.isOver,
    handlers: { ...drop.handlers, onPaste },
    choose,
    taken: () => setIncoming(undefined),
  };
}
