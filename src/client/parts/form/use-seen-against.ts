/** What a form of a sheet is seen against: country and postcode of the business, the value of its support, its actions. */

import { useMemo } from 'react';
import { supportTime } from '../../../domain/contact/support-time.ts';
import { supportValue } from '../../../domain/form/aid.ts';
import type { LinkedAction } from '../../../domain/form/answers.ts';
import type { FormContext } from '../../../domain/form/context.ts';
import type { EligibleArea } from '../../../domain/form/eligible-area.ts';
import { fceArea } from '../../../domain/form/reference/area-fce.ts';
import type { Action, Contact, LaunchPad } from '../../../domain/operation/record.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { usePeople } from '../record/people.ts';

export type SeenAgainst = Omit<FormContext, 'onDate'>;

/** The facts around a form; the same object until one of them changes. */
export function useSeenAgainst(home: string, formId: string): SeenAgainst {
  const contacts = useCarnetState((state) => state.journals.get(home));
  const seen = useSeenBy(home, contacts);
  return useMemo(() => seen(formId), [seen, formId]);
}

/**
 * The facts around any form of a home.
 *
 * @param contacts those whose time counts as support; nothing before they are read
 */
export function useSeenBy(
  home: string,
  contacts: readonly Contact[] | undefined,
): (formId: string) => SeenAgainst {
  const sheet = useCarnetState((state) => state.sheets.get(home) ?? state.trashedSheets.get(home));
  const programme = useCarnetState((state) => state.programme);
  const launchPads = useCarnetState((state) => state.launchPads);
  const { nameOf } = usePeople(home);
  return useMemo(() => {
    const { country, postcode } = sheet?.sme.values ?? {};
    const dayRate = programme?.values.supportDayRate;
    const { minutes } = supportTime(contacts ?? []);
    // What is planned counts from the start; what was given counts once it is more.
    const hours = Math.max(minutes / 60, programme?.values.minimumHours ?? 0);
    const shared = {
      country,
      postcode,
      area: areaOf(launchPads),
      supportValue: dayRate === undefined ? undefined : supportValue(hours, dayRate),
      pads: launchPads.map(({ id, values: { name, country } }) => ({ id, name, country })),
    };
    return (formId) => ({
      ...shared,
      actions: linkedActions(sheet?.actions ?? [], formId, nameOf),
    });
  }, [sheet, programme, launchPads, contacts, nameOf]);
}

/** The only area known is that of programmes between these two countries. */
function areaOf(pads: readonly LaunchPad[]): EligibleArea | undefined {
  const countries = new Set(pads.map(({ values }) => values.country));
  return countries.size === 2 && countries.has('GB') && countries.has('FR') ? fceArea : undefined;
}

/** The actions that name the form, by the item they were added in. */
function linkedActions(
  actions: readonly Action[],
  formId: string,
  nameOf: (id: string) => string,
): ReadonlyMap<string, readonly LinkedAction[]> {
  const byItem = new Map<string, LinkedAction[]>();
  for (const { id, values } of actions) {
    const { from, planSection, title, ownerId, due, state } = values;
    if (from?.formId !== formId || planSection === undefined || state === 'dropped') continue;
    const list = byItem.get(planSection) ?? [];
    byItem.set(planSection, list);
    const owner = ownerId === undefined ? undefined : nameOf(ownerId);
    list.push({ id, title, owner, due, done: state === 'done' });
  }
  return byItem;
}
