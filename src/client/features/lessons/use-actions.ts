/** Every action of the programme, wherever it is: what a lesson may have led to. */

import { useMemo } from 'react';
import type { Action } from '../../../domain/operation/record.ts';
import { recordsOf, rootsOf } from '../../model/records.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';

export interface PlacedAction {
  readonly action: Action;
  /** The name of the SME or organisation; absent for the programme's own. */
  readonly homeName: string | undefined;
  /** Where it is shown. */
  readonly path: string;
}

export function useActions(): readonly PlacedAction[] {
  const sheets = useCarnetState((state) => state.sheets);
  const otherSheets = useCarnetState((state) => state.otherSheets);
  const shared = useCarnetState((state) => state.shared);
  return useMemo(() => {
    const ofSmes = [...sheets.values()].flatMap(({ sme, actions }) =>
      actions.map((action) => ({
        action,
        homeName: sme.values.name,
        path: paths.sheet(sme.id),
      })),
    );
    const ofOrganisations = rootsOf({ otherSheets }, 'organisation').flatMap(({ root, head }) =>
      recordsOf(head, 'action').map((action) => ({
        action,
        homeName: root.values.name,
        path: paths.organisation(root.id),
      })),
    );
    const own = recordsOf(shared, 'action').map((action) => ({
      action,
      homeName: undefined,
      path: paths.programmeAction(action.id),
    }));
    return [...own, ...ofOrganisations, ...ofSmes];
  }, [sheets, otherSheets, shared]);
}
