/** `quarantine`: the groups that the server could not decide on, without anything that stands in them. */
import { countQuarantined, newestQuarantined } from '../storage/quarantine.ts';
import { type Command, WrongUsage } from './command.ts';
import { readPlace, visiting } from './place.ts';
import * as messages from './quarantine-messages.ts';

/** Groups that are shown, unless said otherwise. */
const shownDefault = 20;

export const quarantineCommand: Command = {
  name: 'quarantine',
  usage: '[count]',
  summary: messages.quarantineSummary,
  run: async ([count, ...more], context) => {
    if (more.length > 0 || (count !== undefined && !/^[1-9]\d{0,2}$/.test(count))) {
      throw new WrongUsage();
    }
    const shown = count === undefined ? shownDefault : Number(count);
    await visiting(readPlace(context), context, async (database) => {
      const all = await countQuarantined(database);
      context.say(messages.quarantined(all, await newestQuarantined(database, shown)));
    });
    return 0;
  },
};
