/** What is done less often: standing closer, importing, and taking what is shown along as a table or on paper. */

import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { PortfolioLayout } from '../../../domain/portfolio/view.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { paths } from '../../ports/routes.ts';
import { runCommand } from '../../model/commands.ts';
import { preferences, usePreference } from '../../model/preferences.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton, type MenuItem } from '../../ui/menu-button.tsx';

interface ListMenuProps {
  readonly view: PortfolioLayout;
}

export function ListMenu({ view }: ListMenuProps) {
  const { t } = useTranslation(['portfolio', 'export']);
  const mayWrite = useMayWrite();
  const [, navigate] = useLocation();
  const compact = usePreference((state) => state.density === 'compact');
  const density: MenuItem = {
    id: 'density',
    label: t('portfolio:compact'),
    checked: compact,
    several: true,
    onSelect: () => preferences.setState({ density: compact ? 'comfortable' : 'compact' }),
  };
  const importing: MenuItem = {
    id: 'import',
    icon: 'importFile',
    label: t('portfolio:importSmes'),
    onSelect: () => navigate(paths.importSmes()),
  };
  return (
    <MenuButton
      label={t('portfolio:more')}
      align="end"
      items={[
        ...(view === 'list' ? [density] : []),
        ...(mayWrite ? [importing] : []),
        {
          id: 'csv',
          icon: 'exportFile',
          label: t('export:csv'),
          separated: view === 'list',
          onSelect: () => void runCommand('exportCsv'),
        },
        {
          id: 'print',
          icon: 'print',
          label: t('export:print'),
          shortcut: 'Ctrl P',
          onSelect: () => void runCommand('print'),
        },
      ]}
      trigger={(trigger) => <IconButton {...trigger} icon="more" label={t('portfolio:more')} />}
    />
  );
}
