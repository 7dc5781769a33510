/**
 * Which SMEs of the list are selected to do something with all of them. Only what is shown can be: an SME that a filter
 * takes away leaves the selection, so that nothing happens to what nobody sees.
 */

import { useMemo, useState } from 'react';

export interface Selection {
  /** In the order of the list. */
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** Everything from where selecting began, or from `start` where it begins now, to this one. */
  readonly extendTo: (id: string, start?: string) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

interface Selected {
  readonly ids: ReadonlySet<string>;
  /** Where selecting began. */
  readonly anchor: string | undefined;
}

const nothing: Selected = { ids: new Set(), anchor: undefined };

/** @param order what is shown, in its order */
export function useSelection(order: readonly string[]): Selection {
  const [selected, setSelected] = useState(nothing);
  return useMemo(() => {
    const { ids, anchor } = selected;
    return {
      ids: ids.size === 0 ? [] : order.filter((id) => ids.has(id)),
      has: (id) => ids.has(id),
      toggle: (id) => {
        const next = new Set(ids);
        if (!next.delete(id)) next.add(id);
        setSelected({ ids: next, anchor: id });
      },
      extendTo: (id, start = id) => {
        const begun = ids.size > 0 && anchor !== undefined && order.includes(anchor);
        const first = begun ? anchor : start;
        const from = order.indexOf(first);
        const to = order.indexOf(id);
        if (to < 0 || from < 0) return;
        const run = order.slice(Math.min(from, to), Math.max(from, to) + 1);
        setSelected({ ids: new Set([...ids, ...run]), anchor: first });
      },
      all: () => setSelected({ ids: new Set(order), anchor }),
      clear: () => setSelected(nothing),
    };
  }, [order, selected]);
}
