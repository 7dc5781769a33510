/** What every sheet has, whether it is that of an SME or of an organisation: its name and its people. */

import { declarationOf } from '../../domain/entity/registry.ts';
import { type AnyRecord, recordAs } from '../../domain/operation/record.ts';
import type { Person } from '../../domain/sme/sme.ts';
import type { CarnetState } from './state.ts';
import { useCarnetState } from './use-carnet.ts';

/** The root of a home, the trash included; none for the programme. */
function rootOf(state: CarnetState, home: string): AnyRecord | undefined {
  const { sheets, otherSheets, trashedSheets, trashedOtherSheets } = state;
  return (
    sheets.get(home) ??
    otherSheets.get(home) ??
    trashedSheets.get(home) ??
    trashedOtherSheets.get(home)
  )?.root;
}

/** The root of a home, the trash included. */
export function useHomeRoot(home: string): AnyRecord | undefined {
  return useCarnetState((state) => rootOf(state, home));
}

/** The name of the SME or organisation whose sheet it is; nothing for the programme. */
export function homeNameIn(state: CarnetState, home: string): string | undefined {
  const root = rootOf(state, home);
  const title = root?.values[declarationOf(root.entity).title];
  return typeof title === 'string' ? title : undefined;
}

/** The same, for components. */
export function useHomeName(home: string): string | undefined {
  return useCarnetState((state) => homeNameIn(state, home));
}

/** The contact persons of an SME or an organisation, by id. */
export function useHomePeople(home: string): Readonly<Record<string, Person>> | undefined {
  return useCarnetState((state) => {
    const root = rootOf(state, home);
    return (recordAs(root, 'sme') ?? recordAs(root, 'organisation'))?.values.people;
  });
}
