/**
 * An email that was received as a file, as far as Carnet reads one: who wrote to whom, when, about what, its plain text and
 * its files. Everything in it was written by others, so it is cut to its limits before anything else sees it.
 */

/** Limits of what is read. Beyond the first four, the message is not read at all. */
export const mailLimits = {
  /** Of the whole message, in bytes: what mail servers carry, with its files written as text. */
  bytesMax: 40_000_000,
  /** Of all headers together, in bytes. */
  headerBytesMax: 256_000,
  /** How deep its parts may be nested. */
  nestingMax: 20,
  filesMax: 50,
  /** Addresses that are looked at, of the sender and of those it was sent to. */
  addressesMax: 200,
  /** A longer text is cut, in UTF-16 code units: what a note may hold, with room for a sign that it was cut. */
  textLengthMax: 19_000,
  subjectLengthMax: 400,
} as const;

/** What email programs call such a file. */
const mailName = /\.eml$/i;
export const mailType = 'message/rfc822';

/** Whether a file is meant as an email. */
export const isMailFile = (file: { readonly name: string; readonly type: string }): boolean =>
  file.type === mailType || mailName.test(file.name);

/** Why an email was not read. */
export type MailProblem =
  | 'tooLarge'
  | 'tooManyFiles'
  /** Its parts are nested too deep, or its headers too long: no email program writes that. */
  | 'tooComplex'
  /** It is no email. */
  | 'notMail'
  /** Reading it took longer than any email does. */
  | 'tooSlow'
  /** This device cannot start what reads it, or the file was moved. */
  | 'notRead';

export interface MailAddress {
  readonly name: string;
  /** In lower case. */
  readonly address: string;
}

export interface MailFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A picture inside the text, such as the logo of a signature. */
  readonly isInText: boolean;
}

export interface Mail {
  /** Names the message wherever it is kept: its Message-ID, otherwise the hash of its bytes. */
  readonly messageId: string;
  readonly from: MailAddress | undefined;
  readonly to: readonly MailAddress[];
  /** One line; empty where it has none. */
  readonly subject: string;
  /** When it was sent, in milliseconds since 1970; absent where it does not say. */
  readonly sentAt: number | undefined;
  /** Empty where it has none that can be read. */
  readonly text: string;
  readonly isCut: boolean;
  readonly files: readonly MailFile[];
}

/** Marks that turn the direction of what follows, and control characters besides line breaks and tabs. */
const unseen =
  /(?![\n\t])\p{Cc}|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** A header as one line: a line break in it must not begin another. */
export function mailLine(text: string, lengthMax: number): string {
  const line = text
    .slice(0, 2 * lengthMax)
    .replace(/\s+/g, ' ')
    .replace(unseen, '')
    .trim();
  return cutAt(line, lengthMax);
}

/** The text of the message, without what nobody sees and without more than one empty line in a row. */
export function mailText(text: string): { readonly text: string; readonly isCut: boolean } {
  const { textLengthMax } = mailLimits;
  // Twice as much is enough to tell whether more is left once it is cleaned.
  const clean = text
    .slice(0, 2 * textLengthMax)
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const isCut = clean.length > textLengthMax || text.length > 2 * textLengthMax;
  return { text: cutAt(clean, textLengthMax), isCut };
}

function cutAt(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  // Not within a character of two units.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax;
  return text.slice(0, end);
}

/** An address as addresses are compared; empty where it is none. */
export function mailAddress(text: string): string {
  const address = text.trim().toLowerCase();
  return address.length <= 320 && /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(address) ? address : '';
}
