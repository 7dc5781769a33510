/** The card of a deletion that met a change: what happened, and an answer or two, each with its key. */

import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMayWrite } from '../../model/use-may-write.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { WritersOnly } from '../record/writers-only.tsx';
import styles from './conflict-cards.module.css';
import { useCardKeys } from './use-card-keys.ts';
import { cardMark } from './use-focus-after.ts';

interface Answer {
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** Conflicts that come first: until then it cannot be given. */
  readonly openBefore?: number | undefined;
  readonly give: () => void;
}

interface DeletionFrameProps {
  readonly title: string;
  readonly text: string;
  /** The sheet that the text names. */
  readonly other?: string | undefined;
  /** What else is to be known. */
  readonly children?: ReactNode;
  readonly first: Answer;
  /** Absent where the reader may not give it. */
  readonly second?: Answer | undefined;
}

export function DeletionFrame({ title, text, other, children, first, second }: DeletionFrameProps) {
  const { t } = useTranslation('conflict');
  const titleId = useId();
  const mayWrite = useMayWrite();
  const openBefore = second?.openBefore ?? 0;
  const mayGive = second !== undefined && openBefore === 0;
  const answers = mayGive ? [first.give, second.give] : [first.give];
  const card = useCardKeys({ answers: mayWrite ? answers : [] });
  return (
    <section ref={card} className={styles.card} aria-labelledby={titleId} {...cardMark}>
      <div className={styles.head}>
        <Icon name="conflict" />
        <b id={titleId}>{title}</b>
      </div>
      <div className={styles.question}>
        <p>
          {text}{' '}
          {other === undefined ? null : (
            <Link href={paths.sheet(other)} asChild>
              <TextLink>{t('merge.intoOpen')}</TextLink>
            </Link>
          )}
        </p>
        {children}
        <WritersOnly>
          <div className={styles.answers}>
            <Button shortcut="1" aria-keyshortcuts="1" onClick={first.give}>
              {first.label}
            </Button>
            {second === undefined ? null : (
              <Button
                shortcut="2"
                aria-keyshortcuts="2"
                icon={second.icon}
                unavailableBecause={
                  mayGive ? undefined : t('deletion.first', { count: openBefore })
                }
                onClick={second.give}
              >
                {second.label}
              </Button>
            )}
          </div>
        </WritersOnly>
      </div>
    </section>
  );
}
