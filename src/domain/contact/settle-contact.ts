/** What became of a planned contact, in one press. */

import { instantOf } from '../calendar/zoned-time.ts';
import { type Command, setFields } from '../command/command.ts';
import { recordAs } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import { reachedByDefault } from './log-contact.ts';

/** It took place, missed or was cancelled; one that was planned for later and took place did so now. */
export function settleContact(id: string, state: 'held' | 'missed' | 'cancelled'): Command {
  return (context) => {
    const contact = recordAs(context.record(id), 'contact');
    if (contact === undefined) return fail({ kind: 'gone', record: id });
    const { at, zone = context.zone, mode, direction } = contact.values;
    const held = state === 'held';
    const isAhead = instantOf(at, zone) > instantOf(context.now, context.zone);
    return setFields(id, {
      state,
      ...(held && isAhead ? { at: context.now, zone: context.zone } : {}),
      reached: held && mode !== undefined ? reachedByDefault(mode, direction) : undefined,
    })(context);
  };
}
