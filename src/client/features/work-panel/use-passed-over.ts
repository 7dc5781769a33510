/** What a change passes over, as the sheets on this device stand: for whoever decides on it, and for its author. */

import { type CarriedOperation, isKnown } from '../../../domain/operation/operation.ts';
import { type PassedOver, passedOver } from '../../../domain/stage/passed-over.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';

/** Tells of a change what is still missing for the stage to which it takes an SME. */
export function usePassedOver(): (operation: CarriedOperation) => PassedOver | undefined {
  const today = useToday();
  const sheets = useCarnetState((state) => state.sheets);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  return (operation) => {
    const sheet = sheets.get(operation.home);
    if (sheet === undefined || !isKnown(operation)) return undefined;
    return passedOver(operation, sheet, { today, contactsComing });
  };
}
