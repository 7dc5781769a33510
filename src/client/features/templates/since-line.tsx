/** What the draft has changed since the last version, and what of that the forms that are filled in notice: nothing. */

import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import styles from './templates.module.css';
import type { DraftView } from './use-template-draft.ts';

export function SinceLine({ view }: { readonly view: DraftView }) {
  const { t } = useTranslation('templates');
  const { changes, previous, filledCount, isBeforeNewer } = view;
  if (isBeforeNewer) {
    return <p className={styles.since}>{t('since.newer', { version: previous })}</p>;
  }
  if (changes === undefined) return null;
  const { added, changed, retired } = changes;
  const said = [
    added.length === 0 ? undefined : t('since.added', { count: added.length }),
    changed.length === 0 ? undefined : t('since.changed', { count: changed.length }),
    retired.length === 0 ? undefined : t('since.retired', { count: retired.length }),
  ].filter((part) => part !== undefined);
  return (
    <p className={styles.since}>
      <span>
        {t('since.label', { version: previous })}{' '}
        <b>{said.length === 0 ? t('since.none') : said.join(', ')}</b>
      </span>
      {filledCount === 0 ? null : (
        <span className={styles.kept}>
          <Icon name="lock" size={14} />
          {t('since.filled', { count: filledCount })}
        </span>
      )}
    </p>
  );
}
