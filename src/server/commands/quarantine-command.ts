/** `quarantine`: the groups that the server could not decide on, without anything that stands in them. */
import { interruptible } from '../interruptible.ts';
import { nodePorts } from '../node-ports.ts';
import {
  countQuarantined,
  newestQuarantined,
  quarantinedProgrammes,
} from '../storage/quarantine.ts';
import { sqlStorage } from '../storage/sql-storage.ts';
import { retryQuarantined } from '../sync/quarantine.ts';
import type { Command, CommandContext } from './command.ts';
import { readPlace, visiting } from './place.ts';
import * as messages from './quarantine-messages.ts';
import { shownCount } from './shown-count.ts';

/** Decides on what can be decided by now, as the server does when it starts. */
async function retry(context: CommandContext): Promise<number> {
  await visiting(readPlace(context), context, async (database) => {
    const sync = {
      storage: sqlStorage(database),
      now: context.now,
      hash: nodePorts.hash,
      processorMs: nodePorts.processorMs,
      interruptible,
      alarm: () => undefined,
    };
    const all = { decided: 0, left: 0 };
    for (const programmeId of await quarantinedProgrammes(database)) {
      const { decided, left } = await retryQuarantined(sync, programmeId);
      all.decided += decided;
      all.left += left;
    }
    context.say(messages.retried(all));
  });
  return 0;
}

export const quarantineCommand: Command = {
  name: 'quarantine',
  usage: '[count] | retry',
  summary: messages.quarantineSummary,
  run: async (args, context) => {
    if (args.length === 1 && args[0] === 'retry') return retry(context);
    const shown = shownCount(args, 3);
    await visiting(readPlace(context), context, async (database) => {
      const all = await countQuarantined(database);
      context.say(...messages.quarantined(all, await newestQuarantined(database, shown)));
    });
    return 0;
  },
};
