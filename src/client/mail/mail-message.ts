/**
 * Reads an email with postal-mime: plain bytes in, what Carnet keeps of it out. Runs in a worker and needs no page. Markup is
 * never parsed or shown: of a message that has nothing but HTML, the library takes the tags out as it would for a reply in
 * plain text (docs/decisions/0024).
 *
 * Limits: those of `mailLimits`. Forwarded messages stay whole, as files.
 */

import PostalMime, { type Address, type Email } from 'postal-mime';
import {
  type Mail,
  type MailAddress,
  mailAddress,
  type MailFile,
  mailLimits,
  mailLine,
  mailText,
  type MailProblem,
  mailType,
} from '../../domain/mail/mail.ts';
import { nameLengthMax } from '../../domain/entity/field.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Bytes } from '../ports/file-store.ts';

/** What is read of it before its text and its files. */
const libraryLimits = {
  maxHeadersSize: mailLimits.headerBytesMax,
  maxNestingDepth: mailLimits.nestingMax,
  forceRfc822Attachments: true,
} as const;

/** The message, or why it is not read. */
export async function readMail(bytes: Bytes): Promise<Result<Mail, MailProblem>> {
  if (bytes.length > mailLimits.bytesMax) return fail('tooLarge');
  let email: Email;
  try {
    email = await PostalMime.parse(fromFirstHeader(bytes), libraryLimits);
  } catch {
    return fail('tooComplex');
  }
  const { messageId, from, sender, to = [], cc = [], date, subject, attachments } = email;
  const isMail = [messageId, from, date, subject].some((header) => header !== undefined);
  if (!isMail) return fail('notMail');
  if (attachments.length > mailLimits.filesMax) return fail('tooManyFiles');
  // Some programs send an empty plain part beside the HTML that holds the words.
  const plain = email.text ?? '';
  const text = mailText(plain.trim() === '' ? await textOfHtml(email.html) : plain);
  const id = mailLine(messageId ?? '', mailLimits.subjectLengthMax);
  return ok({
    messageId: id === '' ? `sha-256:${await hashOf(bytes)}` : id,
    from: flat([from ?? sender])[0],
    to: flat([...to, ...cc]),
    subject: mailLine(subject ?? '', mailLimits.subjectLengthMax),
    sentAt: instantOf(date),
    ...text,
    files: attachments.map(fileOf),
  });
}

/** Without what some programs put before the first header, which would be lost with it: a mark of the encoding, or a line of a mailbox file. */
function fromFirstHeader(bytes: Bytes): Bytes {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1000));
  const [before = ''] = /^(?:\u00EF\u00BB\u00BF)?(?:>?From [^\r\n]*\r?\n)?/.exec(head) ?? [];
  return bytes.subarray(before.length);
}

/** The mailboxes of a header; a group stands for those in it. */
function flat(addresses: readonly (Address | undefined)[]): readonly MailAddress[] {
  return addresses
    .flatMap((one) => (one === undefined ? [] : (one.group ?? [one])))
    .slice(0, mailLimits.addressesMax)
    .map(({ name, address }) => ({
      name: mailLine(name, nameLengthMax),
      address: mailAddress(address),
    }))
    .filter(({ name, address }) => name !== '' || address !== '');
}

function instantOf(date: string | undefined): number | undefined {
  const instant = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isFinite(instant) ? instant : undefined;
}

function fileOf(file: Email['attachments'][number]): MailFile {
  const { filename, mimeType, disposition, related = false, content } = file;
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  const name = mailLine(filename ?? '', nameLengthMax);
  return {
    name: name === '' && mimeType === mailType ? 'message.eml' : name,
    mediaType: mimeType.slice(0, 100),
    bytes,
    isInText: related && disposition !== 'attachment',
  };
}

/**
 * The words of a message that has no plain text. The library writes a text from HTML where another part of the message has one,
 * so it is given a message of two parts: no text, and the HTML. Its pages of tags become words by patterns in one pass.
 */
async function textOfHtml(html: string | undefined): Promise<string> {
  if (html === undefined) return '';
  // More than any text that is kept, with its markup.
  const short = html.slice(0, htmlLengthMax);
  // Nobody can write a text that holds its own hash.
  const boundary = `carnet-${await hashOf(new TextEncoder().encode(short))}`;
  const message = [
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain',
    '',
    '',
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    without(short, 'style'),
    `--${boundary}--`,
    '',
  ].join('\r\n');
  try {
    return (await PostalMime.parse(message, libraryLimits)).text ?? '';
  } catch {
    return '';
  }
}

const htmlLengthMax = 2_000_000;

/** The markup without a kind of part that is no text; the library takes out its tags alone. Each character is looked at once. */
function without(html: string, tag: string): string {
  const begin = new RegExp(`<${tag}\\b`, 'gi');
  const end = new RegExp(`</${tag}\\s*>`, 'gi');
  const rest: string[] = [];
  let at = 0;
  for (let found = begin.exec(html); found !== null; found = begin.exec(html)) {
    end.lastIndex = found.index;
    // One that never ends hides nothing: its tag goes with the others.
    if (end.exec(html) === null) break;
    rest.push(html.slice(at, found.index));
    at = end.lastIndex;
    begin.lastIndex = at;
  }
  rest.push(html.slice(at));
  return rest.join(' ');
}

async function hashOf(bytes: Bytes): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
