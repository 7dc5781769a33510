/** A person judges the health of an SME over its alerts, for a reason and a time, or leaves it to the alerts again. */

import { type Command, setFields } from '../command/command.ts';
import type { HealthOverride } from '../sme/sme.ts';
import { fail } from '../../std/result.ts';
import { holdErrors } from './snooze-alert.ts';

export function overrideHealth(smeId: string, judgement: HealthOverride): Command {
  return (context) => {
    const errors = holdErrors(judgement, context.today);
    if (errors.length > 0) return fail({ kind: 'invalid', errors });
    const healthOverride = { ...judgement, reason: judgement.reason.trim() };
    return setFields(smeId, { healthOverride })(context);
  };
}

export function endHealthOverride(smeId: string): Command {
  return setFields(smeId, { healthOverride: undefined });
}
