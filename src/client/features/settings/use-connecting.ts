/**
 * Connecting a programme: the server hears of it first; the log follows by the exchange, which a lost answer does not
 * harm.
 */

import { useState } from 'react';
import { setFields } from '../../../domain/command/command.ts';
import { rolesOfFounder } from '../../../domain/programme/begin-programme.ts';
import { useAccount, useAskServer } from '../../model/use-accounts.ts';
import { useBackups } from '../../model/use-backups.ts';
import { saveCopy } from '../../model/use-copy.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useDevice } from '../../model/use-device.ts';
import { useOnceWritten } from '../../model/use-once-written.ts';
import { useSync } from '../../model/use-sync.ts';
import { useChange } from '../../parts/record/use-change.ts';
import type { AccountProblem } from '../../ports/accounts.ts';
import { useInstalled } from './general-section.tsx';

export interface Connecting<Problem> {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly connect: () => void;
}

/** One that is kept alone. */
export function useConnecting(): Connecting<AccountProblem> {
  const access = useSync();
  const announce = useAnnounce();
  return useWork<AccountProblem>(async () => {
    const problem = await announce();
    if (problem !== undefined) return problem;
    return access.connect().then(
      () => undefined,
      () => 'failed',
    );
  });
}

/** Why a programme was not connected again. */
export type AgainProblem =
  | { readonly kind: 'account'; readonly problem: AccountProblem }
  /** Of so many sheets the log of this device does not hold everything: the rest was on the server alone. */
  | { readonly kind: 'lacking'; readonly count: number }
  /** The copy could not be written, or could not be read again. */
  | { readonly kind: 'notSaved' };

/** Where nobody can tell whether the server heard of it: then the log waits to be uploaded all the same. */
const unheard: readonly AccountProblem[] = ['offline', 'notCarnet', 'failed'];

/**
 * One that the server lost. A copy is saved first, which also tells whether everything is here: the download that
 * follows an upload shows what the server has, and nothing else.
 */
export function useConnectingAgain(): Connecting<AgainProblem> {
  const { exchange } = useSync();
  const device = useDevice();
  const { backups } = useBackups();
  const { environment } = useCarnet();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  const name = useCarnetState((state) => state.programme?.values.name ?? '');
  const { pinnedDay, accountId } = useInstalled(programmeId) ?? {};
  const announce = useAnnounce();
  const again = async (): Promise<AgainProblem | undefined> => {
    const programme = { programmeId, memberId, name, pinnedDay, accountId };
    const copy = await saveCopy(device, backups, programme, environment);
    if (copy === undefined) return { kind: 'notSaved' };
    if (copy.lacking > 0) return { kind: 'lacking', count: copy.lacking };
    // Before the server is told: from then on the exchange goes on by itself, in any tab.
    const takeBack = await exchange?.uploadAgain().catch(() => undefined);
    if (takeBack === undefined) return { kind: 'account', problem: 'failed' };
    const problem = await announce();
    if (problem !== undefined) {
      if (!unheard.includes(problem)) await takeBack();
      return { kind: 'account', problem };
    }
    exchange?.signedIn();
    exchange?.tryAgain();
    return undefined;
  };
  const { connect, ...work } = useWork(again);
  const whenWritten = useOnceWritten(connect);
  return { ...work, connect: () => void whenWritten() };
}

/** One piece of work at a time, and what came in its way. */
function useWork<Problem>(work: () => Promise<Problem | undefined>): Connecting<Problem> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const connect = async (): Promise<void> => {
    setBusy(true);
    try {
      setProblem(await work());
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, connect: () => void (busy ? undefined : connect()) };
}

/** Tells the server of the programme; answers why it did not take it. */
function useAnnounce(): () => Promise<AccountProblem | undefined> {
  const device = useDevice();
  const ask = useAskServer();
  const account = useAccount();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  const me = useCarnetState((state) => state.members).find(({ id }) => id === memberId);
  const programmeName = useCarnetState((state) => state.programme?.values.name ?? '');
  const change = useChange();
  return async () => {
    if (account === undefined) return 'signedOut';
    const answer = await ask(async (server) => {
      const session = await server.session();
      if (!session.ok) return session;
      // Somebody else's session, of a sign-out that the server does not know of.
      if (session.value.account.id !== account.id) return { ok: false, error: 'signedOut' };
      const launchPadId = me?.values.launchPadId;
      return server.connect({ programmeId, programmeName, memberId, launchPadId });
    });
    if (!answer.ok) return answer.error;
    device.remember(programmeId, { accountId: account.id });
    // To the server, whoever brings a programme coordinates it; programmes begun before said so nowhere else.
    const roles = me === undefined ? [] : rolesOfFounder(me.values.roles);
    if (me !== undefined && roles !== me.values.roles) {
      await change(setFields(memberId, { roles: [...roles] }));
    }
    return undefined;
  };
}
