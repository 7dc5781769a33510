/**
 * The keys of a card, heard while the focus is in it: a digit for each answer, Ctrl Enter for the text that is written,
 * Escape for later. They are shortcuts of buttons that are all there. In a text, digits are typed.
 */

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { isInputBox } from '../../model/input-box.ts';
import { useFocusAfter } from './use-focus-after.ts';
import { usePassedOver } from './use-passed-over.ts';

interface CardKeys {
  /** In the order of their digits. */
  readonly answers: readonly (() => void)[];
  /** The text that is written stands. */
  readonly onConfirm?: (() => void) | undefined;
  readonly onLater?: (() => void) | undefined;
}

/** Answers what the card takes as its `ref`. */
export function useCardKeys({
  answers,
  onConfirm,
  onLater,
}: CardKeys): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null);
  useFocusAfter(card);
  usePassedOver(card);
  const answerOf = (event: KeyboardEvent): (() => void) | undefined => {
    if (event.ctrlKey || event.metaKey) return event.key === 'Enter' ? onConfirm : undefined;
    if (event.key === 'Escape') return onLater;
    return isInputBox(event.target) ? undefined : answers[digitOf(event) - 1];
  };
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey) return;
    const answer = answerOf(event);
    if (answer === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    answer();
  });
  useEffect(() => {
    const element = card.current;
    const listen = (event: KeyboardEvent): void => onKey(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);
  return card;
}

/** The digit by its key, so that a French keyboard needs no shift; 0 for any other key. */
function digitOf({ code }: KeyboardEvent): number {
  const digit = /^(?:Digit|Numpad)(\d)$/u.exec(code)?.[1];
  return digit === undefined ? 0 : Number(digit);
}
