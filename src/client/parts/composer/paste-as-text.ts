/**
 * What is pasted or dropped into a line stays text: each `>` that would open an action there is put in as `›`. Emails begin
 * the lines that they quote with it. What somebody took from a line goes on as it was typed, wherever it is put in.
 */

import type { ClipboardEvent, DragEvent, FormEvent } from 'react';
import { replaceSelected } from '../../ui/insert-text.ts';

type Box = HTMLTextAreaElement | HTMLInputElement;

/** At the beginning of a word, also as wide characters; `>=` opens nothing. */
const signs = /(?<!\S)[>＞﹥]+(?![>=])/gu;
/** Behind a word, before a price or a share, it compares: `margin > 30 %`. */
const behindWord = /[^\s>][^\S\n]+$/u;
const compared = /^[^\S\n]*(?:[£€$]\d|\d[\d.,]*[^\S\n]?[%€£$])/u;
/** Longer ones open an action before what is to be done; `12 -> 15` is a change. */
const longSigns = /(?<!\S)(-{1,2}|={1,2})?(?:(?<=[-=])>|→)(?=\s+[^\s\d])/gu;
/** Longest comparison that is looked for on either side, in UTF-16 code units. */
const lookMax = 20;

/** A text without any sign that opens an action; every character has its place. */
export function withoutSigns(text: string): string {
  return text
    .replaceAll(signs, (run, at: number) =>
      behindWord.test(text.slice(Math.max(0, at - lookMax), at)) &&
      compared.test(text.slice(at + run.length, at + run.length + lookMax))
        ? run
        : '›'.repeat(run.length),
    )
    .replaceAll(longSigns, (_sign, dashes: string | undefined) => `${dashes ?? ''}›`);
}

/** What was copied, cut or dragged out of a line last. */
let ownWords: string | undefined;

function remember({ currentTarget }: ClipboardEvent<Box> | DragEvent<Box>): void {
  ownWords = selectedIn(currentTarget);
}

function selectedIn({ value, selectionStart, selectionEnd }: Box): string {
  return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
}

/** Puts it in instead of the selection, where it is not what stands there or goes in anyhow. */
function put(box: Box, came: string): boolean {
  if (came === ownWords) return false;
  const text = withoutSigns(came);
  if (text === came) return false;
  replaceSelected(box, box instanceof HTMLInputElement ? text.replaceAll('\n', ' ') : text);
  return true;
}

/** Handlers for the field of a line. */
export const pasteAsText = {
  onCopy: remember,
  onCut: remember,
  onDragStart: remember,
  onPaste: (event: ClipboardEvent<Box>): void => {
    const { clipboardData } = event;
    if (!clipboardData.types.includes('text/plain')) return;
    const came = clipboardData.getData('text/plain').replaceAll(/\r\n?/gu, '\n');
    if (put(event.currentTarget, came)) event.preventDefault();
  },
  /** Where it was dropped, only the browser knows: it is selected there afterwards. */
  onInput: (event: FormEvent<Box>): void => {
    const { nativeEvent, currentTarget } = event;
    if (nativeEvent instanceof InputEvent && nativeEvent.inputType === 'insertFromDrop') {
      put(currentTarget, selectedIn(currentTarget));
    }
  },
};
