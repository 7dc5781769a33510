/** Beside the notes: who approved which version, what is still to translate, who came, and when the next one would be. */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { attendances } from '../../../domain/contact/contact.ts';
import { createRecord, setFields } from '../../../domain/command/command.ts';
import { familyOfName } from '../../../domain/entity/field-name.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { firstAgenda, type Meeting } from '../../../domain/meeting/agenda.ts';
import {
  approvalsOf,
  approve,
  type PadApproval,
  padsToApproveFor,
  withdrawApproval,
} from '../../../domain/meeting/approval.ts';
import { textsOf, textsToTranslate } from '../../../domain/meeting/meeting-texts.ts';
import { nextOfSeries } from '../../../domain/meeting/series.ts';
import type { LaunchPad, Member } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { lazyRecordsOf } from '../../model/records.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useNames } from '../../model/use-names.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextsMark } from './meeting-list.tsx';
import styles from './meetings.module.css';
import { isHalfTyped, useAskNotAdded } from './not-added.tsx';
import side from './side.module.css';
import { useClosedDays } from './use-meetings.ts';

interface MeetingSideProps {
  readonly meeting: Meeting;
  readonly all: readonly Meeting[];
  readonly pads: readonly LaunchPad[];
  readonly mayWrite: boolean;
}

export function MeetingSide(props: MeetingSideProps) {
  const { meeting } = props;
  return (
    <aside className={side.aside}>
      {meeting.values.state === 'held' ? <ApprovalBox {...props} /> : null}
      <TextsBox meeting={meeting} />
      <AttendanceBox {...props} />
      <NextBox {...props} />
    </aside>
  );
}

function ApprovalBox({ meeting, pads }: MeetingSideProps) {
  const { t } = useTranslation('meetings');
  const { version, pads: states } = approvalsOf(
    meeting,
    pads.map(({ id }) => id),
  );
  return (
    <section className={side.box}>
      <h2>
        {t('approval.title')}
        <span className={styles.quiet}>{t('approval.version', { version })}</span>
      </h2>
      {states.map((state) => (
        <PadApprovalView
          key={state.padId}
          meeting={meeting}
          pad={pads.find(({ id }) => id === state.padId)}
          approval={state}
        />
      ))}
    </section>
  );
}

/** The pads for which the member who works here approves; whoever keeps a programme alone approves for all. */
export function useApprovingPads(pads: readonly LaunchPad[]): readonly string[] {
  const member = useCarnetState((state) => state.members.find(({ id }) => id === state.memberId));
  const ids = pads.map(({ id }) => id);
  return member === undefined ? ids : padsToApproveFor(member.values, ids);
}

interface PadApprovalProps {
  readonly meeting: Meeting;
  readonly pad: LaunchPad | undefined;
  readonly approval: PadApproval;
}

