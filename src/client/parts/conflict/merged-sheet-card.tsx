/**
 * A sheet that was merged into another while somebody wrote on it: it is merged once more with what was written since, or both
 * go on. It is never moved to the bin from here, where nobody would find what was written.
 */

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { setFields, together } from '../../../domain/command/command.ts';
import type { DeletionConflict } from '../../../domain/conflict/open-conflict.ts';
import { keepRecord } from '../../../domain/conflict/settle-conflict.ts';
import { useDescribe, wholeTitle } from '../../i18n/describe-value.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { conflictCountOn, mergePath } from '../../model/merged-back.ts';
import { useDecidesOn, useMayRemove } from '../../model/use-decides-on.ts';
import { useHomeName } from '../../model/use-home.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useNames } from '../../model/use-names.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useChange } from '../record/use-change.ts';
import { WritersOnly } from '../record/writers-only.tsx';
import styles from './conflict-cards.module.css';
import { useCardKeys } from './use-card-keys.ts';
import { cardMark } from './use-focus-after.ts';
import { useOrigin } from './version-words.ts';

interface MergedSheetCardProps {
  readonly conflict: DeletionConflict;
  /** The sheet that goes on. */
  readonly into: string;
}

export function MergedSheetCard({ conflict, into }: MergedSheetCardProps) {
  const { t } = useTranslation('conflict');
  const { record, deletion } = conflict;
  const [, navigate] = useLocation();
  const change = useChange();
  const titleId = useId();
  const describe = useDescribe(useToday(), useNames(record.home));
  const { when } = useOrigin()(deletion);
  const sheet = useHomeName(into) ?? '';
  const open = useCarnetState((state) => conflictCountOn(state, record.id));
  const decides = [useDecidesOn(into), useDecidesOn(record.id), useMayRemove(record)];
  const mayMerge = !decides.includes(false);
  const keep = (): void => {
    // Both go on: this one is not part of the other any more.
    const command = together([
      keepRecord(record.id),
      setFields(record.id, { mergedInto: undefined }),
    ]);
    const what = wholeTitle(describe.title(record.entity, record.values));
    void change(command, { done: t('deletion.bothKept', { what }) });
  };
  const merge = (): void => {
    if (open === 0) navigate(mergePath(into, record.id));
  };
  const mayWrite = useMayWrite();
  const answers = mayMerge ? [keep, merge] : [keep];
  const card = useCardKeys({ answers: mayWrite ? answers : [] });
  return (
    <section ref={card} className={styles.card} aria-labelledby={titleId} {...cardMark}>
      <div className={styles.head}>
        <Icon name="conflict" />
        <b id={titleId}>{t('deletion.mergedTitle')}</b>
      </div>
      <div className={styles.question}>
        <p>
          {t('deletion.mergedText', { name: describe.nameOf(deletion.by), when, sheet })}{' '}
          <Link href={paths.sheet(into)} asChild>
            <TextLink>{t('merge.intoOpen')}</TextLink>
          </Link>
        </p>
        <WritersOnly>
          <div className={styles.answers}>
            <Button shortcut="1" aria-keyshortcuts="1" onClick={keep}>
              {t('deletion.both')}
            </Button>
            {mayMerge ? (
              <Button
                shortcut="2"
                aria-keyshortcuts="2"
                icon="forward"
                unavailableBecause={open === 0 ? undefined : t('deletion.first', { count: open })}
                onClick={merge}
              >
                {t('deletion.again')}
              </Button>
            ) : null}
          </div>
        </WritersOnly>
      </div>
    </section>
  );
}
