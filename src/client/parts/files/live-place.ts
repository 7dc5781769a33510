/**
 * Where a file belongs that comes late, after its sheet was merged into another or moved to the trash: what is written on a
 * sheet in the trash would bring that back for everybody.
 */

import type { Carnet } from '../../model/carnet.ts';

export interface LatePlace {
  readonly home: string;
  readonly about: { readonly aboutId?: string | undefined; readonly item?: string | undefined };
}

/** The place on the sheet that is in use now; nothing where that is in the trash, or not on this device. */
export async function livePlaceOf(
  carnet: Carnet,
  place: LatePlace,
): Promise<LatePlace | undefined> {
  const { programmeId, sheets, otherSheets, trashedSheets } = carnet.state.getState();
  const passed = new Set<string>();
  let { home, about } = place;
  while (home !== programmeId && !sheets.has(home) && !otherSheets.has(home)) {
    passed.add(home);
    const into = trashedSheets.get(home)?.sme.values.mergedInto;
    // A sheet that came back may have been merged the other way round.
    if (into === undefined || passed.has(into)) return undefined;
    about = await copiedTo(carnet, into, about);
    home = into;
  }
  return { home, about };
}

/** The merge copies every record; a contact says which it was. Whatever else it was, the file is then the sheet's. */
async function copiedTo(
  carnet: Carnet,
  home: string,
  { aboutId }: LatePlace['about'],
): Promise<LatePlace['about']> {
  if (aboutId === undefined) return {};
  await carnet.loadLazy(home, 'contact');
  const contacts = carnet.state.getState().lazy.get(home)?.get('contact')?.values() ?? [];
  const copy = [...contacts].find(({ values }) => values['movedFrom'] === aboutId);
  return copy === undefined ? {} : { aboutId: copy.id };
}
