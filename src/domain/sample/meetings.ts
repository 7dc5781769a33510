/**
 * Meetings of the sample, as steps in the order in which they happened. What was discussed are facts of the report (sections
 * 4.1 to 4.4); days, hours, who came and the words are invented. Meetings that are over were entered after they were held,
 * so what the SMEs stood at when they opened was not kept.
 */

import { type Command, createRecord, setFields, together } from '../command/command.ts';
import { firstAgenda, kindTitles, type Meeting, ownText } from '../meeting/agenda.ts';
import { approve } from '../meeting/approval.ts';
import { recordAs } from '../operation/record.ts';
import { present } from '../../std/assert.ts';
import type { Pair } from './plan-texts.ts';
import { lessonId } from './quarterly-steps.ts';
import { members, pads, sampleProgrammeId } from './sample-programme-data.ts';
import type { Doing } from './sample-writer.ts';
import { idOf } from './seed.ts';
import { textIn, type Translated } from './translated.ts';

interface SampleItem {
  readonly id: string;
  readonly title: Pair;
  readonly minutes: number;
  readonly said?: Pair;
  readonly state?: Translated;
  readonly decisions?: readonly { readonly text: Pair; readonly reason: Pair }[];
}

interface SampleMeeting {
  readonly key: string;
  readonly at: string;
  readonly minutes?: number;
  readonly items: readonly SampleItem[];
  readonly away?: { readonly absent?: string; readonly sentInput?: string };
  readonly approvedBy?: readonly ('FR' | 'GB')[];
  readonly actions?: readonly {
    readonly title: Pair;
    readonly ownerId: string;
    readonly due: string;
    readonly doneOn?: string;
    /** The number of the lesson that leads to it. */
    readonly lesson?: number;
  }[];
}

const sampleMeetings: readonly SampleMeeting[] = [
  {
    key: '2020-11',
    at: '2020-11-26T10:00',
    minutes: 65,
    items: [
      {
        id: 'deliverables',
        title: {
          en: 'Deliverables after the project amendment',
          fr: 'Livrables après la modification du projet',
        },
        minutes: 10,
        said: {
          en: 'The activity completion report moves from period 2 to period 3 and is due in month 18.',
          fr: 'Le rapport d’achèvement des activités passe de la période 2 à la période 3 et est attendu au mois 18.',
        },
      },
      {
        id: 'organisations',
        title: { en: 'Support organisations', fr: 'Organisations de soutien aux entreprises' },
        minutes: 10,
        said: {
          en: 'Several approaches to the Department for International Trade have had no reply. The CCIFB trained the UK team on Business Connects.',
          fr: 'Plusieurs tentatives auprès du Department for International Trade sont restées sans réponse. La CCIFB a formé l’équipe britannique à Business Connects.',
        },
      },
      {
        id: 'questionnaire',
        title: {
          en: 'Brexit and new markets questionnaire',
          fr: 'Questionnaire Brexit et nouveaux marchés',
        },
        minutes: 10,
        decisions: [
          {
            text: {
              en: 'Do not survey French SMEs before spring 2021.',
              fr: 'Ne pas interroger les PME françaises avant le printemps 2021.',
            },
            reason: {
              en: 'The subject is of little interest to them at present.',
              fr: 'Le sujet les intéresse peu aujourd’hui.',
            },
          },
          {
            text: {
              en: 'Send the questionnaire to UK SMEs from February 2021.',
              fr: 'Envoyer le questionnaire aux PME britanniques à partir de février 2021.',
            },
            reason: {
              en: 'The new trading terms will be in place by then.',
              fr: 'Les nouvelles règles d’échanges seront alors en vigueur.',
            },
          },
        ],
      },
    ],
    away: { sentInput: members.emma, absent: members.jules },
    approvedBy: ['GB', 'FR'],
    actions: [
      {
        title: {
          en: 'Agree the date of the joint event with the CCIFB',
          fr: 'Fixer avec la CCIFB la date de l’événement commun',
        },
        ownerId: members.coordinator,
        due: '2020-12-15',
        doneOn: '2020-12-14',
      },
    ],
  },
  {
    key: '2021-04',
    at: '2021-04-29T10:00',
    minutes: 55,
    items: [
      {
        id: 'exchange',
        title: { en: 'Staff exchange', fr: 'Échange de personnel' },
        minutes: 10,
        said: {
          en: 'The planned exchange of staff did not take place, except in video meetings, which can take a long time.',
          fr: 'L’échange de personnel prévu n’a pas eu lieu, sauf en visioconférence, ce qui peut prendre beaucoup de temps.',
        },
        state: 'none',
      },
      {
        id: 'language',
        title: { en: 'Language of the meetings', fr: 'Langue des réunions' },
        minutes: 10,
        said: {
          en: 'The UK launch pad has relied too much on French colleagues meeting in English.',
          fr: 'La rampe britannique s’est trop reposée sur l’anglais de ses collègues français en réunion.',
        },
        state: 'draft',
        decisions: [
          {
            text: {
              en: 'Agendas, minutes and actions go out in both languages.',
              fr: 'Ordres du jour, comptes rendus et actions paraissent dans les deux langues.',
            },
            reason: {
              en: 'It kept the project on track from the start.',
              fr: 'Le projet est ainsi resté en bonne voie depuis le début.',
            },
          },
        ],
      },
    ],
    away: { absent: members.daniel },
    approvedBy: ['GB'],
    actions: [
      {
        title: {
          en: 'Prepare the final review with both launch pads',
          fr: 'Préparer la revue finale avec les deux rampes',
        },
        ownerId: members.coordinator,
        due: '2021-05-28',
        lesson: 10,
      },
    ],
  },
  { key: '2021-05', at: '2021-05-27T10:00', items: [] },
];

