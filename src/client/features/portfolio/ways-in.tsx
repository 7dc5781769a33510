/** The portfolio with nothing in it yet: the real ways in. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMayWrite } from '../../model/use-may-write.ts';
import { outsidePaths, paths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

interface WaysInProps {
  /** How many SMEs the programme is to enrol; 0 where no target was set. */
  readonly target: number;
  readonly onNewSme: () => void;
}

export function WaysIn({ target, onNewSme }: WaysInProps) {
  const { t } = useTranslation('portfolio');
  const mayWrite = useMayWrite();
  return (
    <EmptyState
      title={t('empty.title')}
      lead={target > 0 ? t('empty.lead', { count: target }) : t('empty.leadAlone')}
      ways={[
        ...(mayWrite
          ? [
              {
                id: 'new',
                icon: 'add',
                name: t('empty.new'),
                text: t('empty.newText'),
                action: (
                  <Button variant="primary" size="form" shortcut="N" onClick={onNewSme}>
                    {t('newSme')}
                  </Button>
                ),
              } as const,
              {
                id: 'spreadsheet',
                icon: 'importFile',
                name: t('empty.spreadsheet'),
                text: t('empty.spreadsheetText'),
                action: (
                  <Link href={paths.importSmes()} asChild>
                    <ButtonLink size="form">{t('empty.spreadsheetAction')}</ButtonLink>
                  </Link>
                ),
              } as const,
            ]
          : []),
        {
          id: 'backup',
          icon: 'importFile',
          name: t('empty.backup'),
          text: t('empty.backupText'),
          action: (
            <Link href={paths.settings('storage')} asChild>
              <ButtonLink size="form">{t('empty.backupAction')}</ButtonLink>
            </Link>
          ),
        },
        {
          id: 'sample',
          icon: 'show',
          name: t('empty.sample'),
          text: t('empty.sampleText'),
          action: (
            <Link href={`~${outsidePaths.start}`} asChild>
              <ButtonLink size="form">{t('empty.sampleAction')}</ButtonLink>
            </Link>
          ),
        },
      ]}
    />
  );
}
