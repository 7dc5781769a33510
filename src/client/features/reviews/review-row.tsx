/** One review of the list: its day, whose it is, when it takes place, how far it is, and the one thing to do next. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { setLetterSent } from '../../../domain/form/commands/settle-form.ts';
import { padName } from '../../../domain/programme/pad-name.ts';
import { preparationOf, type ReviewRow } from '../../../domain/review/monthly-reviews.ts';
import { useContactName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { contactIcons } from '../../model/contact-icons.ts';
import { askPlan } from '../../model/plan-question.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import { DraftProgress } from '../../parts/form/draft-progress.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { useManagerName } from '../../parts/programme/use-member-name.ts';
import { usePrepareReview } from '../../parts/review/use-prepare-review.ts';
import { paths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './reviews.module.css';

interface ReviewRowProps {
  readonly row: ReviewRow;
  readonly onFocus: () => void;
}

export function ReviewRowEntry({ row, onFocus }: ReviewRowProps) {
  const { t } = useTranslation('reviews');
  const format = useFormat();
  const today = useToday();
  const pad = useCarnetState(
    ({ launchPads }) => launchPads.find(({ id }) => id === row.sme.values.launchPadId)?.values,
  );
  const manager = useManagerName(row.sme.values.accountManagerId);
  const late = row.group === 'overdue';
  return (
    <tr id={row.key} className={styles.row} onFocus={onFocus}>
      <td className={classNames(styles.day, late && styles.late)}>
        {format.dayMonth(row.on, today)}
      </td>
      <th scope="row">
        <Link href={pathOf(row)} asChild>
          <TextLink className={styles.name}>
            <bdi>{row.sme.values.name}</bdi>
          </TextLink>
        </Link>{' '}
        <span className={styles.quiet}>
          {row.late === undefined
            ? t('list.number', { number: row.number })
            : t('list.late', { count: row.late })}
        </span>
      </th>
      <td>
        {pad === undefined ? null : <Tag name={padName(pad, format.language)}>{pad.code}</Tag>}
      </td>
      <td className={styles.manager}>{manager ?? t('list.noManager')}</td>
      <td>
        <When row={row} />
      </td>
      <ProgressCell row={row} />
      <td className={styles.actions}>
        <Actions row={row} />
      </td>
    </tr>
  );
}

/** Where a row leads: to the review on its sheet, to its contact, else to the reviews of the SME. */
function pathOf({ sme, form, contact, group }: ReviewRow): string {
  if (form !== undefined) return paths.review(sme.id, form.id, group === 'letter' ? 'letter' : '');
  if (group === 'done' && contact !== undefined) return paths.entry(sme.id, contact.id);
  return paths.sheet(sme.id, 'reviews');
}

function When({ row }: { readonly row: ReviewRow }) {
  const { t } = useTranslation(['reviews', 'alerts']);
  const format = useFormat();
  const today = useToday();
  const nameOf = useContactName();
  const said = useAppointment();
  const { contact, closed } = row;
  if (contact === undefined) {
    return (
      <span className={styles.when}>
        <Icon name="calendar" />
        {t(row.group === 'letter' || row.group === 'done' ? 'list.unlinked' : 'list.noDate')}
      </span>
    );
  }
  const { text } = said(contact, { home: row.sme.id });
  return (
    <>
      <span className={styles.when}>
        <Icon name={contact.mode === undefined ? 'note' : contactIcons[contact.mode]} />
        {[text, nameOf({ kind: 'interim', mode: contact.mode })]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
      {closed === undefined ? null : (
        <span className={styles.closed}>
          {t(`alerts:closedBy.${closed.by}`)} ·{' '}
          {t('reviews:list.instead', { date: format.dayMonth(closed.instead, today) })}
        </span>
      )}
    </>
  );
}

/** How far the review is: a draft that was begun, a letter that was sent. */
function ProgressCell({ row }: { readonly row: ReviewRow }) {
  const words = useProgressWords()(row);
  if (words === undefined) return <td className={styles.idle}>–</td>;
  const { sme, form } = row;
  return (
    <td>
      {words}
      {form?.state === 'draft' ? <DraftProgress home={sme.id} formId={form.id} /> : null}
    </td>
  );
}

function useProgressWords(): (row: ReviewRow) => string | undefined {
  const { t } = useTranslation('reviews');
  const format = useFormat();
  const today = useToday();
  return ({ group, form }) => {
    if (group === 'letter') return t('list.toSend');
    if (group === 'done') {
      if (form === undefined) return t('list.noForm');
      const { letterSentOn } = form;
      return letterSentOn === undefined
        ? t('list.toSend')
        : t('list.sent', { date: format.dayMonth(letterSentOn, today) });
    }
    if (form !== undefined) return t('list.begun');
    return group === 'prepare' ? t('list.toBegin') : undefined;
  };
}

function Actions({ row }: { readonly row: ReviewRow }) {
  const { t } = useTranslation('reviews');
  const change = useChange();
  const carnet = useCarnet();
  const prepare = usePrepareReview();
  const sheet = useCarnetState(({ sheets }) => sheets.get(row.sme.id));
  const { sme, group, form } = row;
  const { name } = sme.values;
  const describe = (label: string): string => t('list.of', { label, name });
  const mark = async (sent: boolean): Promise<void> => {
    if (form === undefined) return;
    await carnet.loadLazy(sme.id, 'form');
    const done = sent ? t('letter.markedSent', { name }) : t('letter.markedUnsent', { name });
    await change(setLetterSent(form.id, sent), { done });
  };
  switch (group) {
    case 'overdue':
    case 'prepare':
    case 'planned':
      return (
        <WritersOnly>
          {row.contact === undefined ? (
            <Button
              aria-label={describe(t('list.plan'))}
              onClick={() => askPlan({ smeId: sme.id, kind: 'monthlyReview' })}
            >
              {t('list.plan')}
            </Button>
          ) : null}
          {sheet === undefined || (group === 'overdue' && form === undefined) ? null : (
            <Button
              variant={group === 'planned' ? 'quiet' : 'secondary'}
              aria-label={describe(t(`list.prepare.${preparationOf(sheet)}`))}
              onClick={() => void prepare(sheet)}
            >
              {t(`list.prepare.${preparationOf(sheet)}`)}
            </Button>
          )}
        </WritersOnly>
      );
    case 'letter':
      return (
        <>
          <Link href={pathOf(row)} asChild>
            <ButtonLink aria-label={describe(t('list.letter'))}>{t('list.letter')}</ButtonLink>
          </Link>
          <WritersOnly>
            <Button
              variant="quiet"
              icon="check"
              aria-label={describe(t('letter.sent'))}
              onClick={() => void mark(true)}
            >
              {t('letter.sent')}
            </Button>
          </WritersOnly>
        </>
      );
    case 'done':
      return form?.letterSentOn === undefined ? null : (
        <WritersOnly>
          <Button
            variant="quiet"
            icon="undo"
            aria-label={describe(t('letter.unsent'))}
            onClick={() => void mark(false)}
          >
            {t('letter.unsent')}
          </Button>
        </WritersOnly>
      );
  }
}
