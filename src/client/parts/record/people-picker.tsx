/** Chooses among the people of a sheet. Someone chosen who has left since is still shown by name. */

import { useTranslation } from 'react-i18next';
import { Combobox, type ComboboxOption } from '../../ui/combobox.tsx';
import type { People } from './people.ts';

interface PeoplePickerProps {
  readonly people: People;
  readonly options: readonly ComboboxOption[];
  readonly selected: readonly string[];
  readonly onSelectedChange: (selected: readonly string[]) => void;
  readonly single?: boolean | undefined;
}

export function PeoplePicker(props: PeoplePickerProps) {
  const { people, options, selected, onSelectedChange, single } = props;
  const { t } = useTranslation('sheet');
  const gone = selected
    .filter((id) => !options.some((option) => option.id === id))
    .map((id) => ({ id, label: people.nameOf(id) }));
  return (
    <Combobox
      options={[...options, ...gone]}
      selected={selected}
      onSelectedChange={onSelectedChange}
      single={single}
      placeholder={t('people.placeholder')}
      emptyText={t('people.none')}
      removeLabel={(name) => t('people.remove', { name })}
    />
  );
}
