/**
 * Correcting a text that stands nowhere yet, such as a draft made by rules. It is stored with the first word that somebody types, as a
 * change of its own before it, and not when it is only opened (F276). So two people who correct the same draft merge by it.
 */

import type { Command } from '../../domain/command/command.ts';
import type { Json } from '../../std/json.ts';
import { ok } from '../../std/result.ts';
import { seenIn, type TypingPlace } from './typing.ts';

/** What stands on the screen and nowhere else. */
export interface TakeOver {
  /** The whole field, as the typist has it before them. */
  readonly value: Json;
  /** Stores it. */
  readonly command: Command;
}

/**
 * What to do before the first word is written. Where somebody wrote in the field after the typist began, theirs stays, and what is
 * typed is a change of what the typist saw.
 */
export function takingOver({ value, command }: TakeOver): NonNullable<TypingPlace['prepare']> {
  return async (typing, path) => {
    const { recordId, field } = typing.place;
    const seenNow = () => {
      const record = path.context().record(recordId);
      return record && seenIn(record, field);
    };
    const { seen = seenNow() } = typing;
    // Without its record nothing can be written, which is said by whoever writes.
    if (seen === undefined) return ok(undefined);
    if (seenNow()?.base !== seen.base) {
      typing.seen = { base: seen.base, value };
      return ok(undefined);
    }
    const group = command(path.context());
    if (!group.ok) return group;
    if (group.value.length > 0) {
      const stored = await path.append(group.value, 'sealed');
      if (!stored.ok) return stored;
    }
    typing.seen = { base: seenNow()?.base ?? seen.base, value };
    return ok(undefined);
  };
}
