/**
 * A meeting as a document of one language, for Word: agenda, who came, the progress of the SMEs, minutes with decisions and
 * their reasons, actions, approval. A text without a translation stands in its own language, and says so to whoever reads
 * it aloud. What was agreed with a confidential organisation stays inside the programme.
 */

import i18next from 'i18next';
import { agendaOf, type AgendaItem, type Meeting } from '../../../domain/meeting/agenda.ts';
import { approvalsOf } from '../../../domain/meeting/approval.ts';
import type { PadProgress, Progress, ProgressLine } from '../../../domain/meeting/kept-shapes.ts';
import type { Language, Text2 } from '../../../domain/entity/field.ts';
import { clocksOf, zoneOfAppointment } from '../../../domain/calendar/appointment.ts';
import { hourOf } from '../../../domain/contact/log-contact.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import {
  type CalendarEvent,
  type LaunchPad,
  type Member,
  stampOf,
} from '../../../domain/operation/record.ts';
import {
  type Block,
  blocksOfText,
  type Line,
  plain,
  type ReportDocument,
  type Run,
} from '../../../domain/report/quarterly/report-document.ts';
import { sideOf } from '../../../domain/text/text-pair.ts';
import { absent } from '../../i18n/format.ts';
import { type Formats, formatsOf } from '../../i18n/use-format.ts';
import { clockWords } from '../../parts/date/use-appointment.ts';
import type { AgreedAction } from './use-meetings.ts';
import { padName } from '../../../domain/programme/pad-name.ts';

export interface MeetingSource {
  readonly meeting: Meeting;
  readonly programme: string;
  readonly pads: readonly LaunchPad[];
  /** Of items that somebody took off the agenda, by their ids. */
  readonly titles: ReadonlyMap<string, Text2>;
  readonly members: readonly Member[];
  readonly events: readonly CalendarEvent[];
  readonly actions: readonly AgreedAction[];
  /** The standing item; absent where it is not on the agenda or was never kept. */
  readonly progress: Progress | undefined;
  /** Of a member, or of a contact person of a home. */
  readonly nameOf: (id: string, home?: string) => string | undefined;
  /** The clock of whoever makes the file. */
  readonly zone: string;
}

/** What every part is written with. */
interface Pen extends MeetingSource {
  readonly language: Language;
  readonly t: ReturnType<typeof textsIn>;
  readonly format: Formats;
}

/** The document in a language whose texts are loaded. */
export function meetingDocument(source: MeetingSource, language: Language): ReportDocument {
  const pen: Pen = { ...source, language, t: textsIn(language), format: formatsOf(language) };
  const title = said(pen, source.meeting.values.title);
  return {
    language,
    title: title.text,
    titleLang: title.lang,
    subtitle: subtitleOf(pen),
    isShort: true,
    blocks: [
      ...agendaBlocks(pen),
      ...attendanceBlocks(pen),
      ...progressBlocks(pen),
      ...minutesBlocks(pen),
      ...actionBlocks(pen),
      ...approvalBlocks(pen),
    ],
  };
}

function textsIn(language: Language) {
  return i18next.getFixedT(language, ['meetings', 'domain', 'alerts', 'calendar']);
}

/** A text in the language of the document where it has one, otherwise as it was written. */
function said({ language }: Pen, text: Text2): Run {
  const own = sideOf(text, language);
  return own === '' ? { text: text.text, lang: text.lang } : { text: own };
}

function heading(key: string, level: 1 | 2, { text, lang }: Run): Block {
  return { kind: 'heading', key, level, text, lang };
}

function paragraph(key: string, line: Line): Block {
  return { kind: 'paragraph', key, line };
}

/** The day and hour for both pads: the file is read in either, so the place comes first and no reader does. */
function whenOf({ meeting, pads, zone, language, format }: Pen): readonly string[] {
  const { at } = meeting.values;
  const own = zoneOfAppointment(meeting.values, undefined, pads, zone);
  const padZones = pads.map(({ values }) => values.timeZone);
  const clocks = clocksOf(at, own, own, padZones).all;
  const words = { t: i18next.getFixedT(language, 'calendar'), format };
  const day = format.dateLong(at.slice(0, 10));
  return hourOf(at) === undefined ? [day] : [day, clockWords(clocks, words)];
}

