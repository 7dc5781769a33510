/** What an email is logged as: direction, people, day, and the sheet that is proposed. */

import { describe, expect, it } from 'vitest';
import {
  contactOfMail,
  directionOf,
  type KnownPeople,
  loggedAs,
  membersIn,
  peopleIn,
  sentAtOf,
  smeOfMail,
} from '../../../../src/domain/mail/log-mail.ts';
import {
  isMailFile,
  type Mail,
  mailAddress,
  mailLine,
  mailText,
} from '../../../../src/domain/mail/mail.ts';
import type { RecordOf, Sme } from '../../../../src/domain/operation/record.ts';

const sme = (id: string, ...emails: readonly string[]): Sme =>
  ({
    id,
    values: {
      name: id,
      people: Object.fromEntries(
        emails.map((email, at) => [`${id}-${at}`, { name: email, email }]),
      ),
    },
  }) as unknown as Sme;
const member = (id: string, email?: string): RecordOf<'member'> =>
  ({ id, values: { name: id, email } }) as unknown as RecordOf<'member'>;
const at = (address: string) => ({ name: 'Anybody', address });

const base: Mail = {
  messageId: '<1@x>',
  from: at('helene@kerlan.example'),
  to: [at('maelle@pad.example')],
  subject: 'Les étiquettes sont là',
  sentAt: Date.UTC(2020, 10, 19, 8, 15),
  text: 'Bonjour, nous les avons reçues.',
  isCut: false,
  files: [],
};
const kerlan = sme('kerlan', ' Helene@Kerlan.example ', 'paul@kerlan.example');
const known: KnownPeople = {
  sme: kerlan,
  members: [member('maelle', 'Maelle@pad.example'), member('emma')],
};
const now = Date.UTC(2020, 10, 20);

describe('an email is logged', () => {
  const options = {
    known,
    language: 'en',
    untitled: 'No subject',
    zone: 'Europe/Paris',
    now,
  } as const;

  it('at the time it was sent, in its language, with whom its addresses name', () => {
    expect(contactOfMail(base, 'emma', { ...options, direction: 'inbound' })).toEqual({
      at: '2020-11-19T09:15',
      zone: 'Europe/Paris',
      kind: 'interim',
      mode: 'email',
      direction: 'inbound',
      state: 'held',
      reached: true,
      people: { 'kerlan-0': 'present' },
      memberIds: ['maelle'],
      language: 'fr',
      summary: { lang: 'fr', text: 'Les étiquettes sont là' },
      minutesText: { lang: 'fr', text: 'Bonjour, nous les avons reçues.' },
      messageId: '<1@x>',
    });
  });

  it('now and by its author where it says neither, and a message sent has reached nobody yet', () => {
    const bare: Mail = {
      ...base,
      from: undefined,
      to: [],
      sentAt: undefined,
      subject: '',
      text: '',
    };
    const values = contactOfMail(bare, 'emma', { ...options, direction: 'outbound' });
    expect(values).toMatchObject({ at: '2020-11-20T01:00', memberIds: ['emma'], reached: false });
    expect(values.summary?.text).toBe('No subject');
    expect(values.minutesText).toBeUndefined();
  });

  it('with who wrote it, as the email says, where nobody is known by that address', () => {
    const messageFrom = (from: Mail['from']) =>
      contactOfMail({ ...base, from }, 'emma', { ...options, direction: 'inbound' }).messageFrom;
    expect(messageFrom({ name: 'Rachel Owen', address: 'rachel@owen.example' })).toBe(
      'Rachel Owen <rachel@owen.example>',
    );
    expect(messageFrom({ name: '', address: 'rachel@owen.example' })).toBe('rachel@owen.example');
    expect(messageFrom({ name: 'n'.repeat(200), address: `${'a'.repeat(300)}@b.example` })).toMatch(
      /^n+… <a+@b\.example>$/u,
    );
    // Who is known is linked, and a name changes with them.
    expect(messageFrom(base.from)).toBeUndefined();
    expect(messageFrom(at('maelle@pad.example'))).toBeUndefined();
    expect(messageFrom(undefined)).toBeUndefined();
  });

  it('never as received or sent by whoever logs it: otherwise as the email says', () => {
    const toEmma = { ...base, to: [{ name: 'Emma Clarke', address: 'emma@home.example' }] };
    const received = contactOfMail(toEmma, 'maelle', { ...options, direction: 'inbound' });
    expect(received.memberIds).toBeUndefined();
    expect(received.messageTo).toBe('Emma Clarke <emma@home.example>');
    const sent = { ...toEmma, from: toEmma.to[0], to: base.to };
    const outbound = contactOfMail({ ...sent, to: [base.from ?? at('')] }, 'maelle', {
      ...options,
      direction: 'outbound',
    });
    expect(outbound.memberIds).toBeUndefined();
    expect(outbound).toMatchObject({ messageFrom: 'Emma Clarke <emma@home.example>' });
    expect(outbound.messageTo).toBeUndefined();
    const hidden = contactOfMail({ ...base, to: [] }, 'maelle', {
      ...options,
      direction: 'inbound',
    });
    expect(hidden.memberIds).toBeUndefined();
  });

  it('by whoever is signed in, where it names the address of the account', () => {
    const account = { memberId: 'emma', email: 'Emma@home.example' };
    const toEmma = { ...base, to: [at('emma@home.example')] };
    const contact = contactOfMail(toEmma, 'emma', {
      ...options,
      known: { ...known, account },
      direction: 'inbound',
    });
    expect(contact.memberIds).toEqual(['emma']);
    expect(contact.messageTo).toBeUndefined();
    const fromEmma = { ...base, from: at('emma@home.example'), to: [at('x@y.example')] };
    expect(directionOf(fromEmma, { ...known, account })).toBe('outbound');
  });

  it('with as many of its recipients as a line holds, where nobody of them is known', () => {
    const to = Array.from({ length: 40 }, (_, place) => at(`recipient-${place}@elsewhere.example`));
    const { messageTo = '' } = contactOfMail({ ...base, to }, 'emma', {
      ...options,
      direction: 'inbound',
    });
    expect(messageTo.startsWith('Anybody <recipient-0@elsewhere.example>, Anybody <')).toBe(true);
    expect(messageTo.endsWith('>, …')).toBe(true);
    expect(messageTo.length).toBeLessThanOrEqual(500);
    const known = { ...base, to: [...to, at('maelle@pad.example')] };
    const options2 = { ...options, direction: 'inbound' } as const;
    expect(contactOfMail(known, 'emma', options2).messageTo).toBeUndefined();
  });

  it('never on a day that cannot be', () => {
    expect(sentAtOf(base, now)).toBe(base.sentAt);
    expect(sentAtOf({ ...base, sentAt: 0 }, now)).toBeUndefined();
    expect(sentAtOf({ ...base, sentAt: now + 3 * 86_400_000 }, now)).toBeUndefined();
  });

  it('once: what names it is looked for among the contacts', () => {
    const other = { values: { messageId: '<2@x>' } };
    const same = { values: { messageId: '<1@x>' } };
    expect(loggedAs(base, [other, same])).toBe(same);
    expect(loggedAs(base, [other, { values: {} }])).toBeUndefined();
  });
});

