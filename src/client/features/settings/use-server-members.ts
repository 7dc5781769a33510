/**
 * Who has access to the programme, as the server tells it: asked when it is shown, after a change made here, and with each
 * exchange, which follows at once where somebody joined.
 */

import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { mayCoordinate } from '../../../domain/permission/permission.ts';
import { present } from '../../../std/assert.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import type { AccountProblem, ProgrammeMember } from '../../ports/accounts.ts';

export interface ServerMembers {
  /** Absent while the programme is kept alone, and until the server told. */
  readonly members: readonly ProgrammeMember[] | undefined;
  readonly problem: AccountProblem | undefined;
  /** Whether the person here invites and changes access. */
  readonly coordinates: boolean;
  readonly reload: () => void;
}

export function useServerMembers(): ServerMembers {
  const { isConnected } = useSync();
  const exchangedAt = useSyncState((state) => state.exchangedAt);
  const ask = useAskServer();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  const [members, setMembers] = useState<readonly ProgrammeMember[] | undefined>(undefined);
  const [problem, setProblem] = useState<AccountProblem | undefined>(undefined);
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((count) => count + 1), []);
  useEffect(() => {
    if (!isConnected) return undefined;
    let current = true;
    void ask((server) => server.members(programmeId)).then((answer) => {
      if (!current) return;
      setProblem(answer.ok ? undefined : answer.error);
      // What was told before is shown all the same, without its tools.
      if (answer.ok) setMembers(answer.value.members);
    });
    return () => {
      current = false;
    };
    // Asked when the list is shown, after a change, and with each exchange.
  }, [ask, isConnected, programmeId, asked, exchangedAt]);
  const own = members?.find((one) => one.memberId === memberId && one.state === 'active');
  return { members, problem, coordinates: own !== undefined && mayCoordinate(own.roles), reload };
}

export const ServerMembersContext = createContext<ServerMembers | undefined>(undefined);

/** What the section above asked the server. */
export function useKnownMembers(): ServerMembers {
  return present(useContext(ServerMembersContext), 'the section of the members is above');
}
