/** The open programme, for components: state by selector, and the way to run commands. */

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Command } from '../../domain/command/command.ts';
import { localDateTimeIn } from '../../domain/calendar/local-date.ts';
import { present } from '../../std/assert.ts';
import { fail, type Result } from '../../std/result.ts';
import type { Carnet } from './carnet.ts';
import { isForGood, type Receipt, type RunError } from './receipt.ts';
import { notify } from './notices.ts';
import { HeldRightContext, includes, isAllowed } from './own-rights.ts';
import type { Sight } from './seen-records.ts';
import type { CarnetState } from './state.ts';

export const CarnetContext = createContext<Carnet | undefined>(undefined);

/** The open programme. Only below `CarnetContext`. */
export function useCarnet(): Carnet {
  return present(useContext(CarnetContext), 'a programme is open above this component');
}

/** A part of the state; renders again when that part changed. */
export function useCarnetState<T>(selector: (state: CarnetState) => T): T {
  return useStore(useCarnet().state, selector);
}

export interface RunOptions {
  /** What to say once it is durable, with an undo button; nothing is said without it. */
  readonly done?: string | undefined;
  /** Others decide on it: nothing offers to undo what the server may hold by then. */
  readonly isProposed?: boolean | undefined;
  /** What the author saw, where that is not what is shown now. */
  readonly sight?: Sight | undefined;
  /** It was begun when one might write here, and is written to its end: it waits for coordination. */
  readonly isHeld?: boolean | undefined;
}

/**
 * Runs commands from a component that shows itself what was not done. A failure to save is announced by the shell
 * (`saveFailure`). Where nothing shows it, `useChange` says it: no answer of this is thrown away.
 *
 * Whoever only reads a shared programme is told so at once: the server would hold back whatever they write.
 */
export function useRun(): (
  command: Command,
  options?: RunOptions,
) => Promise<Result<Receipt, RunError>> {
  const carnet = useCarnet();
  const { t } = useTranslation('sheet');
  const isHeld = includes(useContext(HeldRightContext), 'write');
  return useCallback(
    async (command, options = {}) => {
      if (!isHeld && options.isHeld !== true && !isAllowed('write', carnet.state.getState())) {
        notify({ message: t('error.readOnly'), tone: 'problem' });
        return fail({ kind: 'readOnly' });
      }
      const result = await carnet.run(command, options.sight);
      if (result.ok && options.done !== undefined && result.value.group.length > 0) {
        const isFinal = options.isProposed === true || isForGood(result.value.group);
        const undo = isFinal ? undefined : result.value;
        notify({ message: options.done, tone: 'done', undo });
      }
      return result;
    },
    [carnet, t, isHeld],
  );
}

/** Today where the device is, `YYYY-MM-DD`; changes at midnight. */
export function useToday(): string {
  return useNow().slice(0, 10);
}

/** The local minute, `YYYY-MM-DDTHH:mm`. */
export function useNow(): string {
  const { environment } = useCarnet();
  return useSyncExternalStore(
    (tick) => {
      let cancel = (): void => undefined;
      const wait = (): void => {
        cancel = environment.later(
          () => {
            tick();
            wait();
          },
          minuteMs - (environment.now() % minuteMs),
        );
      };
      wait();
      return () => cancel();
    },
    () => localDateTimeIn(environment.now(), environment.zone()),
  );
}

const minuteMs = 60_000;
