/** `health`: how the storage is, as the operator reads it beside a server that may be running. */
import { storageHealth } from '../storage/storage-health.ts';
import { type Command, WrongUsage } from './command.ts';
import * as messages from './messages.ts';
import { readPlace, visiting } from './place.ts';

export const healthCommand: Command = {
  name: 'health',
  usage: '',
  summary: messages.healthSummary,
  run: async (args, context) => {
    if (args.length > 0) throw new WrongUsage();
    const place = readPlace(context);
    const now = context.now();
    const { ok, ...facts } = await visiting(place, context, (database) =>
      storageHealth(database, {
        folder: place.databaseUrl === undefined ? place.dataFolder : place.backups.folder,
        now,
        started: now,
        nightly: place.backups.hour !== undefined,
      }),
    );
    context.say(...messages.healthTold(ok, { version: context.version, ...facts }));
    return ok ? 0 : 1;
  },
};
