/** `audit`: whether the audit log is whole, and what it says last. */
import type { Account, ChainedEvent } from '../ports/account-storage.ts';
import { checkAudit } from '../auth/audit.ts';
import { nodePorts } from '../node-ports.ts';
import { sqlAccounts } from '../storage/sql-accounts.ts';
import * as messages from './audit-messages.ts';
import type { Command } from './command.ts';
import { readPlace, visiting } from './place.ts';
import { shownCount } from './shown-count.ts';

export const auditCommand: Command = {
  name: 'audit',
  usage: '[count]',
  summary: messages.auditSummary,
  run: async (args, context) => {
    const shown = shownCount(args, 4);
    return visiting(readPlace(context), context, (database) =>
      sqlAccounts(database).read(async (reader) => {
        const { brokenAt, last } = await checkAudit(reader, nodePorts.hash);
        if (brokenAt !== undefined) {
          context.say(messages.auditBroken(brokenAt));
          return 1;
        }
        const length = last?.number ?? 0;
        const events = await reader.audit(Math.max(1, length - shown + 1), shown);
        const accounts = new Map((await reader.allAccounts()).map((one) => [one.id, one]));
        context.say(...messages.auditWhole(events.map((event) => named(event, accounts))));
        return 0;
      }),
    );
  },
};

/** An event with the e-mails of the accounts that it names. */
function named(event: ChainedEvent, accounts: ReadonlyMap<string, Account>): messages.NamedEvent {
  const emailOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : (accounts.get(id)?.email ?? id);
  const what = [emailOf(event.subject), event.device].filter((part) => part !== undefined);
  return { ...event, who: emailOf(event.accountId), what: what.join('  ') || undefined };
}
