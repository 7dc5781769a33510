/** Files that were added while something was being written belong to it once it is there. */

import { type Command, setFields, together } from '../command/command.ts';

/**
 * Gives files a record to belong to. One that went to the bin meanwhile is left out: it holds up nothing. So is one that belongs
 * to another record by now: who logs first has it.
 */
export function giveFiles(fileIds: readonly string[], aboutId: string): Command {
  return (context) => {
    const here = fileIds.filter((id) => {
      const record = context.record(id);
      const isThere = record !== undefined && record.deleted === undefined;
      return isThere && record.values.aboutId === undefined;
    });
    return together(here.map((id) => setFields(id, { aboutId })))(context);
  };
}
