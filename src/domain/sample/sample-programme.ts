/**
 * The sample programme: what Carnet shows to somebody who only wants to look. It is loaded on demand.
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
import { sheetSteps } from './sheet.ts';
import { templateSteps } from './templates.ts';

export { sampleFiles } from './documents.ts';
export {
  sampleMemberId,
  sampleName,
  sampleProgrammeId,
  sampleToday,
} from './sample-programme-data.ts';

/** Every change of the sample, oldest first: one group for each thing that somebody did. */
export function sampleGroups(): readonly Group[] {
  const writer = new SampleWriter(sampleProgrammeId);
  const home = sampleProgrammeId;
  const setUp = { at: '2019-09-02T09:00', zone: pads.FR.zone, by: members.coordinator } as const;
  writer.run(
    { ...setUp, key: 'programme' },
    together([
      createRecord('programme', home, programmeValues, home),
      createRecord('launchPad', home, padValues.GB, pads.GB.id),
      createRecord('launchPad', home, padValues.FR, pads.FR.id),
      ...memberKeys.map((key) => createRecord('member', home, memberValues[key], members[key])),
    ]),
  );
  for (const [place, values] of calendar.entries()) {
    const at = `${values.from > '2019-09-02' ? values.from : '2019-09-03'}T08:30`;
    writer.run(
      { ...setUp, key: `calendar/${place}`, at },
      createRecord('calendarEvent', home, values),
    );
  }
  for (const [index, business] of [...enrolledBusinesses, ...otherBusinesses].entries()) {
    for (const { command, ...doing } of sheetSteps(business, index)) writer.run(doing, command);
  }
  for (const { command, ...doing } of reviewSteps()) {
    writer.run({ ...setUp, ...doing }, command);
  }
  for (const { command, ...doing } of organisationSteps()) writer.run(doing, command);
  for (const { command, ...doing } of meetingSteps()) writer.run(doing, command);
  for (const { command, ...doing } of templateSteps()) writer.run(doing, command);
  return writer.groups();
}

const memberKeys = ['maelle', 'jules', 'emma', 'daniel', 'coordinator'] as const;
