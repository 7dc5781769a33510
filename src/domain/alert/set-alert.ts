/** The programme sets when an alert begins, switches it off, or takes the usual limits again. */

import { type Command, type CommandContext, setFields } from '../command/command.ts';
import type { FieldError } from '../entity/validate.ts';
import { recordAs } from '../operation/record.ts';
import type { AlertSetting } from '../programme/programme.ts';
import { fail } from '../../std/result.ts';
import type { AlertId } from './alert.ts';
import {
  type AlertSettings,
  type LimitId,
  limitIdsOf,
  limitRange,
  limitRow,
  type Limits,
  limitsFit,
} from './limits.ts';

/** What does not fit in the limits that somebody typed; nothing when all is well. */
export function limitErrors(id: LimitId, limits: Limits): readonly FieldError[] {
  const { min, max } = limitRange[limitRow(id).unit];
  const outside = (['watch', 'risk'] as const).filter((field) => {
    const value = limits[field];
    return value !== undefined && !(Number.isInteger(value) && min <= value && value <= max);
  });
  if (outside.length > 0) return outside.map((field) => ({ field, reason: 'invalid', max }));
  return limitsFit(id, limits) ? [] : [{ field: 'risk', reason: 'invalid' }];
}

/** Sets the limits of an alert, or of one stage of it. */
export function setLimits(programmeId: string, id: LimitId, limits: Limits): Command {
  return (context) => {
    const errors = limitErrors(id, limits);
    if (errors.length > 0) return fail({ kind: 'invalid', errors });
    const { watch, risk } = limitRow(id);
    const set = {
      ...(limits.watch === watch ? {} : { watch: limits.watch }),
      ...(limits.risk === undefined || limits.risk === risk ? {} : { risk: limits.risk }),
    };
    return changed(context, programmeId, (settings) => ({
      ...settings,
      [id]: { ...(settings[id]?.off === true ? { off: true } : {}), ...set },
    }));
  };
}

/** Switches an alert off, or on again. */
export function switchAlert(programmeId: string, id: AlertId, on: boolean): Command {
  return (context) =>
    changed(context, programmeId, (settings) => {
      const { watch, risk } = settings[id] ?? {};
      const kept = {
        ...(watch === undefined ? {} : { watch }),
        ...(risk === undefined ? {} : { risk }),
      };
      return { ...settings, [id]: on ? kept : { off: true, ...kept } };
    });
}

/** Takes the usual limits of an alert again, in every stage. */
export function resetAlert(programmeId: string, alert: AlertId): Command {
  return (context) =>
    changed(context, programmeId, (settings) => {
      const own = new Set<string>(limitIdsOf(alert));
      const off = settings[alert]?.off === true ? { [alert]: { off: true } } : {};
      const others = Object.entries(settings).filter(([id]) => id !== alert && !own.has(id));
      return { ...Object.fromEntries(others), ...off };
    });
}

/** What is as usual is not kept, so that a later change of the usual limits reaches every programme. */
function changed(
  context: CommandContext,
  programmeId: string,
  change: (settings: AlertSettings) => AlertSettings,
): ReturnType<Command> {
  const programme = recordAs(context.record(programmeId), 'programme');
  if (programme === undefined) return fail({ kind: 'gone', record: programmeId });
  const next = Object.entries(change(programme.values.alertSettings ?? {})).filter(
    ([, setting]: readonly [string, AlertSetting]) => Object.keys(setting).length > 0,
  );
  return setFields(programmeId, { alertSettings: Object.fromEntries(next) })(context);
}
