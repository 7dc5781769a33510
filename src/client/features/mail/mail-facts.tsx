/** What an email says of itself: from whom, to whom, when and about what. */

import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { addressText, sentAtOf } from '../../../domain/mail/log-mail.ts';
import type { Mail } from '../../../domain/mail/mail.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useNow } from '../../model/use-carnet.ts';
import { Note } from '../../ui/note.tsx';
import styles from './mail.module.css';

/** Addresses that are written out; a longer list is counted. */
const shownAddressesMax = 4;

export function MailFacts({ mail }: { readonly mail: Mail }) {
  const { t } = useTranslation('mail');
  const format = useFormat();
  const { environment } = useCarnet();
  const now = useNow();
  const sentAt = sentAtOf(mail, environment.now());
  const shown = mail.to.slice(0, shownAddressesMax);
  const more = mail.to.length - shown.length;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('from')}</dt>
        <dd>{mail.from === undefined ? t('unknown') : addressText(mail.from)}</dd>
        {shown.length === 0 ? null : (
          <>
            <dt>{t('to')}</dt>
            <dd>
              {shown.map(addressText).join(', ')}
              {more === 0 ? null : ` ${t('moreAddresses', { count: more })}`}
            </dd>
          </>
        )}
        <dt>{t('date')}</dt>
        <dd>
          {mail.sentAt === undefined
            ? t('unknown')
            : format.dayTime(localDateTimeIn(mail.sentAt, environment.zone()), now.slice(0, 10))}
        </dd>
        <dt>{t('subject')}</dt>
        <dd>{mail.subject === '' ? t('noSubject') : mail.subject}</dd>
      </dl>
      {sentAt === undefined ? <Note icon="info">{t('noDate')}</Note> : null}
    </>
  );
}
