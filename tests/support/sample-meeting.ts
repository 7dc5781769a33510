/** The first held meeting of the sample that decided something, as what its Word file is made of. */

import type { MeetingSource } from '../../src/client/features/meetings/meeting-document.ts';
import { type AnyRecord, recordAs } from '../../src/domain/operation/record.ts';
import { present } from '../../src/std/assert.ts';
import { sampleRecords } from '../unit/domain/report/quarterly/sample-source.ts';

export function sampleMeeting(): MeetingSource {
  const records = sampleRecords();
  const all = <const N extends AnyRecord['entity']>(entity: N) =>
    [...records.values()].flatMap((record) => recordAs(record, entity) ?? []);
  const actions = all('action');
  const actionsOf = (id: string) => actions.filter(({ values }) => values.from?.meetingId === id);
  const meeting = present(
    all('meeting').find(
      ({ id, values }) =>
        Object.keys(values).some((name) => name.startsWith('reason.')) && actionsOf(id).length > 0,
    ),
    'a meeting that decided something and agreed on actions',
  );
  const members = all('member');
  const pads = all('launchPad');
  return {
    meeting,
    programme: present(all('programme')[0], 'the programme').values.name,
    pads,
    titles: new Map(),
    members,
    events: all('calendarEvent'),
    actions: actionsOf(meeting.id).map((action) => ({
      action,
      homeName: undefined,
      path: '/day',
      isConfidential: false,
    })),
    progress: {
      at: meeting.values.at,
      pads: pads.map(({ id }) => ({
        padId: id,
        enrolled: 8,
        target: 12,
        contextIds: all('calendarEvent')
          .slice(0, 2)
          .map((event) => event.id),
        lines: all('sme')
          .slice(0, 2)
          .map((sme) => ({
            smeId: sme.id,
            name: sme.values.name,
            level: 'risk' as const,
            alert: { id: 'silence' as const, level: 'risk' as const, days: 36 },
            next: '2020-12-01',
          })),
        more: 0,
        fine: 6,
      })),
    },
    nameOf: (id) => members.find((one) => one.id === id)?.values.name,
    zone: 'Europe/Paris',
  };
}
