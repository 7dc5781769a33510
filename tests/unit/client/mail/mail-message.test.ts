/** What is read of an email in a file, and what is not: the messages of hostile senders among them. */

import { describe, expect, it } from 'vitest';
import { readMail } from '../../../../src/client/mail/mail-message.ts';
import { type Mail, mailLimits } from '../../../../src/domain/mail/mail.ts';

const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\r\n'));

async function read(...lines: readonly string[]): Promise<Mail> {
  const result = await readMail(bytesOf(lines));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

async function refused(...lines: readonly string[]): Promise<string> {
  const result = await readMail(bytesOf(lines));
  return result.ok ? 'read' : result.error;
}

const head = [
  'From: =?utf-8?q?H=C3=A9l=C3=A8ne_Kerlan?= <Helene@Atelier-Kerlan.example>',
  'To: Ma=?utf-8?q?=C3=AB?=lle <maelle@launchpad.example>, team: emma@launchpad.example;',
  'Cc: hidden@elsewhere.example',
  'Date: Thu, 19 Nov 2020 09:15:00 +0100',
  'Message-ID: <one@atelier-kerlan.example>',
  'Subject: =?utf-8?q?=C3=89tiquettes_re=C3=A7ues?=',
  'MIME-Version: 1.0',
];
const part = (headers: readonly string[], body: string): readonly string[] => [
  '--cut',
  ...headers,
  '',
  body,
];
const mixed = ['Content-Type: multipart/mixed; boundary=cut', ''];
const csv = (name: string) =>
  part(['Content-Type: text/csv', `Content-Disposition: attachment; filename="${name}"`], 'a;b');

describe('an email', () => {
  it('gives its sender, those it went to, its date, subject, text and files', async () => {
    const mail = await read(
      ...head,
      ...mixed,
      ...part(['Content-Type: text/plain; charset=iso-8859-1'], 'Bonjour,\r\nles cartons sont là.'),
      ...csv('devis.csv'),
      '--cut--',
    );
    expect(mail.messageId).toBe('<one@atelier-kerlan.example>');
    expect(mail.from).toEqual({
      name: 'Hélène Kerlan',
      address: 'helene@atelier-kerlan.example',
    });
    expect(mail.to.map(({ address }) => address)).toEqual([
      'maelle@launchpad.example',
      'emma@launchpad.example',
      'hidden@elsewhere.example',
    ]);
    expect(mail.sentAt).toBe(Date.UTC(2020, 10, 19, 8, 15));
    expect(mail.subject).toBe('Étiquettes reçues');
    expect(mail.text).toContain('Bonjour,\nles cartons');
    expect(mail.files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['devis.csv', 'text/csv'],
    ]);
    expect(new TextDecoder().decode(mail.files[0]?.bytes)).toContain('a;b');
  });

  it('that has HTML alone gives its words, and nothing of its scripts, styles and tags', async () => {
    const mail = await read(
      ...head,
      'Content-Type: text/html; charset=utf-8',
      '',
      '<html><head><title>t</title><style>p { color: red }</style></head><body onload="steal()">',
      '<p>Le prix est de 12&nbsp;&euro;.</p><script>steal()</script><img src=x onerror=steal()>',
      '<p>Merci</p></body></html>',
    );
    expect(mail.text).toMatch(/^Le prix est de 12\s€\.\s+Merci$/);
  });

  it('with an empty plain part beside its HTML gives the words of that', async () => {
    const mail = await read(
      ...head,
      'Content-Type: multipart/alternative; boundary=cut',
      '',
      ...part(['Content-Type: text/plain'], ' '),
      ...part(['Content-Type: text/html; charset=utf-8'], '<p>Bonjour <b>Claire</b></p>'),
      '--cut--',
    );
    expect(mail.text).toMatch(/^Bonjour\s+Claire$/);
  });

  it.each(['\uFEFF', 'From claire@example.org Thu Nov 19 10:00:00 2020\r\n'])(
    'behind %j has all of its headers',
    async (before) => {
      const [first = '', ...others] = head;
      const mail = await read(`${before}${first}`, ...others, '', 'Bonjour');
      const plain = await read(...head, '', 'Bonjour');
      expect(plain.from).toBeDefined();
      expect([mail.from, mail.subject]).toEqual([plain.from, plain.subject]);
    },
  );

  it('without words has no text; without a Message-ID it is named by its bytes', async () => {
    const lines = [...head.filter((line) => !line.startsWith('Message-ID')), '', ''];
    const mail = await read(...lines);
    expect(mail.text).toBe('');
    expect(mail.messageId).toMatch(/^sha-256:[0-9a-f]{64}$/);
    expect((await read(...lines)).messageId).toBe(mail.messageId);
    expect((await read(...lines, 'x')).messageId).not.toBe(mail.messageId);
  });

  it('that is forwarded stays whole, as a file', async () => {
    const mail = await read(
      ...head,
      ...mixed,
      ...part(['Content-Type: message/rfc822'], ['Subject: inner', '', 'secret'].join('\r\n')),
      '--cut--',
    );
    expect(mail.text).toBe('');
    expect(mail.files.map(({ name }) => name)).toEqual(['message.eml']);
  });
});

