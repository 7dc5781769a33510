/** Why a programme was not connected, and what can be done instead. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AccountProblem, passwordRules } from '../../ports/accounts.ts';
import { paths } from '../../ports/routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';

export function ConnectionProblem({ problem }: { readonly problem: AccountProblem }) {
  const { t } = useTranslation(['people', 'sign-in']);
  const text =
    problem === 'taken'
      ? t('connection.taken')
      : problem === 'notCarnet'
        ? t('connection.elsewhere')
        : problem === 'offline'
          ? t('connection.offline')
          : t(`sign-in:problem.${problem}`, { min: passwordRules.lengthMin });
  return (
    <Note
      icon={problem === 'offline' ? 'offline' : 'info'}
      announced
      action={
        problem === 'notCarnet' ? (
          <Link href={paths.settings('storage')} asChild>
            <ButtonLink>{t('connection.backup')}</ButtonLink>
          </Link>
        ) : undefined
      }
    >
      {text}
    </Note>
  );
}
