/** `backup`, `verify-backup` and `restore`. */
import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { makeBackup, noteProved, verifyBackup } from '../storage/backup.ts';
import { copyFiles, filesFolder, restoreFiles, verifyFiles } from '../storage/backup-files.ts';
import { existing } from '../storage/folder-names.ts';
import { newestBackup, pruneBackups } from '../storage/kept-backups.ts';
import { membersChoices } from '../storage/both-people.ts';
import { restoreIntoFolder, restoreIntoPostgresql } from '../storage/restore.ts';
import { sqlAccounts } from '../storage/sql-accounts.ts';
import { codeOf, type SqlDatabase } from '../storage/sql-database.ts';
import { StorageRefused } from '../storage/storage-refused.ts';
import { type Command, type CommandContext, WrongUsage } from './command.ts';
import * as messages from './messages.ts';
import { readPlace, visiting } from './place.ts';
import { peopleAfter, peopleLeftOut, peopleLockedOut, programmesLost } from './restore-messages.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function auditBackup(database: SqlDatabase, at: number): Promise<void> {
  const event = { at, kind: 'backupMade' } as const;
  return sqlAccounts(database).write((writer) => writer.appendAudit(event, sha256));
}

/** At most one file or folder, and no option but those declared. */
function oneArgument(args: readonly string[], options: ParseArgsConfig['options'] = {}) {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length > 1) throw new WrongUsage();
    return { argument: positionals[0], values };
  } catch {
    throw new WrongUsage();
  }
}

export const backupCommand: Command = {
  name: 'backup',
  usage: '[folder]',
  summary: messages.backupSummary,
  run: async (args, context) => {
    const { argument } = oneArgument(args);
    const place = readPlace(context);
    const folder = argument ?? place.backups.folder;
    await visiting(place, context, async (database) => {
      const made = await makeBackup(database, { ...context, ...place.backups, folder });
      await auditBackup(database, context.now());
      context.say(messages.backupMade(made.path, place.backups.phrase !== undefined));
      const copies = { folder: filesFolder(folder), phrase: place.backups.phrase };
      const count = await copyFiles(filesFolder(place.dataFolder), copies);
      if (count > 0) context.say(messages.filesCopied(count, copies.folder));
      if (argument === undefined) {
        await pruneBackups(database, { ...place.backups, now: context.now() });
      }
    });
    return 0;
  },
};

/** The newest backup; says which were left aside, since they are dated in the future. */
async function newestOf(folder: string, context: CommandContext): Promise<string | undefined> {
  const { path, future } = await newestBackup(folder, context.now());
  if (future.length > 0) context.say(messages.futureBackups(future));
  return path;
}

export const verifyBackupCommand: Command = {
  name: 'verify-backup',
  usage: '[file]',
  summary: messages.verifySummary,
  run: async (args, context) => {
    const place = readPlace(context);
    const { argument } = oneArgument(args);
    const path = argument ?? (await newestOf(place.backups.folder, context));
    if (path === undefined) throw new StorageRefused('badBackup', place.backups.folder);
    const { phrase } = place.backups;
    const verify = async () => {
      const head = await verifyBackup(path, phrase, place.backups.folder);
      const count = await verifyFiles({ folder: filesFolder(dirname(path)), phrase });
      return { head, count };
    };
    const verified = await verify().catch((error: unknown) => ({ error }));
    // The server deletes those that it could not prove: one that is gone is not damaged, and devices must not rely on it.
    if (!(await existing(path))) throw new StorageRefused('noBackup', path);
    if ('error' in verified) throw verified.error;
    const { head, count } = verified;
    await visiting(place, context, (database) =>
      noteProved(database, { name: basename(path), head, verified: context.now() }),
    );
    context.say(messages.backupProved(path, head));
    if (count > 0) context.say(messages.filesProved(count));
    return 0;
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  usage: '<file> [--replace] [--members=backup|server]',
  summary: messages.restoreSummary,
  run: async (args, context) => {
    const { argument: path, values } = oneArgument(args, {
      replace: { type: 'boolean' },
      members: { type: 'string' },
    });
    const members = membersChoices.find((one) => one === values['members']);
    if (path === undefined || members !== values['members']) throw new WrongUsage();
    const place = readPlace(context);
    const replace = values['replace'] === true;
    const options = { ...context, path, phrase: place.backups.phrase, replace, members };
    const { databaseUrl } = place;
    const { people, kept } = await (databaseUrl === undefined
      ? restoreIntoFolder(place.dataFolder, options)
      : restoreIntoPostgresql(databaseUrl, options));
    const copies = { folder: filesFolder(dirname(path)), phrase: place.backups.phrase };
    // Said as it is done: whatever becomes of the files, the database is the restored one by now.
    context.say(messages.restored(path));
    context.say(peopleAfter(people));
    const { lost = [], leftOut = [], lockedOut = [] } = people ?? {};
    if (lost.length > 0) context.say(programmesLost(lost));
    if (leftOut.length > 0) context.say(peopleLeftOut(leftOut));
    if (lockedOut.length > 0) context.say(peopleLockedOut(lockedOut));
    if (kept !== undefined) {
      const told = databaseUrl === undefined ? messages.keptBefore : messages.keptInSchema;
      context.say(told(kept));
    }
    try {
      const files = await restoreFiles(copies, filesFolder(place.dataFolder));
      if (files.restored + files.damaged > 0) context.say(messages.filesRestored(files));
      return 0;
    } catch (error) {
      const reason = error instanceof StorageRefused ? error.kind : codeOf(error);
      if (reason === undefined) throw error;
      context.say(messages.filesNotRestored(copies.folder, reason));
      return 1;
    }
  },
};
