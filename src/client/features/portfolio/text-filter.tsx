/**
 * Words that narrow the list while they are typed. Esc empties them and then leaves; Enter and the down arrow go to
 * the first SME.
 */

import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreference } from '../../model/preferences.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './portfolio-toolbar.module.css';

interface TextFilterProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Where `F` goes. */
export const textFilterSelector = '[data-text-filter]';

export function TextFilter({ text, onText }: TextFilterProps) {
  const { t } = useTranslation('portfolio');
  const letters = usePreference((state) => state.letterShortcuts);
  const input = useRef<HTMLInputElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (text === '') focusFirst();
      else onText('');
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') focusFirst();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.text}>
      <Icon name="filter" className={styles.textIcon} />
      <TextInput
        ref={input}
        controlSize="dense"
        type="search"
        data-text-filter=""
        aria-label={t('filter.text')}
        aria-keyshortcuts={letters ? 'F' : undefined}
        placeholder={t('filter.textHint')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onValueChange={onText}
        onKeyDown={onKeyDown}
        className={styles.textInput}
      />
      {text === '' ? (
        letters ? (
          <span className={styles.textKey}>
            <Kbd decorative>F</Kbd>
          </span>
        ) : null
      ) : (
        <IconButton
          small
          icon="close"
          label={t('filter.textClear')}
          className={styles.textKey}
          onClick={() => {
            onText('');
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** For a button that goes with the filters it cleared. */
export function focusTextFilter(): void {
  document.querySelector<HTMLElement>(textFilterSelector)?.focus();
}

/** The row that Tab reaches. */
function focusFirst(): void {
  document.querySelector<HTMLElement>('[data-sme] a[tabindex="0"]')?.focus();
}
