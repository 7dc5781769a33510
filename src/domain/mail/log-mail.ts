/**
 * An email becomes a contact on the sheet of an SME: when it was sent, who wrote it, whom it names among the people of the
 * SME and the members, and its files. Who is who is told by the address alone: anybody can call themselves anything.
 */

import { localDateTimeIn } from '../calendar/local-date.ts';
import { type Command, createRecord, together } from '../command/command.ts';
import { reachedByDefault } from '../contact/log-contact.ts';
import { type Language, lineLengthMax, type Text2 } from '../entity/field.ts';
import type { Values } from '../entity/registry.ts';
import type { RecordOf, Sme } from '../operation/record.ts';
import { guessLanguage } from '../text/guess-language.ts';
import { type Mail, type MailAddress, mailAddress } from './mail.ts';

export type MailDirection = 'inbound' | 'outbound';

/** Members, and the address with which one of them is signed in on this device: not every member has one in the settings. */
export interface KnownMembers {
  readonly members: readonly RecordOf<'member'>[];
  readonly account?: { readonly memberId: string; readonly email: string } | undefined;
}

/** Who is known by an address. */
export interface KnownPeople extends KnownMembers {
  readonly sme: Sme;
}

/** The addresses that stand in a message, the sender's first. */
function addressesOf({ from, to }: Mail): readonly MailAddress[] {
  return from === undefined ? to : [from, ...to];
}

/** People of the SME that the message names. */
export function peopleIn(mail: Mail, { values: { people = {} } }: Sme): readonly string[] {
  const named = new Set(addressesOf(mail).map(({ address }) => address));
  return Object.entries(people)
    .filter(([, { email }]) => named.has(mailAddress(email ?? '') || '-'))
    .map(([id]) => id);
}

/** Members whom the message names. */
export function membersIn(mail: Mail, { members, account }: KnownMembers): readonly string[] {
  const named = new Set(addressesOf(mail).map(({ address }) => address));
  const isNamed = (email = ''): boolean => named.has(mailAddress(email) || '-');
  return members
    .filter(
      ({ id, values }) =>
        isNamed(values.email) || (id === account?.memberId && isNamed(account.email)),
    )
    .map(({ id }) => id);
}

/** The SME that an email is about, as far as the address of one of its people tells: of the sender first. */
export function smeOfMail(mail: Mail, smes: readonly Sme[]): string | undefined {
  const byAddress = new Map<string, string>();
  for (const { id, values } of smes) {
    for (const { email } of Object.values(values.people ?? {})) {
      const address = mailAddress(email ?? '');
      if (address !== '' && !byAddress.has(address)) byAddress.set(address, id);
    }
  }
  return addressesOf(mail)
    .map(({ address }) => byAddress.get(address))
    .find((id) => id !== undefined);
}

/**
 * Whether it was written to us or by us. Where no member has the address of the sender, one of ours may have written from an
 * address that nobody noted: so it is where it went to people of the SME, and the sender is none of them.
 */
export function directionOf(mail: Mail, known: KnownPeople): MailDirection {
  const { sme } = known;
  const { from, to } = mail;
  if (from === undefined) return 'inbound';
  const ofSender: Mail = { ...mail, to: [] };
  if (membersIn(ofSender, known).length > 0) return 'outbound';
  if (peopleIn(ofSender, sme).length > 0) return 'inbound';
  const isToSme = peopleIn({ ...mail, from: undefined, to }, sme).length > 0;
  const isToUs = membersIn({ ...mail, from: undefined, to }, known).length > 0;
  return isToSme && !isToUs ? 'outbound' : 'inbound';
}

/** An email before this day carries the clock of a machine that had lost its own. */
const sentAtMin = Date.UTC(1990, 0, 1);
const dayMs = 86_400_000;

/** When it was sent, if that can be: not before there was email, and not tomorrow. */
export function sentAtOf({ sentAt }: Mail, now: number): number | undefined {
  return sentAt !== undefined && sentAt >= sentAtMin && sentAt <= now + dayMs ? sentAt : undefined;
}

