/**
 * One element of a map of an SME, or of an organisation: a person, a closure, a pause, a market. The map is read when the command has its turn, so
 * that a name still being written and a box that is ticked meanwhile both arrive.
 */

import { type Command, type CommandContext, setFields } from '../command/command.ts';
import { recordAs } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import type { Closure, Pause, Person, TargetMarket } from './sme.ts';

/** The maps of an SME, and what each holds. */
export interface SmeElements {
  readonly people: Person;
  readonly closures: Closure;
  readonly pauses: Pause;
  readonly targetMarkets: TargetMarket;
}
export type ElementField = keyof SmeElements;

/** Properties of an element; `undefined` takes one away. */
export type ElementPatch<F extends ElementField> = {
  readonly [K in keyof SmeElements[F]]?: SmeElements[F][K] | undefined;
};

/** Adds an element, or changes some properties of one that is there. */
export function changeElement<F extends ElementField>(
  home: string,
  field: F,
  key: string,
  patch: ElementPatch<F>,
): Command {
  return (context) => {
    const map = elementsOf(context, home, field);
    if (map === undefined) return fail({ kind: 'gone', record: home });
    return setFields(home, { [field]: { ...map, [key]: patched(map[key] ?? {}, patch) } })(context);
  };
}

/** Takes an element away. */
export function removeElement(home: string, field: ElementField, key: string): Command {
  return (context) => {
    const map = elementsOf(context, home, field);
    if (map === undefined) return fail({ kind: 'gone', record: home });
    const kept = Object.entries(map).filter(([other]) => other !== key);
    return setFields(home, { [field]: Object.fromEntries(kept) })(context);
  };
}

/** The elements as they stand; nothing where the record is gone. */
function elementsOf(
  context: CommandContext,
  home: string,
  field: ElementField,
): Readonly<Record<string, object>> | undefined {
  const record = context.record(home);
  const sme = recordAs(record, 'sme');
  if (sme !== undefined) return sme.values[field] ?? {};
  // Of all that an SME holds, an organisation has people.
  const organisation = field === 'people' ? recordAs(record, 'organisation') : undefined;
  return organisation === undefined ? undefined : (organisation.values.people ?? {});
}

/** The object with some properties changed, without those that hold nothing. */
export function patched(object: object, patch: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries({ ...object, ...patch }).filter(([, value]) => value !== undefined),
  );
}
