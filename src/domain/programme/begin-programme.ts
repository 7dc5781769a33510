/**
 * A programme from the answers of the first form: the programme, its launch pads, and the person who begins it.
 *
 * One group, so that it is there as a whole or not at all. Ids are made here once; beginning again with the same
 * author makes other ones, so a form sends its group once.
 */

import { isTimeZone } from '../calendar/local-date.ts';
import { checkRecord, type FieldReason } from '../entity/validate.ts';
import type { Values } from '../entity/registry.ts';
import { createOperation } from '../operation/build.ts';
import type { Author } from '../operation/author.ts';
import type { Group } from '../operation/operation.ts';
import { mayCoordinate } from '../permission/permission.ts';
import type { Json } from '../../std/json.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Country, MemberRole } from './programme.ts';

export interface PadAnswers {
  readonly name: string;
  readonly code: string;
  readonly country: Country;
  readonly partnerName?: string | undefined;
  /** How many SMEs it is to enrol, as typed. */
  readonly target: string;
  /** IANA zone. */
  readonly timeZone: string;
}

export interface BeginAnswers {
  readonly name: string;
  /** `YYYY-MM`. */
  readonly firstMonth: string;
  /** As typed, such as `9, 12, 15`. */
  readonly reviewMonths: string;
  readonly pads: readonly PadAnswers[];
  readonly me: {
    readonly name: string;
    readonly role: MemberRole;
    /** Place in `pads`; absent for someone of no launch pad. */
    readonly pad?: number | undefined;
    readonly email?: string | undefined;
  };
}

/** What is wrong with an answer; `field` is a path such as `name`, `pads.1.code` or `me.name`. */
export interface AnswerError {
  readonly field: string;
  readonly reason: FieldReason | 'twice';
  readonly max?: number | undefined;
}

export interface BegunProgramme {
  readonly programmeId: string;
  readonly memberId: string;
  readonly name: string;
  readonly groups: readonly Group[];
}

/** Launch pads of one programme at most. */
export const padsMax = 12;
/** SMEs of one launch pad at most, as the programme declares. */
const targetMax = 10_000;

/** Reads `9, 12, 15` into months in order; `undefined` when something of it is not a month of a project. */
export function readReviewMonths(text: string): readonly number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (!parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
  return [...new Set(parts.map(Number))].sort((a, b) => a - b);
}

/** Reads a number of SMEs: empty is none, anything but digits is `undefined`. */
export function readTarget(text: string): number | undefined {
  const digits = text.replaceAll(/\s/g, '');
  if (digits === '') return 0;
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}

/** The programme that the answers describe, or everything that is wrong with them. */
export function beginProgramme(
  author: Omit<Author, 'by'>,
  answers: BeginAnswers,
): Result<BegunProgramme, readonly AnswerError[]> {
  const programmeId = author.newId();
  const memberId = author.newId();
  const pads = answers.pads.map((pad) => ({
    id: author.newId(),
    target: pad.target,
    ...padValues(pad),
  }));
  const values = {
    programme: programmeValues(answers, pads),
    member: memberValues(answers, pads[answers.me.pad ?? -1]?.id),
  };
  const errors: AnswerError[] = [
    ...checked('programme', '', values.programme),
    ...answers.pads.flatMap((pad, index) => padErrors(pad, index, answers.pads)),
    ...checked('member', 'me.', values.member),
  ];
  if (answers.pads.length === 0) errors.push({ field: 'pads', reason: 'required' });
  if (answers.pads.length > padsMax)
    errors.push({ field: 'pads', reason: 'tooLong', max: padsMax });
  if (errors.length > 0) return fail(errors);

  const by: Author = { ...author, by: memberId };
  const group: Group = [
    createOperation(by, 'programme', { home: programmeId, id: programmeId }, values.programme),
    ...pads.map(({ id, target: _target, ...pad }) =>
      createOperation(by, 'launchPad', { home: programmeId, id }, pad),
    ),
    createOperation(by, 'member', { home: programmeId, id: memberId }, values.member),
  ];
  return ok({ programmeId, memberId, name: values.programme.name, groups: [group] });
}

function programmeValues(
  answers: BeginAnswers,
  pads: readonly { readonly id: string; readonly target: string }[],
): Values<'programme'> {
  const targets = pads.flatMap(({ id, target }) => {
    const smes = readTarget(target);
    return smes === undefined || smes === 0 || smes > targetMax ? [] : [[id, smes] as const];
  });
  return {
    name: answers.name.trim(),
    firstMonth: answers.firstMonth,
    // An unreadable list becomes one that no declaration takes, so the error stands at its field.
    reviewMonths: readReviewMonths(answers.reviewMonths) ?? [0],
    ...(targets.length === 0 ? {} : { targets: Object.fromEntries(targets) }),
  };
}

function padValues(pad: PadAnswers): Values<'launchPad'> {
  const partnerName = pad.partnerName?.trim() ?? '';
  return {
    name: pad.name.trim(),
    code: pad.code.trim(),
    country: pad.country,
    timeZone: pad.timeZone.trim(),
    ...(partnerName === '' ? {} : { partnerName }),
    ...(holidayRegions[pad.country] === undefined
      ? {}
      : { holidayRegion: holidayRegions[pad.country] }),
  };
}

/** Countries whose public holidays Carnet knows. */
const holidayRegions: Readonly<Partial<Record<Country, 'FR' | 'GB-ENG'>>> = {
  FR: 'FR',
  GB: 'GB-ENG',
};

/** Whoever begins a programme coordinates it, until they entrust somebody else with it. */
export function rolesOfFounder(roles: readonly MemberRole[]): readonly MemberRole[] {
  return mayCoordinate(roles) ? roles : [...roles, 'coordinator'];
}

function memberValues({ me }: BeginAnswers, padId: string | undefined): Values<'member'> {
  const email = me.email?.trim() ?? '';
  return {
    name: me.name.trim(),
    roles: rolesOfFounder([me.role]),
    ...(padId === undefined ? {} : { launchPadId: padId }),
    ...(email === '' ? {} : { email }),
  };
}

function checked(
  entity: 'programme' | 'launchPad' | 'member',
  prefix: string,
  values: object,
): readonly AnswerError[] {
  return checkRecord(entity, values as Readonly<Record<string, Json | undefined>>).map(
    ({ field, reason, max }) => ({
      field: `${prefix}${field}`,
      reason,
      ...(max === undefined ? {} : { max }),
    }),
  );
}

function padErrors(
  pad: PadAnswers,
  index: number,
  pads: readonly PadAnswers[],
): readonly AnswerError[] {
  const prefix = `pads.${index}.`;
  const errors = [...checked('launchPad', prefix, padValues(pad))];
  const target = readTarget(pad.target);
  if (target === undefined || target > targetMax) {
    errors.push({ field: `${prefix}target`, reason: 'invalid' });
  }
  const code = pad.code.trim().toLowerCase();
  if (
    code !== '' &&
    pads.slice(0, index).some((other) => other.code.trim().toLowerCase() === code)
  ) {
    errors.push({ field: `${prefix}code`, reason: 'twice' });
  }
  if (pad.timeZone.trim() !== '' && !isTimeZone(pad.timeZone.trim())) {
    errors.push({ field: `${prefix}timeZone`, reason: 'invalid' });
  }
  return errors;
}
