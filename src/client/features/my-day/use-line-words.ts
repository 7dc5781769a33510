/** What a line says: its place in the margin, what it is about, and why it is there. */

import { useTranslation } from 'react-i18next';
import type { Alert, AlertLevel } from '../../../domain/alert/alert.ts';
import { daysBetween } from '../../../domain/calendar/local-date.ts';
import type {
  ActionLine,
  ContactLine,
  DayLine,
  DueReview,
  Facts,
  HandoverLine,
  SmeLine,
} from '../../../domain/my-day/day-line.ts';
import { saidIn } from '../../../domain/text/text-pair.ts';
import { useAlertTexts } from '../../i18n/use-alert-texts.ts';
import { useContactName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { contactIcons } from '../../model/contact-icons.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { NodeTone } from '../../ui/margin-list.tsx';

/** Why a line is there; with a level, an alert says so. */
export interface Why {
  readonly text: string;
  readonly level?: AlertLevel | undefined;
}

export interface LineWords {
  readonly mark: string | undefined;
  readonly submark?: string | undefined;
  readonly icon: IconName;
  readonly tone: NodeTone;
  /** What it is about, beside the name of the SME. */
  readonly what?: string | undefined;
  /** The language that `what` is written in, where a person wrote it. */
  readonly lang?: string | undefined;
  readonly why: readonly Why[];
  /** What else helps to act. */
  readonly details: readonly string[];
}

/** The words of any line. */
export function useLineWords(): (line: DayLine) => LineWords {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const contactWords = useContactWords();
  const actionWords = useActionWords();
  const handoverWords = useHandoverWords();
  const smeWords = useSmeWords();
  return (line) => {
    switch (line.kind) {
      case 'contact':
        return contactWords(line);
      case 'sme':
        return smeWords(line);
      case 'action':
        return actionWords(line);
      case 'handover':
        return handoverWords(line);
      case 'review':
        return {
          mark: format.dayMonth(line.on, today),
          submark: format.relativeDay(line.on, today),
          icon: 'review',
          tone: 'plain',
          what: t('what.review'),
          why: [],
          details: [],
        };
    }
  };
}

function useContactWords(): (line: ContactLine) => LineWords {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const nameOf = useContactName();
  const whyOf = useWhy();
  const said = useAppointment();
  return (line) => {
    const { contact, zone, closed, preparation } = line;
    const { day, time: hour, text } = said({ ...contact, zone });
    const isToday = day === today;
    return {
      mark: isToday ? (hour ?? t('mark.today')) : format.dayMonth(day, today),
      submark: isToday ? undefined : hour,
      icon:
        contact.kind === 'monthlyReview'
          ? 'review'
          : contact.mode === undefined
            ? 'note'
            : contactIcons[contact.mode],
      tone: isToday ? 'accent' : 'plain',
      what: nameOf(contact),
      why: whyOf(line),
      details: [
        text === hour ? undefined : text,
        closed ? t('what.closed') : undefined,
        preparation === undefined ? undefined : t(`what.preparation.${preparation}`),
      ].filter(isPresent),
    };
  };
}

function useSmeWords(): (line: SmeLine) => LineWords {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const whyOf = useWhy();
  return (line) => {
    const { alerts, dueReview, planned } = line;
    const why = whyOf(line);
    const silence = alerts.find(({ id }) => id === 'silence');
    // The day that it goes back to; how long ago that is stands among the reasons.
    const since = silence?.since ?? dueReview?.on ?? alerts[0]?.since ?? alerts[0]?.on;
    return {
      mark: since === undefined ? undefined : format.dayMonth(since, today),
      icon: silence === undefined ? (dueReview === undefined ? 'info' : 'review') : 'silence',
      tone: why.some(({ level }) => level === 'risk') ? 'risk' : 'plain',
      why,
      details:
        planned === undefined
          ? []
          : [t('what.planned', { when: format.relativeDay(planned.hereAt.slice(0, 10), today) })],
    };
  };
}

/** The facts of a line in words; a review that is due and not late yet is none of the alerts. */
function useWhy(): (facts: Facts) => readonly Why[] {
  const { t } = useTranslation('my-day');
  const texts = useAlertTexts(useToday());
  const alertWhy = (alert: Alert): Why => ({ text: texts.reason(alert), level: alert.level });
  const reviewWhy = ({ days, level }: DueReview): Why => {
    if (level !== undefined) return alertWhy({ id: 'lateReview', level, days });
    return { text: days === 0 ? t('why.reviewToday') : t('why.reviewDue', { count: days }) };
  };
  return ({ alerts, dueReview }) => {
    const review = dueReview === undefined ? [] : [reviewWhy(dueReview)];
    // In the order in which alerts weigh: the silence, the review, the others.
    const silence = alerts.filter(({ id }) => id === 'silence');
    const others = alerts.filter(({ id }) => id !== 'silence');
    return [...silence.map(alertWhy), ...review, ...others.map(alertWhy)];
  };
}

/** The name of an option within a sentence. */
function inSentence(words: string): string {
  return `${words.slice(0, 1).toLocaleLowerCase()}${words.slice(1)}`;
}

function useActionWords(): (line: ActionLine) => LineWords {
  const { t } = useTranslation(['my-day', 'domain']);
  const format = useFormat();
  const today = useToday();
  const members = useCarnetState((state) => state.members);
  const memberId = useCarnetState((state) => state.memberId);
  return ({ action, due, sme }) => {
    const { title, ownerId, waitingFor, originalDue } = action.values;
    const said = saidIn(title, format.language);
    const owner =
      ownerId === undefined || ownerId === memberId
        ? undefined
        : (members.find(({ id }) => id === ownerId)?.values.name ??
          sme.values.people?.[ownerId]?.name);
    const days = daysBetween(due, today);
    const isAwaited = waitingFor !== undefined && waitingFor !== 'us';
    return {
      mark: due === today ? t('my-day:mark.today') : format.dayMonth(due, today),
      submark: due > today ? format.relativeDay(due, today) : undefined,
      icon: isAwaited ? 'time' : 'action',
      tone: days > 0 ? 'risk' : 'plain',
      what: said.text,
      lang: said.lang,
      why:
        days > 0 ? [{ text: t('my-day:mark.late', { count: days }), level: 'risk' as const }] : [],
      details: [
        owner === undefined ? undefined : t('my-day:what.owner', { name: owner }),
        isAwaited
          ? t('my-day:what.waitingFor', {
              whom: inSentence(t(`domain:option.waitingFor.${waitingFor}`)),
            })
          : undefined,
        originalDue === undefined || originalDue === due
          ? undefined
          : t('my-day:what.firstDue', { day: format.dayMonth(originalDue, today) }),
      ].filter(isPresent),
    };
  };
}

function useHandoverWords(): (line: HandoverLine) => LineWords {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const today = useToday();
  const members = useCarnetState((state) => state.members);
  const nameOf = (id: string | undefined): string | undefined =>
    members.find((member) => member.id === id)?.values.name;
  return ({ handover, side }) => {
    const name = nameOf(side === 'received' ? handover.from : handover.to);
    const received = name === undefined ? t('what.receivedAlone') : t('what.received', { name });
    return {
      mark: format.dayMonth(handover.on, today),
      icon: 'people',
      tone: side === 'received' ? 'accent' : 'plain',
      what: side === 'received' ? received : t('what.given', { name: name ?? '' }),
      why: [],
      details: handover.note === undefined ? [] : [handover.note],
    };
  };
}

const isPresent = <T>(value: T | undefined): value is T => value !== undefined;
