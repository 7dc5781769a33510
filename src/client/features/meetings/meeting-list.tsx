/** The meetings, latest first: those to come, what is still to translate, who approved, which actions are open. */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { isOpenAction } from '../../../domain/action/action.ts';
import type { Meeting } from '../../../domain/meeting/agenda.ts';
import { approvalsOf } from '../../../domain/meeting/approval.ts';
import { type MeetingKind, meetingKinds } from '../../../domain/meeting/meeting.ts';
import { textsToTranslate, translationLevel } from '../../../domain/meeting/meeting-texts.ts';
import { isOpenMeeting } from '../../../domain/meeting/progress.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { EntryMark } from '../../parts/entry-mark/entry-mark.tsx';
import { paths } from '../../ports/routes.ts';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import styles from './meetings.module.css';
import { Said } from './said.tsx';
import { type AgreedAction, useAgreedActions, usePadsOf } from './use-meetings.ts';

interface MeetingListProps {
  readonly meetings: readonly Meeting[];
  /** Absent for who only reads. */
  readonly add: ReactNode | undefined;
}

export function MeetingList({ meetings, add }: MeetingListProps) {
  const { t } = useTranslation(['meetings', 'domain']);
  const [, navigate] = useLocation();
  const [kind, setKind] = useState<MeetingKind | undefined>(undefined);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const agreedAt = useAgreedActions();
  const shown = meetings.filter(({ values }) => kind === undefined || values.kind === kind);
  const move = (step: 1 | -1): void => {
    const at = shown.findIndex(({ id }) => id === chosen);
    const next = shown[at === -1 ? 0 : at + step];
    if (next !== undefined) setChosen(next.id);
  };
  useLetterKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: chosen === undefined ? undefined : () => navigate(paths.meeting(chosen)),
  });
  return (
    <>
      <Toolbar label={t('meetings:filter')} end={add} scrolling>
        <Chip
          pressed={kind === undefined}
          count={meetings.length}
          onClick={() => setKind(undefined)}
        >
          {t('meetings:all')}
        </Chip>
        {meetingKinds.map((one) => {
          const count = meetings.filter(({ values }) => values.kind === one).length;
          return count === 0 ? null : (
            <Chip
              key={one}
              pressed={kind === one}
              count={count}
              onClick={() => setKind(kind === one ? undefined : one)}
            >
              {t(`domain:option.contactKind.${one}`)}
            </Chip>
          );
        })}
      </Toolbar>
      <Table caption={t('meetings:title')} ruled gutters stacked className={styles.list}>
        <thead>
          <tr>
            <th scope="col">{t('domain:field.meeting.at')}</th>
            <th scope="col">{t('domain:entityName.meeting')}</th>
            <th scope="col">{t('domain:field.meeting.state')}</th>
            <th scope="col">{t('meetings:approval.title')}</th>
            <th scope="col">{t('meetings:texts.title')}</th>
            <th scope="col" data-align="end">
              {t('meetings:actions.open')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((meeting) => (
            <MeetingRow
              key={meeting.id}
              meeting={meeting}
              chosen={meeting.id === chosen}
              agreed={agreedAt(meeting.id)}
            />
          ))}
        </tbody>
      </Table>
    </>
  );
}

interface MeetingRowProps {
  readonly meeting: Meeting;
  readonly chosen: boolean;
  readonly agreed: readonly AgreedAction[];
}

function MeetingRow({ meeting, chosen, agreed }: MeetingRowProps) {
  const { t } = useTranslation(['meetings', 'domain']);
  const format = useFormat();
  const today = useToday();
  const { title, state } = meeting.values;
  const when = useAppointment()(meeting.values, { everyPad: true });
  const open = agreed.filter(({ action }) => isOpenAction(action.values.state)).length;
  return (
    <tr aria-selected={chosen}>
      <th scope="row">
        <span className={styles.day}>{format.dayMonth(when.day, today)}</span>
        <span className={styles.quiet}>{when.text}</span>
      </th>
      <td>
        <Link href={paths.meeting(meeting.id)} asChild>
          <TextLink>
            <Said text={title} />
          </TextLink>
        </Link>
        <EntryMark record={meeting} />
      </td>
      <td>
        {isOpenMeeting(meeting) ? t('meetings:open') : t(`domain:option.meetingState.${state}`)}
      </td>
      <td>{state === 'held' ? <PadMarks meeting={meeting} /> : null}</td>
      <td>
        <TextsMark meeting={meeting} />
      </td>
      <td data-align="end" data-label={t('meetings:actions.open')}>
        {agreed.length === 0 ? '–' : format.number(open)}
      </td>
    </tr>
  );
}

function PadMarks({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const pads = usePadsOf(meeting);
  const { pads: states } = approvalsOf(
    meeting,
    pads.map(({ id }) => id),
  );
  return (
    <span className={styles.marks}>
      {states.map(({ padId, state }) => {
        const pad = pads.find(({ id }) => id === padId)?.values;
        return (
          <span key={padId} className={styles.mark}>
            <Tag name={pad?.name}>{pad?.code ?? ''}</Tag>
            <Icon name={state === 'approved' ? 'done' : 'toProofread'} />
            <span className={styles.quiet}>{t(`approval.${state}`)}</span>
          </span>
        );
      })}
    </span>
  );
}

/** How many texts lack a translation; with lateness in words where the meeting is near or long past. */
export function TextsMark({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const today = useToday();
  const { limits, off } = useAlertContext();
  const toTranslate = textsToTranslate(meeting.values).length;
  if (toTranslate === 0) return null;
  const { at, state } = meeting.values;
  const level = off.has('notTranslated')
    ? undefined
    : translationLevel({ at, state, toTranslate }, today, limits.notTranslated);
  return (
    <span className={styles.marks}>
      <DataMark kind="toTranslate">{t('texts.toTranslate', { count: toTranslate })}</DataMark>
      {level === undefined ? null : (
        <span className={classNames(level === 'risk' && styles.late)}>
          {t(state === 'held' ? 'texts.late' : 'texts.before')}
        </span>
      )}
    </span>
  );
}
