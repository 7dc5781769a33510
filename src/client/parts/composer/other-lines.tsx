/**
 * The half-typed lines of a business beside the one that stands in its line: what other tabs left that are closed, or what came
 * with a copy. The line takes them up one after the other; until then they are to be seen.
 */

import { useEffect, useMemo, useState } from 'react';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { HalfTyped } from './half-typed.tsx';

interface OtherLinesProps {
  /** The business. */
  readonly home: string;
  /** The draft that stands in the line. */
  readonly shown: string | undefined;
}

export function OtherLines({ home, shown }: OtherLinesProps) {
  const { environment } = useCarnet();
  const drafts = useCarnetState((state) => state.drafts);
  const form = `composer:${home}`;
  const own = `${form}/${environment.tab}`;
  const keys = useMemo(
    () => [...drafts.keys()].filter((key) => key === form || key.startsWith(`${form}/`)),
    [drafts, form],
  );
  const others = keys.filter((key) => key !== own && key !== shown).join(' ');
  // Which of them a tab that is open goes on with; asked anew for each that comes.
  const [answer, setAnswer] = useState({ others: '', live: new Set<string>() });
  useEffect(() => {
    if (others === '') return undefined;
    let isOver = false;
    void environment
      .liveTabs()
      .catch(() => undefined)
      .then((live) => {
        if (!isOver) setAnswer({ others, live: new Set(live) });
      });
    return () => {
      isOver = true;
    };
  }, [environment, others]);
  if (answer.others !== others) return null;
  const left = others
    .split(' ')
    .filter((key) => key !== '' && !answer.live.has(key.slice(form.length + 1)));
  return left.length === 0 ? null : (
    <HalfTyped home={home} isShown={({ key }) => left.includes(key)} />
  );
}
