/** An address below a programme that no screen has: said so, with the way back. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { paths } from '../ports/routes.ts';
import { ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { TopBar } from '../ui/top-bar.tsx';

export function UnknownScreen() {
  const { t } = useTranslation('palette');
  return (
    <>
      <TopBar title={t('unknown.title')} />
      <EmptyState
        title={t('unknown.title')}
        lead={t('unknown.lead')}
        action={
          <Link href={paths.portfolio()} asChild>
            <ButtonLink variant="primary" size="form">
              {t('unknown.back')}
            </ButtonLink>
          </Link>
        }
      />
    </>
  );
}
