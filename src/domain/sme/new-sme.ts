/**
 * Adding an SME to the programme: its name is enough, everything else can come later. A colleague who is to follow it
 * is told, as of any SME that is handed to them.
 */

import { type Command, createRecord } from '../command/command.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Country } from '../programme/programme.ts';

export interface NewSme {
  readonly id: string;
  readonly name: string;
  readonly country: Country;
  readonly launchPadId: string;
  readonly stage: 'prospect' | 'screening';
  readonly accountManagerId?: string | undefined;
  readonly town?: string | undefined;
  readonly companyNumber?: string | undefined;
}

/** Creates the SME in its own home; the stage is entered today. */
export function addSme(sme: NewSme, today: LocalDate): Command {
  const { id, accountManagerId, town, companyNumber, ...required } = sme;
  return (context) => {
    const told = accountManagerId !== undefined && accountManagerId !== context.by;
    const handover = { on: today, to: accountManagerId ?? context.by };
    const values = {
      name: required.name.trim(),
      country: required.country,
      launchPadId: required.launchPadId,
      track: 'programme',
      stage: required.stage,
      stageDates: { [required.stage]: today },
      ...(accountManagerId === undefined ? {} : { accountManagerId }),
      ...(told ? { handovers: { [context.newId()]: handover } } : {}),
      ...textOf('town', town),
      ...textOf('companyNumber', companyNumber),
    } as const;
    return createRecord('sme', id, values, id)(context);
  };
}

/** An empty text is an absent field. */
function textOf<Name extends string>(
  name: Name,
  text: string | undefined,
): Partial<Record<Name, string>> {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? {} : ({ [name]: trimmed } as Record<Name, string>);
}
