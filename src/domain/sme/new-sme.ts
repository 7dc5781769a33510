/** Adding an SME to the programme: its name is enough, everything else can come later. */

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
  const values = {
    name: required.name.trim(),
    country: required.country,
    launchPadId: required.launchPadId,
    track: 'programme',
    stage: required.stage,
    stageDates: { [required.stage]: today },
    ...(accountManagerId === undefined ? {} : { accountManagerId }),
    ...textOf('town', town),
    ...textOf('companyNumber', companyNumber),
  } as const;
  return createRecord('sme', id, values, id);
}

/** An empty text is an absent field. */
function textOf<Name extends string>(
  name: Name,
  text: string | undefined,
): Partial<Record<Name, string>> {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? {} : ({ [name]: trimmed } as Record<Name, string>);
}
