/** When the next review is: a day that suits both sides is proposed, and one that does not is said to be so. */

import { useTranslation } from 'react-i18next';
import { plannedReview } from '../../../../domain/alert/expected.ts';
import { firstMeetingDay, meetingClosedBy } from '../../../../domain/alert/meeting-day.ts';
import {
  addMonths,
  dateOf,
  type LocalDate,
  parseLocalDate,
} from '../../../../domain/calendar/local-date.ts';
import { answerItem } from '../../../../domain/form/commands/answer-form.ts';
import {
  type FormView,
  isAsked,
  type ItemView,
  itemsIn,
  type SectionView,
} from '../../../../domain/form/view.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useAlertContext } from '../../../model/use-alerts.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { focusItem } from '../../../parts/form/use-form-keys.ts';
import type { FormRecord } from '../../../parts/form/use-forms-of.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';

/** The question of the monthly review that asks for the day of the next one. */
const isNext = ({ item }: ItemView): boolean => item.id === 'next';

/** The day that was agreed for the next review; none where none can be read. */
export function nextDayIn(view: FormView): LocalDate | undefined {
  return dayIn(itemsIn(view).find(isNext));
}

function dayIn(next: ItemView | undefined): LocalDate | undefined {
  const { answer } = next ?? {};
  return answer?.kind === 'given' && answer.content.kind === 'word'
    ? parseLocalDate(answer.content.word)
    : undefined;
}

interface NextProposalProps {
  readonly sheet: Sheet;
  readonly form: FormRecord;
  readonly view: FormView;
}

/** The first day on which both sides are there, a month after the review: after its meeting, where that is still to come. */
export function NextProposal({ sheet, form, view }: NextProposalProps) {
  const { t } = useTranslation('reviews');
  const format = useFormat();
  const change = useChange();
  const context = useAlertContext();
  const today = useToday();
  const next = itemsIn(view).find(isNext);
  if (next === undefined || !isAsked(next) || next.answer.kind !== 'blank') return null;
  const coming = plannedReview(sheet.summary, today);
  // A review that is planned and not this one is the next already.
  const isOwn = coming !== undefined && coming.id === form.values.contactId;
  const meeting = isOwn ? dateOf(coming.at) : view.context.onDate;
  const day = firstMeetingDay(sheet.sme, addMonths(meeting, context.reviewEvery), context);
  const take = (): void => void change(answerItem(form.id, next.item, { kind: 'word', word: day }));
  return (
    <Note icon="calendar" action={<Button onClick={take}>{t('next.take')}</Button>}>
      {t('next.proposed', { date: format.dateFull(day) })}
    </Note>
  );
}

interface NextClosedProps {
  readonly sheet: Sheet;
  readonly form: FormRecord;
  readonly section: SectionView;
}

/** Under the questions among which the day is: why nobody meets then, and the first day after it that suits both sides. */
export function NextClosed({ sheet, form, section }: NextClosedProps) {
  const { t } = useTranslation(['reviews', 'alerts']);
  const format = useFormat();
  const change = useChange();
  const context = useAlertContext();
  const today = useToday();
  const next = section.items.find(isNext);
  const day = dayIn(next);
  const why = day === undefined ? undefined : meetingClosedBy(sheet.sme, day, context);
  if (next === undefined || day === undefined || why === undefined) return null;
  const free = firstMeetingDay(sheet.sme, day, context);
  const take = async (): Promise<void> => {
    await change(answerItem(form.id, next.item, { kind: 'word', word: free }));
    // The button goes with what it was for.
    focusItem(document.body, next.key);
  };
  return (
    <Note
      icon="calendar"
      announced
      action={
        <Button onClick={() => void take()}>
          {t('reviews:next.instead', { date: format.day(free, today) })}
        </Button>
      }
    >
      {t('reviews:next.closed', { date: format.dateFull(day), why: t(`alerts:closedBy.${why}`) })}
    </Note>
  );
}
