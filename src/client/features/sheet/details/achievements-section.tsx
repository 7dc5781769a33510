/** What came of the support, latest first, and facts of the sheet that may be recorded as such. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordOf, Sme } from '../../../../domain/operation/record.ts';
import { useAchievementWords } from '../../../i18n/use-achievement-words.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useWritten } from '../../../model/use-held-while-typed.ts';
import { useRecords } from '../../../model/use-records.ts';
import { AchievementDialog } from '../../../parts/achievement/achievement-dialog.tsx';
import { AchievementOffers } from '../../../parts/achievement/achievement-offers.tsx';
import styles from '../../../parts/achievement/achievement.module.css';
import { EntryMark } from '../../../parts/entry-mark/entry-mark.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Section } from '../../../ui/page.tsx';

export function AchievementsSection({ sme }: { readonly sme: Sme }) {
  const { t } = useTranslation('achievements');
  const achievements = useRecords(sme.id, 'achievement');
  const [open, setOpen] = useState<RecordOf<'achievement'> | 'new' | undefined>(undefined);
  // One that a colleague moves to the bin while it is open stays open, as it was last.
  const edited = useWritten(open === 'new' ? undefined : open, false);
  const readOnly = sme.deleted !== undefined;
  return (
    <Section
      title={t('title')}
      lead={t('lead')}
      aside={
        readOnly ? undefined : (
          <Button icon="add" onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        )
      }
    >
      {readOnly ? null : <AchievementOffers sme={sme} />}
      {achievements.length === 0 ? (
        <p className={styles.quiet}>{t('none')}</p>
      ) : (
        <ul className={styles.list}>
          {achievements.map((achievement) => (
            <AchievementLine
              key={achievement.id}
              achievement={achievement}
              onEdit={() => setOpen(achievement)}
            />
          ))}
        </ul>
      )}
      {open === 'new' || edited !== undefined ? (
        <AchievementDialog
          key={edited?.id}
          smeId={sme.id}
          achievement={edited}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Section>
  );
}

interface AchievementLineProps {
  readonly achievement: RecordOf<'achievement'>;
  readonly onEdit: () => void;
}

function AchievementLine({ achievement, onEdit }: AchievementLineProps) {
  const { t } = useTranslation('achievements');
  const words = useAchievementWords(useToday());
  const { note } = achievement.values;
  const what = words.what(achievement.values);
  return (
    <li id={achievement.id} className={styles.line}>
      <div>
        <span className={styles.what}>
          {what}
          <EntryMark record={achievement} />
        </span>
        <p className={styles.quiet}>{words.facts(achievement.values)}</p>
        {note === undefined ? null : (
          <p lang={note.lang} dir="auto">
            {note.text}
          </p>
        )}
      </div>
      <IconButton icon="write" label={t('editOne', { what })} onClick={onEdit} />
    </li>
  );
}
