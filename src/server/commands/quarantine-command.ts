/** `quarantine`: the groups that the server could not decide on, without anything that stands in them. */
import { countQuarantined, newestQuarantined } from '../storage/quarantine.ts';
import type { Command } from './command.ts';
import { readPlace, visiting } from './place.ts';
import * as messages from './quarantine-messages.ts';
import { shownCount } from './shown-count.ts';

export const quarantineCommand: Command = {
  name: 'quarantine',
  usage: '[count]',
  summary: messages.quarantineSummary,
  run: async (args, context) => {
    const shown = shownCount(args, 3);
    await visiting(readPlace(context), context, async (database) => {
      const all = await countQuarantined(database);
      context.say(messages.quarantined(all, await newestQuarantined(database, shown)));
    });
    return 0;
  },
};
