/** `user list`, `user reset-link`, `user disable` and `user enable`: accounts, for when nobody can sign in to help. */
import type { AuthContext } from '../auth/context.ts';
import { listAccounts, operatorResetLink, setDisabled } from '../auth/operator.ts';
import { nodePorts } from '../node-ports.ts';
import { sqlAccounts } from '../storage/sql-accounts.ts';
import { sqlStorage } from '../storage/sql-storage.ts';
import { type Command, type CommandContext, WrongUsage } from './command.ts';
import * as messages from './messages.ts';
import { readPlace, visiting } from './place.ts';

const actions = ['list', 'reset-link', 'disable', 'enable'] as const;
type Action = (typeof actions)[number];

export const userCommand: Command = {
  name: 'user',
  usage: '<action> [email]',
  summary: messages.userSummary,
  run: async ([named, email, ...more], context) => {
    const action = actions.find((one) => one === named);
    const isWhole = (action === 'list') === (email === undefined);
    if (action === undefined || !isWhole || more.length > 0) throw new WrongUsage();
    const place = readPlace(context);
    return visiting(place, context, (database) => {
      const { now, newId } = context;
      const accounts = sqlAccounts(database);
      const auth = { ...nodePorts, now, newId, accounts, sheets: sqlStorage(database) };
      return carryOut(auth, context, { action, email: email ?? '', address: place.address });
    });
  },
};

interface Asked {
  readonly action: Action;
  readonly email: string;
  /** Where people open the server. */
  readonly address: string;
}

async function carryOut(
  auth: AuthContext,
  { say }: CommandContext,
  { action, email, address }: Asked,
): Promise<number> {
  switch (action) {
    case 'list': {
      say(...messages.accounts(await listAccounts(auth)));
      return 0;
    }
    case 'reset-link': {
      const link = await operatorResetLink(auth, email);
      if (!link.ok) {
        say(messages.noAccount[link.error](email));
        return 1;
      }
      say(...messages.resetLink(email, `${address}${link.value.path}`, link.value.expires));
      return 0;
    }
    case 'disable':
    case 'enable': {
      const changed = await setDisabled(auth, email, action === 'disable');
      say(changed.ok ? messages.changedAccount[action](email) : messages.noAccount.unknown(email));
      return changed.ok ? 0 : 1;
    }
  }
}
