/**
 * Why there is no line to log with, where the sheet itself does not say it: the role may have changed a moment ago. What
 * was half-typed then stays readable, to be copied or thrown away.
 */

import { useTranslation } from 'react-i18next';
import { mayRead } from '../../../../domain/permission/permission.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { HalfTyped } from '../../../parts/composer/half-typed.tsx';
import { Note } from '../../../ui/note.tsx';

export function OnlyReads({ home }: { readonly home: string }) {
  const { t } = useTranslation('sheet');
  const readsSheets = useCarnetState(({ members, memberId }) =>
    mayRead(members.find(({ id }) => id === memberId)?.values.roles ?? []),
  );
  return (
    <>
      <Note icon="lock" announced>
        {t(readsSheets ? 'journal.onlyReads' : 'journal.reportsOnly')}
      </Note>
      <HalfTyped home={home} />
    </>
  );
}
