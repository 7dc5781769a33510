/** Over a review: what happened since the last one, the next day to propose, and once it is complete, what follows it. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { plannedReview } from '../../../../domain/alert/expected.ts';
import { daysBetween } from '../../../../domain/calendar/local-date.ts';
import { planContact } from '../../../../domain/calendar/plan-contact.ts';
import { setLetterSent } from '../../../../domain/form/commands/settle-form.ts';
import { setAsideAmong } from '../../../../domain/form/completed-forms.ts';
import { letterSentField } from '../../../../domain/form/fields.ts';
import type { FormView } from '../../../../domain/form/view.ts';
import { reviewWithoutContact } from '../../../../domain/review/monthly-reviews.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import type { FormRecord } from '../../../parts/form/use-forms-of.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { Row } from '../../../ui/page.tsx';
import { contactOfReview } from '../side/use-alert-step.ts';
import { useOpenDialog } from '../use-open-dialog.ts';
import { FollowUpLetter } from './follow-up-letter.tsx';
import { nextDayIn, NextProposal } from './next-review.tsx';
import type { ReviewFacts } from './use-review-facts.ts';

/** A review is first proposed in the morning, by video. */
const proposedHour = '10:00';

interface ReviewHeadProps {
  readonly sheet: Sheet;
  readonly form: FormRecord;
  readonly view: FormView;
  readonly facts: ReviewFacts;
  readonly readOnly: boolean;
}

export function ReviewHead(props: ReviewHeadProps) {
  const { form, facts, readOnly } = props;
  const { t } = useTranslation('reviews');
  const format = useFormat();
  const today = useToday();
  const { since, from } = facts;
  const days = daysBetween(from, form.values.onDate ?? today);
  const lines = [
    t('since.contacts', { count: since.contacts.reduce((sum, { count }) => sum + count, 0) }),
    t('since.silence', { count: since.longestSilence }),
    ...(since.actions.length === 0
      ? []
      : [t('since.actions', { count: since.done, due: since.actions.length })]),
    t('since.opened', { count: since.opened.length }),
    t('since.resolved', { count: since.resolved.length }),
  ];
  return (
    <>
      <Note
        icon="history"
        title={
          days === 0
            ? t('since.oneDay', { date: format.dayMonth(from, today) })
            : t('since.title', { date: format.dayMonth(from, today), count: days })
        }
      >
        {lines.join(' · ')}
      </Note>
      {readOnly ? null : form.values.state === 'draft' ? (
        <NextProposal sheet={props.sheet} form={form} view={props.view} />
      ) : setAsideAmong(props.sheet.forms)({ id: form.id, state: form.values.state }) ? null : (
        <Following {...props} />
      )}
    </>
  );
}

/** Whether the letter is open: at once where the address asks for it. */
function useLetterOfAddress() {
  const search = new URLSearchParams(useSearch());
  const asked = search.has('letter');
  const [path, navigate] = useLocation();
  const [opened, setOpened] = useState(false);
  const set = (open: boolean): void => {
    setOpened(open);
    if (open || !asked) return;
    search.delete('letter');
    navigate(`${path}?${search.toString()}`, { replace: true });
  };
  return [opened || asked, set] as const;
}

/** The letter, and the next review where none is planned yet. */
function Following({ sheet, form, view, facts }: ReviewHeadProps) {
  const { t } = useTranslation('reviews');
  const format = useFormat();
  const change = useChange();
  const today = useToday();
  const open = useOpenDialog();
  const [writing, setWriting] = useLetterOfAddress();
  const day = nextDayIn(view);
  const isPlanned = plannedReview(sheet.summary, today) !== undefined;
  const plan = (on: string): void =>
    void change(
      planContact({
        smeId: sheet.sme.id,
        day: on,
        hour: proposedHour,
        kind: 'monthlyReview',
        mode: 'video',
      }),
      { done: t('next.planned', { date: format.dayMonth(on, today) }) },
    );
  const { [letterSentField]: sentOn } = form.values;
  const isSent = typeof sentOn === 'string';
  const mark = (): void => {
    const { name } = sheet.sme.values;
    const done = isSent ? t('letter.markedUnsent', { name }) : t('letter.markedSent', { name });
    void change(setLetterSent(form.id, !isSent), { done });
  };
  const isUnheld = reviewWithoutContact(sheet)?.id === form.id;
  return (
    <>
      {isUnheld ? (
        <Note
          icon="info"
          action={
            <Button onClick={() => open(contactOfReview(form.values))}>{t('noContact.log')}</Button>
          }
        >
          {t('noContact.text')}
        </Note>
      ) : null}
      <Row>
        <Button icon="email" onClick={() => setWriting(true)}>
          {t('letter.open')}
        </Button>
        {isSent ? (
          <span>{t('letter.sentOn', { date: format.dayMonth(sentOn, today) })}</span>
        ) : null}
        <Button
          variant={isSent ? 'quiet' : 'secondary'}
          icon={isSent ? 'undo' : 'check'}
          onClick={mark}
        >
          {isSent ? t('letter.unsent') : t('letter.sent')}
        </Button>
        {day === undefined || day < today || isPlanned ? null : (
          <Button icon="calendar" onClick={() => plan(day)}>
            {t('next.plan', { date: format.dayMonth(day, today) })}
          </Button>
        )}
        {writing ? (
          <FollowUpLetter
            sme={sheet.sme}
            view={view}
            contact={facts.heldAt}
            onClose={() => setWriting(false)}
          />
        ) : null}
      </Row>
    </>
  );
}