function subtitleOf(pen: Pen): string {
  const { programme, meeting, t, format } = pen;
  const { mode, minutes, language } = meeting.values;
  return [
    programme,
    ...whenOf(pen),
    mode === undefined ? undefined : t(`domain:option.contactMode.${mode}`),
    minutes === undefined ? undefined : format.duration(minutes),
    language === undefined ? undefined : t(`meetings:heldIn.${language}`),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

function itemName(pen: Pen, { id, number, title }: AgendaItem): Run {
  const { meeting, titles, nameOf, t } = pen;
  if (number !== undefined) {
    const { text, lang } = said(pen, title);
    return { text: t('meetings:document.item', { number, title: text }), lang };
  }
  const name = nameOf(stampOf(meeting, `item.${id}`).by);
  const last = titles.get(id);
  const { text, lang } = said(pen, last ?? title);
  const off =
    name === undefined ? t('meetings:agenda.removed') : t('meetings:agenda.removedBy', { name });
  const removed = last === undefined ? name : off;
  return { text: removed === undefined ? text : `${text} · ${removed}`, lang };
}

function agendaBlocks(pen: Pen): readonly Block[] {
  const { meeting, t, format } = pen;
  const items = agendaOf(meeting).filter(({ isOff }) => !isOff);
  return [
    heading('agenda', 1, { text: t('meetings:agenda.title') }),
    ...(items.length === 0
      ? [paragraph('agenda/none', plain(t('meetings:agenda.empty')))]
      : items.map((item) =>
          paragraph(`agenda/${item.id}`, [
            itemName(pen, item),
            ...(item.minutes === undefined
              ? []
              : [{ text: ` (${format.duration(item.minutes)})` }]),
          ]),
        )),
  ];
}

function attendanceBlocks({ meeting, members, pads, t }: Pen): readonly Block[] {
  const rows = members.flatMap(({ id, values }) => {
    const attendance = meeting.values[`attendance.${id}`];
    if (attendance === undefined) return [];
    const pad = pads.find((one) => one.id === values.launchPadId)?.values.code ?? absent;
    const cells = [values.name, pad, t(`domain:option.attendance.${attendance}`)];
    return [{ key: id, cells: cells.map(plain) }];
  });
  const title = heading('attendance', 1, { text: t('meetings:attendance.title') });
  if (rows.length === 0)
    return [title, paragraph('attendance/none', plain(t('meetings:attendance.unsaid')))];
  return [
    title,
    {
      kind: 'table',
      key: 'attendance/table',
      caption: t('meetings:document.caption.attendance'),
      head: [
        t('domain:field.member.name'),
        t('domain:entityName.launchPad'),
        t('domain:field.meeting.attendance'),
      ],
      rows,
      numeric: false,
    },
  ];
}

function progressBlocks(pen: Pen): readonly Block[] {
  const { progress, t, format } = pen;
  if (progress === undefined) return [];
  const { at } = progress;
  return [
    heading('progress', 1, { text: t('domain:field.meeting.progress') }),
    paragraph(
      'progress/at',
      plain(
        t('meetings:document.progressAt', {
          day: format.dateLong(at.slice(0, 10)),
          time: format.time(at),
        }),
      ),
    ),
    ...progress.pads.flatMap((pad) => padBlocks(pen, pad)),
  ];
}

function padBlocks(pen: Pen, progress: PadProgress): readonly Block[] {
  const { t, events } = pen;
  const { padId, enrolled, target, lines, more, fine, contextIds } = progress;
  const key = `progress/${padId}`;
  const name = nameOfPad(pen, padId);
  const context = events.filter(({ id }) => contextIds.includes(id));
  const counts = [
    ...(more === 0 ? [] : [t('meetings:progress.more', { count: more })]),
    ...(fine === 0 ? [] : [t('meetings:progress.fine', { count: fine })]),
  ];
  return [
    heading(key, 2, { text: name }),
    paragraph(
      `${key}/enrolled`,
      plain(
        target === undefined
          ? t('meetings:progress.enrolled', { count: enrolled })
          : t('meetings:progress.enrolledOf', { count: enrolled, target }),
      ),
    ),
    ...(context.length === 0
      ? []
      : [
          paragraph(`${key}/context`, [
            { text: `${t('meetings:document.contextNow')} ` },
            ...context.flatMap(({ values }, index) => [
              ...(index === 0 ? [] : [{ text: ' · ' }]),
              said(pen, values.title),
            ]),
          ]),
        ]),
    lines.length === 0
      ? paragraph(`${key}/nobody`, plain(t('meetings:progress.nobody')))
      : {
          kind: 'table',
          key: `${key}/lines`,
          caption: t('meetings:document.caption.progress', { pad: name }),
          head: [
            t('domain:entityName.sme'),
            t('domain:field.sme.accountManagerId'),
            t('meetings:document.reasons'),
            t('meetings:document.next'),
          ],
          rows: lines.map((line) => ({ key: line.smeId, cells: lineCells(pen, line) })),
          numeric: false,
        },
    ...(counts.length === 0 ? [] : [paragraph(`${key}/counts`, plain(counts.join(' · ')))]),
  ];
}

function lineCells({ t, format, nameOf }: Pen, line: ProgressLine): readonly Line[] {
  const { name, managerId, level, alert, next } = line;
  const { id, count = 0, days = 0, share = 0 } = alert ?? {};
  const why =
    id === undefined
      ? t('meetings:progress.inSheet')
      : t(`alerts:reason.${id}`, { count, days, share });
  const manager = managerId === undefined ? undefined : nameOf(managerId);
  return [
    name,
    manager ?? absent,
    `${t(`domain:option.health.${level}`)}, ${why}`,
    next === undefined ? absent : format.dateLong(next),
  ].map(plain);
}

function minutesBlocks(pen: Pen): readonly Block[] {
  const { meeting, t } = pen;
  const items = agendaOf(meeting).filter(
    ({ said: notes, decisions }) => notes !== undefined || decisions.length > 0,
  );
  const title = heading('minutes', 1, { text: t('meetings:minutes.title') });
  if (items.length === 0)
    return [title, paragraph('minutes/none', plain(t('meetings:minutes.empty')))];
  return [
    title,
    ...items.flatMap((item) => {
      const key = `minutes/${item.id}`;
      const notes = item.said === undefined ? undefined : said(pen, item.said);
      return [
        heading(key, 2, itemName(pen, item)),
        ...(notes === undefined ? [] : blocksOfText(`${key}/said`, notes.text, notes.lang)),
        ...item.decisions.flatMap(({ key: one, text, reason }) => [
          paragraph(`${key}/decision/${one}`, [
            { text: `${t('meetings:document.decision')} ` },
            said(pen, text),
          ]),
          ...(reason === undefined
            ? []
            : [
                paragraph(`${key}/reason/${one}`, [
                  { text: `${t('meetings:document.reason')} ` },
                  said(pen, reason),
                ]),
              ]),
        ]),
      ];
    }),
  ];
}

function actionBlocks(pen: Pen): readonly Block[] {
  const { actions, t, format, nameOf } = pen;
  const open = actions.filter(({ isConfidential }) => !isConfidential);
  const left = actions.length - open.length;
  const rows = open.map(({ action, homeName }) => {
    const { title, ownerId, due, doneOn } = action.values;
    return {
      key: action.id,
      cells: [
        [said(pen, title)],
        plain(homeName ?? t('meetings:actions.programme')),
        plain((ownerId === undefined ? undefined : nameOf(ownerId, action.home)) ?? absent),
        plain(due === undefined ? absent : format.dateLong(due)),
        plain(doneOn === undefined ? absent : format.dateLong(doneOn)),
      ],
    };
  });
  return [
    heading('actions', 1, { text: t('meetings:actions.title') }),
    ...(rows.length > 0
      ? [
          {
            kind: 'table' as const,
            key: 'actions/table',
            caption: t('meetings:document.caption.actions'),
            head: [
              t('domain:entityName.action'),
              t('meetings:actions.target'),
              t('domain:field.action.ownerId'),
              t('domain:field.action.due'),
              t('meetings:document.state'),
            ],
            rows,
            numeric: false,
          },
        ]
      : left > 0
        ? []
        : [paragraph('actions/none', plain(t('meetings:actions.empty')))]),
    ...(left === 0
      ? []
      : [paragraph('actions/left', plain(t('meetings:document.confidential', { count: left })))]),
  ];
}

function nameOfPad({ pads, language }: Pen, padId: string): string {
  const pad = pads.find(({ id }) => id === padId)?.values;
  return pad === undefined ? absent : padName(pad, language);
}

function approvalBlocks(pen: Pen): readonly Block[] {
  const { meeting, pads, nameOf, zone, t, format } = pen;
  if (meeting.values.state !== 'held') return [];
  const { version, pads: states } = approvalsOf(
    meeting,
    pads.map(({ id }) => id),
  );
  return [
    heading('approval', 1, { text: t('meetings:approval.title') }),
    {
      kind: 'list',
      key: 'approval/pads',
      items: states.map(({ padId, state, by, at }) => {
        const pad = nameOfPad(pen, padId);
        const name = by === undefined ? undefined : nameOf(by);
        const when =
          at === undefined ? undefined : format.dateLong(localDateTimeIn(at, zone).slice(0, 10));
        return plain(
          [pad, t(`meetings:approval.${state}`), name, when].filter(Boolean).join(' · '),
        );
      }),
    },
    paragraph('approval/version', plain(t('meetings:approval.version', { version }))),
  ];
}