describe('a hostile message (F122)', () => {
  it('that is no email, is too large, nested too deep or full of files is not read', async () => {
    expect(await refused('just a text')).toBe('notMail');
    expect(await refused('')).toBe('notMail');
    const large = await readMail(new Uint8Array(mailLimits.bytesMax + 1));
    expect(large).toEqual({ ok: false, error: 'tooLarge' });
    const nested = Array.from({ length: 30 }, (_, depth) => [
      `Content-Type: multipart/mixed; boundary=b${depth}`,
      '',
      `--b${depth}`,
    ]).flat();
    expect(await refused(...head, ...nested, '', 'x')).toBe('tooComplex');
    const header = `X-Long: ${'a'.repeat(mailLimits.headerBytesMax)}`;
    expect(await refused(...head, header, '', 'x')).toBe('tooComplex');
    const files = (length: number): readonly string[] =>
      Array.from({ length }, (_, index) => csv(`f${index}.csv`)).flat();
    expect(await refused(...head, ...mixed, ...files(1000), '--cut--')).toBe('tooManyFiles');
    expect(await refused(...head, ...mixed, ...files(20_000), '--cut--')).toBe('tooComplex');
  });

  it('adds no header by a line break in another, and hides no end of a file name', async () => {
    const mail = await read(
      'From: a@b.example',
      'Subject: =?utf-8?q?one=0D=0ABcc:_all@x.example=0D=0A?=',
      ...mixed,
      ...csv('../../etc/\u202Egpj.exe'),
      '--cut--',
    );
    expect(mail.subject).toBe('one Bcc: all@x.example');
    expect(mail.to).toEqual([]);
    expect(mail.files[0]?.name).not.toContain('\u202E');
  });

  it('takes the first of two senders, and no address that is none', async () => {
    const mail = await read(
      'From: "maelle@launchpad.example" <thief@x.example>',
      'From: maelle@launchpad.example',
      `To: ${Array.from({ length: 1000 }, (_, index) => `a${index}@x.example`).join(', ')}`,
      'Subject: x',
      '',
      'text',
    );
    expect(mail.from?.address).toBe('thief@x.example');
    expect(mail.to).toHaveLength(mailLimits.addressesMax);
  });

  it('is cut where its text is too long, and takes no longer than its length', async () => {
    const long = await read(...head, '', 'a '.repeat(3_000_000));
    expect(long.isCut).toBe(true);
    expect(long.text.length).toBeLessThanOrEqual(mailLimits.textLengthMax);
    // Each of these took a pattern that begins anew at every character more than minutes.
    for (const body of ['<style '.repeat(150_000), ' '.repeat(1_000_000), '<a '.repeat(300_000)]) {
      const html = await read(...head, 'Content-Type: text/html', '', body);
      expect(html.text.length).toBeLessThanOrEqual(mailLimits.textLengthMax);
    }
  });
});
