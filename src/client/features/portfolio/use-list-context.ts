/** Who and what the rows of the list only name by their id: for sorting, for the parts, and to show. */

import { useMemo } from 'react';
import type { ListContext } from '../../../domain/portfolio/arranged-rows.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { padName } from '../../../domain/programme/pad-name.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** The pads in their order, and everybody. */
export function useListContext(): ListContext {
  const memberId = useCarnetState((state) => state.memberId);
  const pads = useCarnetState((state) => state.launchPads);
  const members = useCarnetState((state) => state.members);
  return useMemo(
    () => ({
      memberId,
      pads,
      members: members.map(({ id, values }) => ({ id, name: values.name })),
    }),
    [memberId, pads, members],
  );
}

export interface ListNames {
  readonly pads: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
  readonly members: ReadonlyMap<string, string>;
}

export function useListNames(): ListNames {
  const pads = useCarnetState((state) => state.launchPads);
  const members = useCarnetState((state) => state.members);
  const { language } = useFormat();
  return useMemo(
    () => ({
      pads: new Map(
        pads.map(({ id, values }) => [id, { code: values.code, name: padName(values, language) }]),
      ),
      members: new Map(members.map(({ id, values }) => [id, values.name])),
    }),
    [pads, members, language],
  );
}
