/**
 * The sample programme: what Carnet shows to somebody who only wants to look. The build runs this once and stores what
 * comes of it (`sample-log.ts`); tests and the development server run it as it is.
 *
 * Its figures are those of a public report on a real programme, its businesses and people are invented. Every id
 * is derived from what it names, so opening the sample again adds nothing. Limits: the past that it tells of ends
 * on `sampleToday`.
 */

import { createRecord, together } from '../command/command.ts';
import type { Group } from '../operation/operation.ts';
import { enrolledBusinesses, otherBusinesses } from './businesses.ts';
import { organisationSteps } from './organisations.ts';
import { reviewSteps } from './quarterly-steps.ts';
import { meetingSteps } from './meetings.ts';
import {
  calendar,
  members,
  memberValues,
  pads,
  padValues,
  programmeValues,
  sampleProgrammeId,
} from './sample-programme-data.ts';
import { SampleWriter } from './sample-writer.ts';
import { sheetSteps, type Step } from './sheet.ts';
import { templateSteps } from './templates.ts';

export { sampleMemberId, sampleProgrammeId, sampleToday } from './sample-programme-data.ts';

/**
 * Every change of the sample, oldest first: one group for each thing that somebody did.
 *
 * @param hasForms whether forms of the businesses are filled in as well
 */
export function sampleGroups({ hasForms = true } = {}): readonly Group[] {
  const writer = new SampleWriter(sampleProgrammeId);
  for (const { command, ...doing } of sampleSteps(hasForms)) writer.run(doing, command);
  return writer.groups();
}

/** Everything that somebody did in the sample, in an order in which it can be done. */
function sampleSteps(hasForms: boolean): readonly Step[] {
  const home = sampleProgrammeId;
  const setUp = { at: '2019-09-02T09:00', zone: pads.FR.zone, by: members.coordinator } as const;
  const begun = together([
    createRecord('programme', home, programmeValues, home),
    createRecord('launchPad', home, padValues.GB, pads.GB.id),
    createRecord('launchPad', home, padValues.FR, pads.FR.id),
    ...memberKeys.map((key) => createRecord('member', home, memberValues[key], members[key])),
  ]);
  return [
    { ...setUp, key: 'programme', command: begun },
    ...calendar.map((values, place) => ({
      ...setUp,
      key: `calendar/${place}`,
      at: `${values.from > '2019-09-02' ? values.from : '2019-09-03'}T08:30`,
      command: createRecord('calendarEvent', home, values),
    })),
    ...[...enrolledBusinesses, ...otherBusinesses].flatMap((business, index) =>
      sheetSteps(business, index, hasForms),
    ),
    ...reviewSteps().map((step) => ({ ...setUp, ...step })),
    ...organisationSteps(),
    ...meetingSteps(),
    ...templateSteps(),
  ];
}

const memberKeys = ['maelle', 'jules', 'emma', 'daniel', 'coordinator'] as const;