function PadApprovalView({ meeting, pad, approval }: PadApprovalProps) {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const carnet = useCarnet();
  const { environment } = carnet;
  const ask = useAskNotAdded();
  const nameOf = useNames('');
  const mine = useApprovingPads(pad === undefined ? [] : [pad]);
  const changed = useChanged(approval.changed);
  const { padId, state, by, at } = approval;
  const code = pad?.values.code ?? '';
  const give = (): void => {
    const { drafts, programmeId } = carnet.state.getState();
    // With what was added just now.
    const now = lazyRecordsOf(carnet.state.getState(), programmeId, 'meeting')?.find(
      ({ id }) => id === meeting.id,
    );
    const done = t(isHalfTyped(drafts, meeting.id) ? 'approval.doneNotAdded' : 'approval.done');
    void change(approve(now ?? meeting, padId), { done });
  };
  const askToApprove = (): void =>
    ask({
      title: t('notAdded.title'),
      withIt: t('notAdded.addAndApprove', { pad: code }),
      withoutIt: t('notAdded.approve'),
      go: give,
    });
  return (
    <div className={side.approval}>
      <Tag name={pad?.values.name}>{code}</Tag>
      <div>
        <p className={styles.mark}>
          <Icon name={state === 'approved' ? 'done' : 'toProofread'} />
          <b>{t(`approval.${state}`)}</b>
        </p>
        {by === undefined || at === undefined ? null : (
          <p className={styles.quiet}>
            {t('approval.given', {
              name: nameOf(by) ?? '–',
              when: format.dayTime(localDateTimeIn(at, environment.zone()), today),
            })}
          </p>
        )}
        {changed.length === 0 ? null : (
          <p className={styles.quiet}>{t('approval.changed', { what: format.list(changed) })}</p>
        )}
        {!mine.includes(padId) ? null : state === 'approved' ? (
          <Button
            variant="quiet"
            className={styles.screenOnly}
            onClick={() =>
              void change(withdrawApproval(meeting, padId), { done: t('approval.withdrawn') })
            }
          >
            {t('approval.withdraw')}
          </Button>
        ) : (
          <Button className={styles.screenOnly} onClick={askToApprove}>
            {t('approval.approve', { pad: code })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The names of what changed since an approval, each once. */
function useChanged(fields: readonly string[]): readonly string[] {
  const { t } = useTranslation('domain');
  const names = fields.map((field) => {
    switch (familyOfName(field)) {
      case 'item':
        return t('field.meeting.item');
      case 'said':
        return t('field.meeting.said');
      case 'decision':
        return t('field.meeting.decision');
      case 'reason':
        return t('field.meeting.reason');
      case 'attendance':
        return t('field.meeting.attendance');
      case 'progress':
        return t('field.meeting.progress');
      default:
        return field === 'at' ? t('field.meeting.at') : t('field.meeting.title');
    }
  });
  return [...new Set(names)];
}

function TextsBox({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const total = textsOf(meeting.values).size;
  const done = total - textsToTranslate(meeting.values).length;
  const words = t('texts.done', { count: total, done });
  // What is to be done about a text is nothing for paper.
  return (
    <section className={`${side.box} ${side.screenOnly}`}>
      <h2>
        {t('texts.title')}
        <span className={styles.quiet}>{words}</span>
      </h2>
      <Meter value={done} max={total} label={t('texts.title')} valueText={words} />
      <TextsMark meeting={meeting} />
    </section>
  );
}

type Attendance = (typeof attendances)[number];

const attendanceIcons: Readonly<Record<Attendance, IconName>> = {
  present: 'check',
  sentInput: 'send',
  absent: 'close',
};

function AttendanceBox({ meeting, mayWrite }: MeetingSideProps) {
  const { t } = useTranslation('meetings');
  const members = useCarnetState((state) => state.members);
  const stateOf = (id: string): Attendance | undefined => meeting.values[`attendance.${id}`];
  const shown = members.filter(
    ({ id, values }) => values.inactive !== true || stateOf(id) !== undefined,
  );
  const said = shown.filter(({ id }) => stateOf(id) !== undefined);
  const unsaid = shown.length - said.length;
  const present = said.filter(({ id }) => stateOf(id) === 'present').length;
  return (
    <section className={side.box}>
      <h2>
        {t('attendance.title')}
        <span className={styles.quiet}>
          {said.length === 0
            ? ''
            : [
                t('attendance.count', { count: present, of: shown.length }),
                ...(unsaid === 0 ? [] : [t('attendance.unsaidCount', { count: unsaid })]),
              ].join(' · ')}
        </span>
      </h2>
      <ul className={side.people}>
        {shown.map((member) => (
          <li key={member.id}>
            <AttendanceRow
              meeting={meeting}
              member={member}
              attendance={stateOf(member.id)}
              mayWrite={mayWrite}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AttendanceRowProps {
  readonly meeting: Meeting;
  readonly member: Member;
  readonly attendance: Attendance | undefined;
  readonly mayWrite: boolean;
}

/** A button: Space or a press goes on to the next state, and after the last one to none. */
function AttendanceRow({ meeting, member, attendance, mayWrite }: AttendanceRowProps) {
  const { t } = useTranslation(['meetings', 'domain']);
  const change = useChange();
  const words =
    attendance === undefined
      ? t('meetings:attendance.unsaid')
      : t(`domain:option.attendance.${attendance}`);
  const content = (
    <>
      <span>{member.values.name}</span>
      <span className={styles.mark}>
        {attendance === undefined ? null : <Icon name={attendanceIcons[attendance]} size={14} />}
        <span className={attendance === 'present' ? styles.quiet : undefined}>{words}</span>
      </span>
    </>
  );
  if (!mayWrite) return <span className={side.person}>{content}</span>;
  const next = attendances[attendance === undefined ? 0 : attendances.indexOf(attendance) + 1];
  return (
    <button
      type="button"
      className={side.person}
      onClick={() => void change(setFields(meeting.id, { [`attendance.${member.id}`]: next }))}
    >
      {content}
    </button>
  );
}

function NextBox({ meeting, all, pads, mayWrite }: MeetingSideProps) {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  const { environment } = useCarnet();
  const [, navigate] = useLocation();
  const isClosed = useClosedDays(pads);
  const said = useAppointment();
  const next = nextOfSeries(
    meeting.values,
    all.map(({ values }) => values),
    today,
    isClosed,
  );
  if (next === undefined) return null;
  const when = said({ at: next.at, zone: meeting.values.zone }, { everyPad: true });
  const plan = async (): Promise<void> => {
    const { kind, title, zone, mode, language, launchPadIds } = meeting.values;
    const id = environment.newId();
    const isPlanned = await change(
      createRecord(
        'meeting',
        meeting.home,
        {
          title,
          kind,
          at: next.at,
          zone,
          state: 'planned',
          mode,
          language,
          launchPadIds,
          ...firstAgenda(kind, meeting, format.language),
        },
        id,
      ),
      { done: t('added') },
    );
    if (isPlanned) navigate(paths.meeting(id));
  };
  return (
    <section className={side.box}>
      <h2>{t('next.title')}</h2>
      <p>
        <b>{format.dateFull(when.day)}</b>
        <span className={styles.quiet}> {when.text}</span>
      </p>
      {next.insteadOf === undefined ? null : (
        <p className={styles.quiet}>
          {t('next.insteadOf', { day: format.dayMonth(next.insteadOf, today) })}
        </p>
      )}
      {mayWrite ? (
        <Button className={styles.screenOnly} onClick={() => void plan()}>
          {t('next.plan')}
        </Button>
      ) : null}
    </section>
  );
}
