/** What a line says on a sheet, and what the user has corrected in it: words turned back into text, dates moved. */

import { useMemo, useState } from 'react';
import type { ComposerContext } from '../../../domain/composer/line.ts';
import type { Candidate } from '../../../domain/composer/names.ts';
import type { Reading } from '../../../domain/composer/reading.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { useCarnetState, useNow } from '../../model/use-carnet.ts';
import { loadReader, readerNow, useReader } from './line-reader.ts';

export interface LineReading {
  readonly reading: Reading;
  /** Turns read words back into text. */
  readonly unread: (key: string) => void;
  /** Moves a date: by weeks where a weekday was said, else by days. */
  readonly move: (key: string, steps: number) => void;
  /** Forgets both. */
  readonly reset: () => void;
  /** Reads the line once the reader is there, however fast one typed. */
  readonly settled: () => Promise<Reading>;
  /** The line as it would have been read at a moment, `YYYY-MM-DDTHH:mm`. */
  readonly asOf: (moment: string) => Reading;
  /** Whether words were turned back into text, or dates moved. */
  readonly isCorrected: boolean;
}

const nothingUnread: ReadonlySet<string> = new Set();
const nothingMoved: ReadonlyMap<string, number> = new Map();

/** Reads a line as it is typed. */
export function useReading(people: Sme['values']['people'], text: string): LineReading {
  const read = useReader();
  const known = useLineContext(people);
  const [unread, setUnread] = useState(nothingUnread);
  const [moved, setMoved] = useState(nothingMoved);
  const context = useMemo(() => ({ ...known, unread, moved }), [known, unread, moved]);
  const reading = useMemo(() => read(text, context), [read, text, context]);
  return {
    reading,
    unread: (key) => setUnread((keys) => new Set([...keys, key])),
    move: (key, steps) =>
      setMoved((dates) => new Map(dates).set(key, (dates.get(key) ?? 0) + steps)),
    reset: () => {
      setUnread(nothingUnread);
      setMoved(nothingMoved);
    },
    settled: async () => (await loadReader())(text, context),
    asOf: (moment) => readerNow()(text, { ...context, ...whenWritten(moment) }),
    isCorrected: unread.size > 0 || moved.size > 0,
  };
}

/** The people of an SME, as they can be named. */
export function peopleContext(people: Sme['values']['people']): readonly Candidate[] {
  return Object.entries(people ?? {}).map(([id, { name }]) => ({ id, names: [name] }));
}

/** Who can be named in a line, and when and by whom it is written; stable, because the reader indexes the names. */
export function useLineContext(people: Sme['values']['people']): ComposerContext {
  const now = useNow();
  const me = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const named = useMemo(
    () => ({
      people: peopleContext(people),
      members: members
        .filter(({ values }) => values.inactive !== true)
        .map(({ id, values }) => ({ id, names: [values.name] })),
    }),
    [people, members],
  );
  return useMemo(() => ({ ...named, me, ...whenWritten(now) }), [named, me, now]);
}

function whenWritten(moment: string): Pick<ComposerContext, 'today' | 'now'> {
  return { today: moment.slice(0, 10), now: moment.slice(11, 16) };
}
