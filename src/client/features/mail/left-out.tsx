/** Emails beyond the greatest number at once: nobody is to believe that they were taken. */

import { useTranslation } from 'react-i18next';
import { mailsAtOnceMax } from '../../model/mail-question.ts';
import { Note } from '../../ui/note.tsx';

export function LeftOut({ count }: { readonly count: number }) {
  const { t } = useTranslation('mail');
  return count === 0 ? null : (
    <Note icon="info" announced>
      {t('leftOut', { count, max: mailsAtOnceMax })}
    </Note>
  );
}
