/** Whether the member who works here is among those who usually decide on an SME: its own pad, or the coordination. */

import type { AnyRecord } from '../../domain/operation/record.ts';
import { mayChange, mayRemove, type Writer } from '../../domain/permission/permission.ts';
import type { CarnetState } from './state.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

/** A remark, never a lock: whoever works alone decides alone. */
export function useDecidesOn(smeId: string): boolean {
  const carnet = useCarnet();
  const me = useCarnetState((state) => state.members.find(({ id }) => id === state.memberId));
  const record = carnet.record(smeId);
  return me === undefined || record === undefined || mayChange(me.values, record, 'stage');
}

/** Whose rights leave an SME out where several are changed at once; nobody's on a device that works alone. */
export function useDecider(): Writer | undefined {
  return useCarnetState(deciderIn);
}

const deciderIn = ({ members, memberId, isConnected }: CarnetState): Writer | undefined =>
  isConnected ? members.find(({ id }) => id === memberId)?.values : undefined;

/** Whether the member who works here may move a record to the bin, or restore it. */
export function useMayRemove(record: AnyRecord | undefined): boolean {
  return useAllowed(record, mayRemove);
}

/** Whether the member who works here may change a field of a record. */
export function useMayChange(record: AnyRecord | undefined, field: string): boolean {
  return useAllowed(record, (writer, known) => mayChange(writer, known, field));
}

/** What is not known yet is offered: the server decides in any case. */
function useAllowed(
  record: AnyRecord | undefined,
  allows: (writer: Writer, record: AnyRecord) => boolean,
): boolean {
  return useCarnetState((state) => {
    const decider = deciderIn(state);
    if (decider === undefined || record === undefined) return true;
    return allows({ ...decider, programmeId: state.programmeId }, record);
  });
}
