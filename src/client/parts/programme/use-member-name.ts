/** The name of a member as lists and sheets show it: with a mark where they have left. */

import { useTranslation } from 'react-i18next';
import type { Member } from '../../../domain/operation/record.ts';
import { hasLeft } from '../../../domain/permission/account-manager.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

/** The name of a member, marked where they have left. */
export function useMemberName(): (member: Member) => string {
  const { t } = useTranslation('domain');
  return (member) => {
    const { name } = member.values;
    return hasLeft(member) ? t('left', { name }) : name;
  };
}

/** The name of the account manager of an SME, marked where they have left; nothing where there is none. */
export function useManagerName(managerId: string | undefined): string | undefined {
  const nameOf = useMemberName();
  const manager = useCarnetState(({ members }) => members.find(({ id }) => id === managerId));
  return manager === undefined ? undefined : nameOf(manager);
}
