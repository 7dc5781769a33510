/** PDF files by the real library: what is opened, what is not and why, and what of a hostile one gets out (F78). */

import { expect, it } from 'vitest';
import { linksOf, openDocument, readPdf, textOf } from '../../../../src/client/pdf/pdf-document.ts';
import { madePdf } from '../../../support/made-pdf.ts';

const opened = async (...args: Parameters<typeof madePdf>) => {
  const result = await readPdf(madePdf(...args), null);
  return result.ok ? result.value.count : result.error;
};

it('opens a file and leaves its bytes as they were', async () => {
  const bytes = madePdf({ pages: [{ words: 'One' }, { words: 'Two' }, { words: 'Three' }] });
  const before = bytes.length;
  const result = await readPdf(bytes, null);
  expect(result.ok && result.value.count).toBe(3);
  expect(bytes.length).toBe(before);
});

it('reads the words of a page for whoever listens to them', async () => {
  const document = await openDocument(madePdf({ pages: [{ words: 'Customs guide' }] }), null);
  expect(await textOf(await document.getPage(1))).toBe('Customs guide');
});

it('tells the addresses of the web alone, each once', async () => {
  const links = [
    'https://www.gov.uk/eori',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://www.gov.uk/eori',
    'http://example.org/a',
  ];
  const document = await openDocument(madePdf({ pages: [{ words: 'Links', links }] }), null);
  expect(await linksOf(await document.getPage(1))).toEqual([
    'https://www.gov.uk/eori',
    'http://example.org/a',
  ]);
});

it('runs no program of a file', async () => {
  const program = 'globalThis.ran = true; app.alert(1)';
  expect(await opened({ pages: [{ words: 'One' }], program })).toBe(1);
  expect(globalThis).not.toHaveProperty('ran');
});

it('says that a file opens with a password only', async () => {
  expect(await opened({ pages: [{ words: 'Secret' }], isLocked: true })).toBe('password');
});

it.each([
  ['cut after its first line', new TextEncoder().encode('%PDF-1.7\n')],
  ['of noise', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251)],
  ['that is another kind of file', new TextEncoder().encode('%PDF-1.4 <html><script>1</script>')],
  ['whose pages point at themselves', looping()],
])('says that a file is damaged: one %s', async (_title, bytes) => {
  expect(await readPdf(bytes, null)).toEqual({ ok: false, error: 'damaged' });
});

it('does not open more pages than anybody turns', async () => {
  const pages = Array.from({ length: 2_001 }, () => ({ words: 'x' }));
  expect(await opened({ pages })).toBe('tooLong');
});

/** A tree of pages without a page. */
function looping(): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(madePdf({ pages: [] }));
  return new TextEncoder().encode(text.replace('/Kids []', '/Kids [2 0 R]'));
}
