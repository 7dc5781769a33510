/**
 * A letter as a link that opens the mail programme with a message to correct and send. Such a link is an address: line ends are
 * those of mail (RFC 6068), no letter of it stands for something else, and Chromium on Windows opens none that is longer than
 * 2,048 characters and says nothing. Where the letter does not fit, the message opens without it, never with a part of it that
 * could be sent for the whole.
 */

import { addressInLink } from '../sme/reach.ts';
import { type Letter, letterText } from './follow-up-letter.ts';

/** Greatest length of the link, in characters. */
export const mailLinkLengthMax = 2_000;

export interface MailDraft {
  readonly href: string;
  /** The letter is in it; otherwise it has to be pasted. */
  readonly isWhole: boolean;
}

/** @param address of whoever it is for, empty where none is known */
export function mailDraft(letter: Letter, address: string): MailDraft {
  const subject = `mailto:${addressInLink(address)}?subject=${inLink(letter.subject)}`;
  const href = `${subject}&body=${inLink(letterText(letter).replaceAll(/\r?\n/g, '\r\n'))}`;
  return href.length <= mailLinkLengthMax
    ? { href, isWhole: true }
    : { href: subject, isWhole: false };
}

/** Half a character, such as a cut emoji, which no address can hold. */
const halfCharacters = /\p{Surrogate}/gu;

function inLink(text: string): string {
  return encodeURIComponent(text.replaceAll(halfCharacters, '\uFFFD'));
}