describe('who is who is told by the address', () => {
  it('of the sender: a member, a person of the SME, or somebody who wrote to them', () => {
    expect(directionOf(base, known)).toBe('inbound');
    expect(directionOf({ ...base, from: at('maelle@pad.example') }, known)).toBe('outbound');
    const unknown = at('private@home.example');
    expect(directionOf({ ...base, from: unknown }, known)).toBe('inbound');
    const toSme = { ...base, from: unknown, to: [at('paul@kerlan.example')] };
    expect(directionOf(toSme, known)).toBe('outbound');
    expect(directionOf({ ...base, from: undefined }, known)).toBe('inbound');
  });

  it('and not by a name, an empty address or none', () => {
    const nobody: Mail = { ...base, from: at(''), to: [at('')] };
    expect(peopleIn(nobody, sme('empty', '', ' '))).toEqual([]);
    expect(membersIn(nobody, known)).toEqual([]);
    expect(smeOfMail(nobody, [sme('empty', '')])).toBeUndefined();
  });

  it('so a sheet is proposed by the sender first, then by those it went to', () => {
    const fenwick = sme('fenwick', 'grace@fenwick.example');
    expect(smeOfMail(base, [fenwick, kerlan])).toBe('kerlan');
    const sent = { ...base, from: at('maelle@pad.example'), to: [at('grace@fenwick.example')] };
    expect(smeOfMail(sent, [fenwick, kerlan])).toBe('fenwick');
    expect(smeOfMail({ ...sent, to: [] }, [fenwick, kerlan])).toBeUndefined();
  });
});

describe('what others wrote', () => {
  it('is an email by its type or its ending', () => {
    expect(isMailFile({ name: 'Devis.EML', type: '' })).toBe(true);
    expect(isMailFile({ name: 'devis', type: 'message/rfc822' })).toBe(true);
    expect(isMailFile({ name: 'eml.pdf', type: 'application/pdf' })).toBe(false);
  });

  it('is one line where it is a header, without marks that turn what follows', () => {
    expect(mailLine(' a\r\n b\u0000\u202Ec ', 100)).toBe('a bc');
    expect(mailLine('a\u{1F600}', 2)).toBe('a');
    expect(mailText('a\r\n\r\n\r\n\r\nb \t\u0007').text).toBe('a\n\nb');
  });

  it('is an address only if it could be one', () => {
    expect(mailAddress(' A.B@C.example ')).toBe('a.b@c.example');
    for (const bad of ['a', 'a@', 'a b@c', 'a@b@c', '<a@b>', `${'a'.repeat(400)}@b`]) {
      expect(mailAddress(bad)).toBe('');
    }
  });
});
