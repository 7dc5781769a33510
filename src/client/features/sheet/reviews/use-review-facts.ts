/** What a review takes from the log: contacts, actions, problems and the plan, since the review before it. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { supportBegan } from '../../../../domain/sme/journey-days.ts';
import { dateOf, type LocalDate, localDateTimeIn } from '../../../../domain/calendar/local-date.ts';
import { contactDay } from '../../../../domain/contact/held-in-time.ts';
import { agreedOnField } from '../../../../domain/form/fields.ts';
import { progressNow } from '../../../../domain/form/plan-progress.ts';
import { type AutoAnswers, type Said, saidOf } from '../../../../domain/form/printed-answer.ts';
import { setAsideAmong } from '../../../../domain/form/completed-forms.ts';
import { standingForm } from '../../../../domain/form/standing.ts';
import { wasOpenOn } from '../../../../domain/issue/issue.ts';
import type { Contact } from '../../../../domain/operation/record.ts';
import {
  firstSpan,
  type Log,
  mayLeave,
  type ReviewSpan,
  type SinceReview,
  sinceReview,
} from '../../../../domain/report/since-review.ts';
import { useContactName } from '../../../i18n/use-contact-words.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useAlertContext } from '../../../model/use-alerts.ts';
import type { Sheet } from '../../../model/state.ts';
import { useCarnet, useToday } from '../../../model/use-carnet.ts';
import { useContactsOfNotes } from '../../../model/use-contacts-of-notes.ts';
import { useSummary } from '../../../model/use-records.ts';
import type { FormRecord } from '../../../parts/form/use-forms-of.ts';
import { useFigureFacts } from '../figures/use-figure-facts.ts';
import { useJournal } from '../journal/use-journal.ts';
import { planName } from '../plan/plan-names.ts';

export interface ReviewFacts {
  readonly auto: AutoAnswers;
  /** The day of the review before; of the first one, that on which everything began. */
  readonly from: string;
  readonly since: SinceReview;
  /** The contact at which it was held: the one it names, else the one of its day. */
  readonly heldAt: Contact['values'] | undefined;
}

/** `forms` are the reviews of the sheet, latest first. */
export function useReviewFacts(
  sheet: Sheet,
  form: FormRecord,
  forms: readonly FormRecord[],
): ReviewFacts {
  const { t } = useTranslation(['reviews', 'domain']);
  const format = useFormat();
  const today = useToday();
  const contactName = useContactName();
  const { contacts } = useJournal(sheet.sme.id);
  const others = useContactsOfNotes(sheet, true);
  const { facts: briefs } = useSummary(sheet.sme.id, 'form');
  const figures = useFigureFacts(sheet, form.values.onDate ?? today);
  const context = useAlertContext();
  const { environment } = useCarnet();
  return useMemo(() => {
    const { language } = format;
    const openDays = context.openDaysOf(sheet.sme);
    const daysOpen = (first: LocalDate, last: LocalDate): number => openDays.between(first, last);
    const words = (text: string): Said => ({ text, lang: language });
    const until = form.values.onDate ?? today;
    // Of a review that is over, what was open when it was closed.
    const agreedOn = form.values[agreedOnField];
    const closedOn = typeof agreedOn === 'string' ? agreedOn : until;
    const standing = form.values.state === 'draft' ? today : closedOn;
    const isSetAside = setAsideAmong(forms.map(({ values }) => values));
    const before = forms.find(
      ({ id, values }) =>
        id !== form.id &&
        values.state !== 'draft' &&
        !isSetAside({ id, state: values.state }) &&
        (values.onDate ?? '') < until,
    );
    const log = { contacts: contacts ?? [], actions: sheet.actions, issues: sheet.issues };
    const leaving = mayLeave(log, others);
    const added = localDateTimeIn(sheet.sme.created.at, environment.zone()).slice(0, 10);
    const began = supportBegan(sheet.sme) ?? added;
    const spanOf = ({ contacts: known }: Log): ReviewSpan => {
      const from = before?.values.onDate;
      return from === undefined ? firstSpan(known, began, until) : { from, until, isFirst: false };
    };
    const span = spanOf(log);
    const since = sinceReview(log, span, daysOpen);
    const told = sinceReview(leaving, spanOf(leaving), daysOpen);
    const contact = leaving.contacts.find(({ id }) => id === form.values.contactId)?.values;
    const plan = standingForm(briefs ?? [], { name: planName });
    const progress = plan === undefined ? undefined : progressNow(plan);
    const auto: AutoAnswers = {
      ...figures,
      contact:
        contact === undefined
          ? []
          : [words(`${format.dayMonth(dateOf(contact.at), today)} · ${contactName(contact)}`)],
      'contacts:sinceLastReview': told.contacts.map(({ mode, count }) =>
        words(t('reviews:byMode', { count, mode: t(`domain:option.contactMode.${mode}`) })),
      ),
      'actions:dueSinceLastReview': told.actions.map(({ values }) => {
        const said = saidOf(values.title, language);
        const day = values.due === undefined ? undefined : format.dayMonth(values.due, today);
        const state = t(`domain:option.actionState.${values.state}`);
        return { lang: said.lang, text: [said.text, day, state].filter(Boolean).join(' · ') };
      }),
      'plan:progress':
        progress === undefined
          ? []
          : [words(t('reviews:plan', { share: format.percent(progress / 100) }))],
      'issues:open': leaving.issues
        .filter(({ values }) => wasOpenOn(values, standing))
        .map(({ values }) => saidOf(values.title, language)),
    };
    const isOfDay = (contact: Contact): boolean =>
      contact.values.kind === 'monthlyReview' &&
      contact.values.state === 'held' &&
      contactDay(contact) === until;
    const heldAt =
      log.contacts.find(({ id }) => id === form.values.contactId) ?? log.contacts.find(isOfDay);
    return { auto, from: span.from, since, heldAt: heldAt?.values };
  }, [
    t,
    format,
    today,
    contactName,
    contacts,
    others,
    briefs,
    form,
    forms,
    sheet,
    figures,
    context,
    environment,
  ]);
}
