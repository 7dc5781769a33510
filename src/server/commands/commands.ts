/** The table of the operator's commands, and how one is run. */
import { type Message, noRoom, storageRefused, wrongVariable } from '../messages.ts';
import { StorageFull } from '../ports/sheet-storage.ts';
import { MembersUndecided } from '../storage/people-after.ts';
import { StorageRefused } from '../storage/storage-refused.ts';
import { auditCommand } from './audit-command.ts';
import { backupCommand, restoreCommand, verifyBackupCommand } from './backup-commands.ts';
import { type Command, type CommandContext, WrongUsage } from './command.ts';
import * as messages from './messages.ts';
import { membersUndecided } from './restore-messages.ts';
import { WrongVariables } from './place.ts';
import { healthCommand } from './health-command.ts';
import { printed } from './printed.ts';
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

/** What the commands need from outside. */
export type Surroundings = Omit<CommandContext, 'say'> & {
  /** Hears a text in both languages that is safe to print. */
  readonly print: (text: Message) => void;
};

/** Runs the command that the first argument names; answers the exit code. */
export async function runCommand(
  [name, ...args]: readonly string[],
  { print, ...surroundings }: Surroundings,
): Promise<number> {
  // The one way to the terminal.
  const say = (...lines: readonly Message[]): void => print(printed(lines));
  const context: CommandContext = { ...surroundings, say };
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    say(...messages.overview(commands));
    return name === undefined || name === 'help' ? 0 : 1;
  }
  try {
    return await command.run(args, context);
  } catch (error) {
    if (error instanceof WrongUsage) say(messages.usage(command));
    else if (error instanceof WrongVariables) say(...error.faults.map(wrongVariable));
    else if (error instanceof StorageRefused) say(storageRefused(error));
    else if (error instanceof MembersUndecided) say(...membersUndecided(error.programmes));
    else if (error instanceof StorageFull) say(noRoom);
    else throw error;
    return 1;
  }
}
