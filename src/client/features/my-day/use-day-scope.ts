/** Whose day is shown, and which action one was led to, kept in the address: a bookmark keeps it, the back button takes it back. */

import { useSearchParams } from 'wouter';
import { type DayScope, dayScopes, padOf } from '../../../domain/my-day/day-scope.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { dayActionParameter, dayScopeParameter } from '../../ports/routes.ts';

export interface DayScopeState {
  readonly scope: DayScope;
  readonly setScope: (scope: DayScope) => void;
  /** Those that make sense for the member of this device: someone without a launch pad has none to look at. */
  readonly scopes: readonly DayScope[];
  /** The action that one was led to; whoever chooses a scope goes on from it. */
  readonly namedId: string | undefined;
}

export function useDayScope(): DayScopeState {
  const [parameters, setParameters] = useSearchParams();
  const hasPad = useCarnetState((state) => padOf(state.memberId, state.members) !== undefined);
  const scopes = dayScopes.filter((scope) => scope !== 'pad' || hasPad);
  const asked = parameters.get(dayScopeParameter);
  return {
    scope: scopes.find((scope) => scope === asked) ?? 'mine',
    setScope: (scope) =>
      setParameters((before) => {
        const next = new URLSearchParams(before);
        next.delete(dayActionParameter);
        if (scope === 'mine') next.delete(dayScopeParameter);
        else next.set(dayScopeParameter, scope);
        return next;
      }),
    scopes,
    namedId: parameters.get(dayActionParameter) ?? undefined,
  };
}
