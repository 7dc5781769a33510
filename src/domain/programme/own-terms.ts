/** The terms that a programme adds to the glossary. The map is read when the command has its turn. */

import { type Command, setFields } from '../command/command.ts';
import type { Term } from '../glossary/glossary.ts';
import { recordAs } from '../operation/record.ts';
import { fail } from '../../std/result.ts';

/** Adds a term; both of its words are needed. */
export function addTerm(programmeId: string, key: string, { en, fr }: Term): Command {
  return (context) => {
    const programme = recordAs(context.record(programmeId), 'programme');
    if (programme === undefined) return fail({ kind: 'gone', record: programmeId });
    const term = { en: en.trim(), fr: fr.trim() };
    const missing = (['en', 'fr'] as const).filter((side) => term[side] === '');
    if (missing.length > 0) {
      const errors = missing.map((field) => ({ field, reason: 'required' as const }));
      return fail({ kind: 'invalid', errors });
    }
    return setFields(programmeId, { terms: { ...programme.values.terms, [key]: term } })(context);
  };
}

/** Takes a term away. */
export function removeTerm(programmeId: string, key: string): Command {
  return (context) => {
    const programme = recordAs(context.record(programmeId), 'programme');
    if (programme === undefined) return fail({ kind: 'gone', record: programmeId });
    const { [key]: _former, ...kept } = programme.values.terms ?? {};
    return setFields(programmeId, { terms: kept })(context);
  };
}
