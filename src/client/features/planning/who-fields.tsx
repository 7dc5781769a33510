/** Who meets: people of the business, and ours. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCarnetState } from '../../model/use-carnet.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';
import type { Plan } from './use-plan.ts';

export function WhoFields({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('calendar');
  const members = useCarnetState((state) => state.members);
  const pads = useCarnetState((state) => state.launchPads);
  const memberId = useCarnetState((state) => state.memberId);
  const people = plan.sheet?.sme.values.people;
  const theirs = useMemo(
    () =>
      Object.entries(people ?? {}).map(([id, { name, role }]) => ({
        id,
        label: name,
        detail: role,
      })),
    [people],
  );
  const ours = useMemo(
    () =>
      members
        .filter(({ values }) => values.inactive !== true)
        .map(({ id, values }) => ({
          id,
          label: values.name,
          detail:
            id === memberId
              ? t('plan.you')
              : pads.find((pad) => pad.id === values.launchPadId)?.values.code,
        })),
    [members, pads, memberId, t],
  );
  const { personIds = [], memberIds = [] } = plan.values;
  const shared = {
    emptyText: t('plan.nobody'),
    removeLabel: (name: string) => t('plan.remove', { name }),
  };
  return (
    <>
      {theirs.length === 0 ? null : (
        <Field label={t('plan.with')}>
          <Combobox
            {...shared}
            options={theirs}
            selected={personIds}
            onSelectedChange={(next) => plan.set({ personIds: next })}
          />
        </Field>
      )}
      <Field label={t('plan.ours')}>
        <Combobox
          {...shared}
          options={ours}
          selected={memberIds}
          onSelectedChange={(next) => plan.set({ memberIds: next })}
        />
      </Field>
    </>
  );
}
