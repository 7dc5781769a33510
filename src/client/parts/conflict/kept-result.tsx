/**
 * A text that was written to settle a conflict which was settled otherwise, by somebody else or with one of the versions. It
 * is offered until its author uses it or lets it go; what stands is not touched.
 */

import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { setFields } from '../../../domain/command/command.ts';
import { conflictIn } from '../../../domain/conflict/open-conflict.ts';
import type { AnyRecord } from '../../../domain/operation/record.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useChange } from '../record/use-change.ts';
import styles from './conflict-cards.module.css';
import { cardMark, useFocusAfter } from './use-focus-after.ts';
import { useKeptResult } from './use-written-result.ts';

interface KeptResultCardProps {
  readonly recordId: string;
  readonly field: string;
}

export function KeptResultCard({ recordId, field }: KeptResultCardProps) {
  const record = useRecord(recordId);
  if (record === undefined || record.deleted !== undefined) return null;
  // Where it stands open again, its card takes the text up.
  if (conflictIn(record, field) !== undefined) return null;
  return <KeptResultOf record={record} field={field} />;
}

function KeptResultOf({ record, field }: { readonly record: AnyRecord; readonly field: string }) {
  const { t } = useTranslation('conflict');
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  useFocusAfter(card);
  const change = useChange();
  const describe = useDescribe(useToday(), useNames(record.home));
  const { kept, add, clear } = useKeptResult(record.id, field);
  // It may be that of another tab, which still has it open.
  if (kept === undefined) return null;
  const name = describe.field(record.entity, field, record.values);
  const say = (value: typeof kept.value): string =>
    value === undefined
      ? t('card.nothing')
      : describe.value(record.entity, field, value, record.values);
  const use = async (): Promise<void> => {
    const command = setFields(record.id, { [field]: kept.value });
    await add(() => change(command, { done: t('kept.used', { field: name }) }));
  };
  return (
    <section ref={card} className={styles.card} aria-labelledby={titleId} {...cardMark}>
      <div className={styles.head}>
        <Icon name="conflict" />
        <b id={titleId}>{t('kept.title', { field: name })}</b>
      </div>
      <div className={styles.question}>
        <p>{t('kept.text')}</p>
        <div className={styles.text}>
          <p>
            <span className={styles.label}>{t('kept.yours')}</span>
            {say(kept.value)}
          </p>
          <p>
            <span className={styles.label}>{t('kept.now')}</span>
            {say(record.values[field])}
          </p>
        </div>
        <div className={styles.answers}>
          <Button onClick={() => void use()}>{t('kept.use')}</Button>
          <Button variant="quiet" icon="remove" onClick={clear}>
            {t('kept.discard')}
          </Button>
        </div>
      </div>
    </section>
  );
}
