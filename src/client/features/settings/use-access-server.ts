/** Changes of who has access: asked of the server, which alone decides them. */

import { useState } from 'react';
import { notify } from '../../model/notices.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import type { AccountAnswer, AccountProblem, AccountServer } from '../../ports/accounts.ts';
import { useKnownMembers } from './use-server-members.ts';

/** Asks the server for a change of access, and reads the list again. */
export function useAccessServer() {
  const askServer = useAskServer();
  const programmeId = useCarnetState((state) => state.programmeId);
  const { reload } = useKnownMembers();
  const [problem, setProblem] = useState<AccountProblem | undefined>(undefined);
  const ask = async <T>(
    call: (server: AccountServer, programmeId: string) => AccountAnswer<T>,
    done?: string,
  ): Promise<T | undefined> => {
    const answer = await askServer((server) => call(server, programmeId));
    setProblem(answer.ok ? undefined : answer.error);
    reload();
    if (!answer.ok) return undefined;
    if (done !== undefined) notify({ message: done, tone: 'done' });
    return answer.value;
  };
  return { problem, ask };
}
