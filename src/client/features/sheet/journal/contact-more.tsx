/** The longer parts of a contact, folded under its summary: agenda, minutes and decisions. */

import { useTranslation } from 'react-i18next';
import type { Text2 } from '../../../../domain/entity/field.ts';
import type { Contact } from '../../../../domain/operation/record.ts';
import styles from './entry.module.css';
import { EntryText, LanguageMark } from './entry-text.tsx';

export function ContactMore({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('sheet');
  const { agenda, minutesText, decisions, messageId, messageFrom, messageTo } = contact.values;
  const said = t(messageId === undefined ? 'journal.minutes' : 'journal.message');
  const decided = Object.entries(decisions ?? {});
  const parts: readonly (readonly [string, Text2])[] = [
    ...(agenda === undefined ? [] : [[t('journal.agenda'), agenda] as const]),
    ...(minutesText === undefined ? [] : [[said, minutesText] as const]),
  ];
  const names = [
    ...parts.map(([name]) => name),
    ...(decided.length === 0 ? [] : [t('journal.decisions')]),
  ];
  if (names.length === 0) return null;
  return (
    <details className={styles.more}>
      <summary>{names.join(' · ')}</summary>
      {parts.map(([name, text]) => (
        <section key={name}>
          <h4>
            {name} <LanguageMark text={text} />
          </h4>
          {name === said && messageFrom !== undefined ? (
            <p className={styles.faint}>{t('journal.from', { sender: messageFrom })}</p>
          ) : null}
          {name === said && messageTo !== undefined ? (
            <p className={styles.faint}>{t('journal.to', { recipients: messageTo })}</p>
          ) : null}
          <EntryText text={text} isMinutes={text === minutesText && messageId === undefined} />
        </section>
      ))}
      {decided.length === 0 ? null : (
        <section>
          <h4>{t('journal.decisions')}</h4>
          {decided.map(([id, text]) => (
            <EntryText key={id} text={text} />
          ))}
        </section>
      )}
    </details>
  );
}
