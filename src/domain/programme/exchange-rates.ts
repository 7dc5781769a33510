/**
 * What a pound was worth in euros in a month: typed once by coordination with its source, and shown beside the figures of every
 * SME. Amounts are never converted in silence.
 */

import { parseLocalMonth, type LocalMonth } from '../calendar/local-date.ts';
import { type Command, setFields } from '../command/command.ts';
import type { FieldError } from '../entity/validate.ts';
import { recordAs } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import { rateMax } from './programme.ts';

/** The rate of a month; `rate` is absent where what was typed is none. */
export interface TypedRate {
  readonly month: LocalMonth;
  readonly rate: number | undefined;
  readonly source: string;
}

/** Sets the rate of a month, in the place of the one it had. */
export function setRate(programmeId: string, { month, rate, source }: TypedRate): Command {
  return (context) => {
    const programme = recordAs(context.record(programmeId), 'programme');
    if (programme === undefined) return fail({ kind: 'gone', record: programmeId });
    const errors: FieldError[] = [];
    if (parseLocalMonth(month) === undefined) errors.push({ field: 'month', reason: 'invalid' });
    if (source.trim() === '') errors.push({ field: 'source', reason: 'required' });
    if (rate === undefined || rate <= 0 || rate > rateMax) {
      errors.push({ field: 'rate', reason: 'invalid' });
      return fail({ kind: 'invalid', errors });
    }
    if (errors.length > 0) return fail({ kind: 'invalid', errors });
    const exchangeRates = {
      ...programme.values.exchangeRates,
      [month]: { rate, source: source.trim() },
    };
    return setFields(programmeId, { exchangeRates })(context);
  };
}

/** Takes the rate of a month away. */
export function removeRate(programmeId: string, month: LocalMonth): Command {
  return (context) => {
    const programme = recordAs(context.record(programmeId), 'programme');
    if (programme === undefined) return fail({ kind: 'gone', record: programmeId });
    const { [month]: _former, ...exchangeRates } = programme.values.exchangeRates ?? {};
    return setFields(programmeId, { exchangeRates })(context);
  };
}