const actionId = (key: string, place: number): string =>
  idOf(`meeting/${key}/action/${place}`, Date.UTC(2020, 0, 6));
const meetingId = (key: string): string => idOf(`meeting/${key}`, Date.UTC(2020, 0, 6));
const approver = { FR: members.maelle, GB: members.daniel } as const;

/** The steps of every meeting. */
export function meetingSteps(): readonly (Doing & { readonly command: Command })[] {
  return sampleMeetings.flatMap((meeting) => {
    const isOver = meeting.minutes !== undefined;
    const day = meeting.at.slice(0, 10);
    // One that is still to come was planned at the end of the last one.
    const at = isOver ? `${day}T14:00` : '2021-04-30T09:00';
    const doing = { at, zone: pads.GB.zone, by: members.coordinator };
    const key = `meeting/${meeting.key}`;
    const approvals = (meeting.approvedBy ?? []).map((pad, index) => ({
      ...doing,
      at: `${day}T16:0${index}`,
      by: approver[pad],
      key: `${key}/approval/${pad}`,
      command: on(meeting.key, (record) => approve(record, pads[pad].id)),
    }));
    return [{ ...doing, key, command: heldMeeting(meeting) }, ...approvals];
  });
}

/** What is done with a meeting as it stands. */
function on(key: string, command: (meeting: Meeting) => Command): Command {
  return (context) => {
    const record = context.record(meetingId(key));
    const found = record === undefined ? undefined : recordAs(record, 'meeting');
    return command(present(found, `the meeting ${key}`))(context);
  };
}

function heldMeeting(meeting: SampleMeeting): Command {
  const { key, at, minutes, actions = [] } = meeting;
  const id = meetingId(key);
  const created = createRecord(
    'meeting',
    sampleProgrammeId,
    {
      title: ownText(kindTitles.projectMeeting, 'en'),
      kind: 'projectMeeting',
      at,
      zone: pads.GB.zone,
      state: minutes === undefined ? 'planned' : 'held',
      mode: 'video',
      minutes,
      language: 'en',
      ...firstAgenda('projectMeeting', undefined, 'en'),
      ...notesOf(meeting),
    },
    id,
  );
  const agreed = actions.map(({ title: what, ownerId, due, doneOn }, place) =>
    createRecord(
      'action',
      sampleProgrammeId,
      {
        title: textIn('en', what, 'checked'),
        kind: 'action',
        state: doneOn === undefined ? 'open' : 'done',
        ownerId,
        due,
        doneOn,
        from: { meetingId: id },
      },
      actionId(key, place),
    ),
  );
  const led = actions.flatMap(({ lesson }, place) =>
    lesson === undefined ? [] : [setFields(lessonId(lesson), { leadsTo: [actionId(key, place)] })],
  );
  return together([created, ...agreed, ...led]);
}

/** The items that this meeting has besides the usual ones, what was said, and who came. */
function notesOf({ items, minutes, away = {} }: SampleMeeting) {
  const fields = items.flatMap(
    ({ id, title: name, minutes: length, said, state, decisions }, index) => [
      [`item.${id}`, textIn('en', name, 'checked')] as const,
      [`place.${id}`, firstPlace + index] as const,
      [`length.${id}`, length] as const,
      ...(said === undefined
        ? []
        : [[`said.${id}`, textIn('en', said, state ?? 'checked')] as const]),
      ...(decisions ?? []).flatMap(({ text, reason }, place) => [
        [`decision.${id}.${place + 1}`, textIn('en', text, 'checked')] as const,
        [`reason.${id}.${place + 1}`, textIn('en', reason, 'checked')] as const,
      ]),
    ],
  );
  const came =
    minutes === undefined
      ? []
      : Object.values(members).map((member) => {
          const attendance =
            member === away.absent ? 'absent' : member === away.sentInput ? 'sentInput' : 'present';
          return [`attendance.${member}`, attendance] as const;
        });
  return Object.fromEntries([...fields, ['place.other', lastPlace] as const, ...came]);
}

/** After the usual items. */
const firstPlace = 4;
/** Any other business comes last. */
const lastPlace = 9;
