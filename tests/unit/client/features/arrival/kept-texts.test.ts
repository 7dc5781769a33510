/** What somebody wrote in changes that took no effect, as it is offered to be copied. */
import { expect, test } from 'vitest';
import { keptTexts } from '../../../../../src/client/features/arrival/kept-texts.ts';
import { createOperation } from '../../../../../src/domain/operation/build.ts';

const author = { by: 'member-1', at: 0, newId: () => 'operation-1' };
const words = {
  describe: { field: (_entity: string, name: string) => name, value: () => 'a day' },
  about: () => 'Document',
};

test('names a file, and leaves out what nobody wrote of it', () => {
  const values = {
    name: 'Stall.pdf',
    kind: 'file',
    hash: 'b'.repeat(64),
    mediaType: 'application/pdf',
  } as const;
  const group = [createOperation(author, 'attachment', 'sme-1', values)];
  expect(keptTexts(group, words)).toBe('Document\n\nname\nStall.pdf');
});

test('says when a contact was, and not in which time zone', () => {
  const values = {
    at: '2026-11-30T10:00',
    zone: 'Europe/Paris',
    kind: 'interim',
    state: 'held',
    summary: { lang: 'fr', text: 'Rappelé.' },
  } as const;
  const group = [createOperation(author, 'contact', 'sme-1', values)];
  expect(keptTexts(group, words)).toBe('Document\n\nat\na day\n\nsummary\nRappelé.');
});