/** How a message is logged. */
export interface MailOptions {
  readonly direction: MailDirection;
  readonly known: KnownPeople;
  /** The language of the interface, where the text does not tell its own. */
  readonly language: Language;
  /** What an email without a subject is called. */
  readonly untitled: string;
  /** The zone of this device. */
  readonly zone: string;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** The contact that an email is. */
export function contactOfMail(mail: Mail, by: string, options: MailOptions): Values<'contact'> {
  const { direction, known, zone, now } = options;
  const language = guessLanguage(`${mail.subject}\n${mail.text}`) ?? options.language;
  const in2 = (text: string): Text2 => ({ lang: language, text });
  const members = membersIn(mail, known);
  const messageFrom = unknownSender(mail, known);
  const messageTo = unknownRecipients(mail, direction, known);
  return {
    at: localDateTimeIn(sentAtOf(mail, now) ?? now, zone),
    zone,
    kind: 'interim',
    mode: 'email',
    direction,
    state: 'held',
    reached: reachedByDefault('email', direction),
    people: Object.fromEntries(peopleIn(mail, known.sme).map((id) => [id, 'present'])),
    ...memberIdsOf(mail, members, by),
    language,
    summary: in2(mail.subject === '' ? options.untitled : mail.subject),
    ...(mail.text === '' ? {} : { minutesText: in2(mail.text) }),
    messageId: mail.messageId,
    ...(messageFrom === undefined ? {} : { messageFrom }),
    ...(messageTo === undefined ? {} : { messageTo }),
  };
}

/** Whoever logs an email is not who wrote or received it, unless it names nobody at all. */
function memberIdsOf(mail: Mail, members: readonly string[], by: string) {
  if (members.length > 0) return { memberIds: [...members] };
  return addressesOf(mail).length === 0 ? { memberIds: [by] } : {};
}

/** Who wrote it, as the email says, where nobody is known by that address: otherwise they would be lost. */
export function unknownSender(mail: Mail, known: KnownPeople): string | undefined {
  const ofSender: Mail = { ...mail, to: [] };
  const isKnown = peopleIn(ofSender, known.sme).length > 0 || membersIn(ofSender, known).length > 0;
  return mail.from === undefined || isKnown ? undefined : addressText(mail.from);
}

/** To whom it went, as the email says, where nobody of the side that received it is known by an address. */
export function unknownRecipients(
  mail: Mail,
  direction: MailDirection,
  known: KnownPeople,
): string | undefined {
  const sidesOf = (to: Mail['to']) => {
    const ofRecipients: Mail = { ...mail, from: undefined, to };
    const isOurs = membersIn(ofRecipients, known).length > 0;
    return { isOurs, isTheirs: peopleIn(ofRecipients, known.sme).length > 0 };
  };
  const { isOurs, isTheirs } = sidesOf(mail.to);
  if (direction === 'inbound' ? isOurs : isTheirs) return undefined;
  const unknown = mail.to.filter((one) => {
    const side = sidesOf([one]);
    return !side.isOurs && !side.isTheirs && addressText(one) !== '';
  });
  return unknown.length === 0 ? undefined : addressesText(unknown);
}

/** Names and addresses in one line, as many as it holds. */
function addressesText(addresses: readonly MailAddress[]): string {
  const more = ', …';
  const texts = addresses.map(addressText);
  let line = texts[0] ?? '';
  for (const [place, text] of texts.entries()) {
    if (place === 0) continue;
    const longer = `${line}, ${text}`;
    const isLast = place === texts.length - 1;
    if (longer.length + (isLast ? 0 : more.length) > lineLengthMax) {
      return line.length + more.length > lineLengthMax ? line : `${line}${more}`;
    }
    line = longer;
  }
  return line;
}

/** A name and its address in one line, as email programs write them. */
export function addressText({ name, address }: MailAddress): string {
  if (name === '' || address === '') return `${name}${address}`;
  const roomFor = lineLengthMax - address.length - ' <>'.length;
  const short = name.length <= roomFor ? name : `${name.slice(0, roomFor - 1)}…`;
  return `${short} <${address}>`;
}

/** A file of the message whose bytes are here already. */
export interface KeptMailFile {
  readonly id: string;
  readonly values: Values<'attachment'>;
}

/** Logs an email with its files: one group, so that one undo takes all of it back. */
export function logMail(mail: Mail, options: MailOptions, files: readonly KeptMailFile[]): Command {
  const { id: smeId } = options.known.sme;
  return (context) => {
    const contactId = context.newId();
    return together([
      createRecord('contact', smeId, contactOfMail(mail, context.by, options), contactId),
      ...files.map(({ id, values }) =>
        createRecord('attachment', smeId, { ...values, aboutId: contactId }, id),
      ),
    ])(context);
  };
}

/** The contact that the message was logged as already. */
export function loggedAs<
  T extends { readonly values: { readonly messageId?: string | undefined } },
>(mail: Mail, contacts: readonly T[]): T | undefined {
  return contacts.find(({ values }) => values.messageId === mail.messageId);
}
