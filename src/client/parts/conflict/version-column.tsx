/** One version in a card: whose it is, from when and where, what it says, and the button that keeps it. */

import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldConflict, Version } from '../../../domain/conflict/open-conflict.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { WritersOnly } from '../record/writers-only.tsx';
import styles from './conflict-cards.module.css';
import { orderOf, useOrigin, versionParts } from './version-words.ts';

const focusOn = (element: HTMLElement | null): void => element?.focus();

interface VersionColumnProps {
  readonly conflict: FieldConflict;
  readonly version: Version;
  /** What it is compared with. */
  readonly other: Version;
  /** The key that keeps it. */
  readonly digit: number;
  /** The card was unfolded: its first answer is where one goes on. */
  readonly takesFocus: boolean;
  readonly onKeep: () => void;
}

export function VersionColumn(props: VersionColumnProps) {
  const { conflict, version, other, digit, takesFocus, onKeep } = props;
  const { t } = useTranslation('conflict');
  const describe = useDescribe(useToday(), useNames(conflict.record.home));
  const originOf = useOrigin();
  const { isMine, pad, when } = originOf(version);
  const name = describe.nameOf(version.by);
  const parts = versionParts(conflict, describe, version, other);
  const isAlone = isMine !== originOf(other).isMine;
  const several = orderOf(conflict.versions, version);
  const words = { name, position: several?.position ?? 0 };
  const whose = isMine ? 'mine' : 'theirs';
  return (
    <li className={styles.version}>
      <div className={styles.who}>
        <Avatar name={name} />
        <div>
          <b>{t(`card.${whose}${several?.which ?? ''}`, words)}</b>
          <p className={styles.where}>
            {pad === undefined ? when : t('card.where', { when, pad })}
          </p>
        </div>
      </div>
      <div className={styles.text}>
        {parts.length === 0 ? <p className={styles.nothing}>{t('card.nothing')}</p> : null}
        {parts.map(({ id, label, lang, stretches }) => (
          <p key={id} lang={lang}>
            {label === undefined ? null : <span className={styles.label}>{label}</span>}
            {stretches.length === 0 ? (
              <span className={styles.nothing}>{t('card.nothing')}</span>
            ) : (
              stretches.map(({ text, differs }, index) => {
                // The space after a word is no part of what differs.
                const said = differs ? text.trimEnd() : '';
                return (
                  // A stretch is its place: two of them may say the same.
                  <Fragment key={index}>
                    {said === '' ? null : <mark>{said}</mark>}
                    {text.slice(said.length)}
                  </Fragment>
                );
              })
            )}
          </p>
        ))}
      </div>
      <WritersOnly>
        <Button
          ref={takesFocus ? focusOn : undefined}
          shortcut={String(digit)}
          aria-keyshortcuts={String(digit)}
          onClick={onKeep}
        >
          {several !== undefined
            ? t(`card.keep.${whose}${several.which}`, words)
            : isAlone && isMine
              ? t('card.keepMine')
              : isAlone && conflict.versions.length === 2
                ? t('card.keepTheirs')
                : isMine
                  ? t('card.keepThis')
                  : t('card.keepWhose', { name })}
        </Button>
      </WritersOnly>
    </li>
  );
}
