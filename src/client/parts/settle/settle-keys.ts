/**
 * "Did it take place?", answered in place by one key: Y (O in French) for yes, N for no, as long as letters are on. Each
 * answer can be undone, so that none is asked twice.
 */

import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { usePreference } from '../../model/preferences.ts';
import { useMayWrite } from '../../model/use-may-write.ts';

export interface SettleKeys {
  /** How the keys are drawn beside what they do; nothing while letters are switched off. */
  readonly yes: string | undefined;
  readonly no: string | undefined;
  /** For `aria-keyshortcuts`. */
  readonly both: string | undefined;
  /** The question. */
  readonly question: string;
  /** For what asks, to hear the key of an answer pressed within it; whatever else is pressed goes on. */
  readonly handlers: (settle: (state: 'held' | 'missed') => void) => SettleHandlers;
}

export interface SettleHandlers {
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}

const fields = 'input, textarea, select, [contenteditable="true"], [role="menu"]';

export function useSettleKeys(): SettleKeys {
  const { t } = useTranslation('contact');
  const { language } = useFormat();
  const mayWrite = useMayWrite();
  const letters = usePreference((state) => state.letterShortcuts) && mayWrite;
  const yes = language === 'fr' ? 'O' : 'Y';
  return {
    yes: letters ? yes : undefined,
    no: letters ? 'N' : undefined,
    both: letters ? `${yes} N` : undefined,
    question: t('tookPlace'),
    handlers: (settle) => ({
      onKeyDown: (event) => {
        const state = letters ? answerOf(event, yes) : undefined;
        if (state === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        settle(state);
      },
    }),
  };
}

function answerOf(event: KeyboardEvent<HTMLElement>, yes: string): 'held' | 'missed' | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.target instanceof Element && event.target.closest(fields) !== null) return undefined;
  const key = event.key.toUpperCase();
  if (key === 'Y' || key === yes) return 'held';
  return key === 'N' ? 'missed' : undefined;
}
