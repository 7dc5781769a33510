/**
 * The people of one sheet: the contact persons of the SME or organisation and the members of the programme, by id. A person who
 * was removed keeps their place in the past under a neutral word.
 */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useHomePeople } from '../../model/use-home.ts';
import type { ComboboxOption } from '../../ui/combobox.tsx';

export interface People {
  readonly nameOf: (id: string) => string;
  /** Contact persons of the SME or organisation. */
  readonly persons: readonly ComboboxOption[];
  /** Members of the programme, those who left apart. */
  readonly members: readonly ComboboxOption[];
  /** Both: who may own an action. Members first. */
  readonly all: readonly ComboboxOption[];
}

/** The people of the sheet; the same object until one of them changes. */
export function usePeople(home: string): People {
  const { t } = useTranslation('sheet');
  const persons = useHomePeople(home);
  const members = useCarnetState((state) => state.members);
  return useMemo(() => {
    const personOptions = Object.entries(persons ?? {}).map(([id, person]) => ({
      id,
      label: person.name,
      detail: person.role,
      left: person.state === 'left',
    }));
    const names = new Map([
      ...personOptions.map(({ id, label }) => [id, label] as const),
      ...members.map(({ id, values }) => [id, values.name] as const),
    ]);
    const memberOptions = members
      .filter(({ values }) => values.inactive !== true)
      .map(({ id, values }) => ({ id, label: values.name }));
    const shownPersons = personOptions
      .toSorted((a, b) => Number(a.left) - Number(b.left))
      .map(({ id, label, detail }) => ({ id, label, detail }));
    return {
      nameOf: (id) => names.get(id) ?? t('formerPerson'),
      persons: shownPersons,
      members: memberOptions,
      all: [...memberOptions, ...shownPersons],
    };
  }, [persons, members, t]);
}
