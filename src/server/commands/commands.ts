/** The table of the operator's commands, and how one is run. */
import { storageRefused, wrongVariable } from '../messages.ts';
import { StorageFull } from '../ports/sheet-storage.ts';
import { StorageRefused } from '../storage/storage-refused.ts';
import { auditCommand } from './audit-command.ts';
import { backupCommand, restoreCommand, verifyBackupCommand } from './backup-commands.ts';
import { type Command, type CommandContext, WrongUsage } from './command.ts';
import * as messages from './messages.ts';
import { WrongVariables } from './place.ts';
import { healthCommand } from './health-command.ts';
import { quarantineCommand } from './quarantine-command.ts';
import { userCommand } from './user-commands.ts';

const commands: readonly Command[] = [
  backupCommand,
  verifyBackupCommand,
  restoreCommand,
  userCommand,
  auditCommand,
  quarantineCommand,
  healthCommand,
];

/** Runs the command that the first argument names; answers the exit code. */
export async function runCommand(
  [name, ...args]: readonly string[],
  context: CommandContext,
): Promise<number> {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    context.say(messages.overview(commands));
    return name === undefined || name === 'help' ? 0 : 1;
  }
  try {
    return await command.run(args, context);
  } catch (error) {
    const { say } = context;
    if (error instanceof WrongUsage) say(messages.usage(command));
    else if (error instanceof WrongVariables) error.faults.map(wrongVariable).forEach(say);
    else if (error instanceof StorageRefused) say(storageRefused(error));
    else if (error instanceof StorageFull) say(messages.noRoom);
    else throw error;
    return 1;
  }
}
