/** The programmes of this device: open one, add another, remove one. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { InstalledProgramme } from '../../ports/device.ts';
import type { Environment } from '../../ports/environment.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './first-run.module.css';
import { ForgetDialog } from './forget-dialog.tsx';
import { WayTitle } from './way-title.tsx';

interface ProgrammeSwitcherProps {
  readonly programmes: readonly InstalledProgramme[];
  readonly environment: Environment;
  /** The title takes the focus: another way led here. */
  readonly focused: boolean;
  readonly onOpen: (programmeId: string) => void;
  readonly onAdd: () => void;
  readonly onForgotten: () => void;
}

export function ProgrammeSwitcher(props: ProgrammeSwitcherProps) {
  const { programmes, environment, focused, onOpen, onAdd, onForgotten } = props;
  const { t } = useTranslation('first-run');
  const [leaving, setLeaving] = useState<InstalledProgramme | undefined>(undefined);
  return (
    <>
      <WayTitle focused={focused}>{t('programmes.title')}</WayTitle>
      <p className={styles.lead}>{t('programmes.lead')}</p>
      <ul className={styles.rows} aria-label={t('programmes.title')}>
        {programmes.map((programme) => (
          <li key={programme.programmeId} className={styles.row}>
            <Icon name={programme.vanished ? 'error' : 'list'} size={24} className={styles.icon} />
            <div>
              <h2 className={styles.name}>{programme.name}</h2>
              <ProgrammeDetail programme={programme} environment={environment} />
            </div>
            <div className={styles.actions}>
              <Button
                size="form"
                aria-label={t('programmes.openName', { name: programme.name })}
                onClick={() => onOpen(programme.programmeId)}
              >
                {t('programmes.open')}
              </Button>
              <IconButton
                icon="remove"
                label={t('programmes.remove', { name: programme.name })}
                onClick={() => setLeaving(programme)}
              />
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.later}>
        <Button icon="add" size="form" onClick={onAdd}>
          {t('programmes.add')}
        </Button>
      </div>
      {leaving === undefined ? null : (
        <ForgetDialog
          programme={leaving}
          environment={environment}
          onClose={() => setLeaving(undefined)}
          onForgotten={() => {
            setLeaving(undefined);
            onForgotten();
          }}
        />
      )}
    </>
  );
}

function ProgrammeDetail(props: {
  readonly programme: InstalledProgramme;
  readonly environment: Environment;
}) {
  const { programme, environment } = props;
  const { t } = useTranslation('first-run');
  const format = useFormat();
  const zone = environment.zone();
  const today = localDateTimeIn(environment.now(), zone).slice(0, 10);
  const opened = localDateTimeIn(programme.openedAt, zone).slice(0, 10);
  const parts = [
    ...(programme.pinnedDay === undefined ? [] : [t('programmes.sample')]),
    programme.vanished
      ? t('programmes.vanished')
      : t('programmes.opened', { day: format.relativeDay(opened, today) }),
  ];
  return <p className={styles.text}>{parts.join(' · ')}</p>;
}
