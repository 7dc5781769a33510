/** What is shown, to take along: as a table or on paper. */

import { useTranslation } from 'react-i18next';
import { runCommand } from '../../model/commands.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';

export function TakeAway() {
  const { t } = useTranslation('export');
  return (
    <MenuButton
      label={t('menu')}
      align="end"
      items={[
        {
          id: 'csv',
          icon: 'exportFile',
          label: t('csv'),
          onSelect: () => void runCommand('exportCsv'),
        },
        {
          id: 'print',
          icon: 'print',
          label: t('print'),
          shortcut: 'Ctrl P',
          onSelect: () => void runCommand('print'),
        },
      ]}
      trigger={(trigger) => <IconButton {...trigger} icon="exportFile" label={t('menu')} />}
    />
  );
}
