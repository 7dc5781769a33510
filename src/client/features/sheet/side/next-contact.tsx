/** The next contact: the soonest that is planned. Where none is, planning one is one press away. */

import { useTranslation } from 'react-i18next';
import { addDays } from '../../../../domain/calendar/local-date.ts';
import { hourOf } from '../../../../domain/contact/log-contact.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useNow } from '../../../model/use-carnet.ts';
import { TextButton } from '../../../ui/text-link.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';
import { Block } from './block.tsx';
import styles from './side-column.module.css';

/** A contact is first proposed for the same day of the next week, in the morning. */
const daysAhead = 7;
const proposedHour = '10:00';

interface NextContactProps {
  readonly sheet: Sheet;
  readonly readOnly: boolean;
}

export function NextContact({ sheet, readOnly }: NextContactProps) {
  const { t } = useTranslation(['side', 'domain']);
  const format = useFormat();
  const now = useNow();
  const today = now.slice(0, 10);
  const open = useOpenDialog();
  const planned = sheet.summary.planned[0];
  if (planned === undefined) {
    const at = `${addDays(today, daysAhead)}T${proposedHour}`;
    return (
      <Block title={t('side:next.title')}>
        <div className={styles.line}>
          <span className={styles.quiet}>{t('side:next.none')}</span>
          {readOnly ? null : (
            <TextButton
              onClick={() =>
                open({ kind: 'contact', initial: { state: 'planned', at, mode: 'phone' } })
              }
            >
              {t('side:next.plan')}
            </TextButton>
          )}
        </div>
      </Block>
    );
  }
  const { id, at, kind, mode } = planned;
  const hour = hourOf(at);
  const day = format.day(at.slice(0, 10), today);
  const what = mode === undefined ? undefined : t(`domain:option.contactMode.${mode}`);
  const late = at < now;
  return (
    <Block title={t('side:next.title')}>
      <div className={styles.line}>
        <span className={styles.text}>
          <strong>{hour === undefined ? day : `${day}, ${format.time(hour)}`}</strong>
          <span className={styles.quiet}>
            {[
              t(`domain:option.contactKind.${kind}`),
              what,
              format.relativeDay(at.slice(0, 10), today),
            ]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </span>
          {late ? <span className={styles.late}>{t('side:next.late')}</span> : null}
        </span>
        {readOnly ? null : (
          <TextButton onClick={() => open({ kind: 'contact', contactId: id })}>
            {t('side:next.open')}
          </TextButton>
        )}
      </div>
    </Block>
  );
}
