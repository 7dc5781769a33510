/** The documents of the sample: what its records name is there, byte by byte. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleDocuments, sampleFiles } from '../../../../src/domain/sample/documents.ts';

describe('the documents of the sample', () => {
  it('have the bytes and the size that their records name', () => {
    const sizes = new Map(sampleFiles().map(({ hash, bytes }) => [hash, bytes]));
    for (const { hash, bytes, kind, content } of sampleFiles()) {
      const data = Buffer.from(content, kind === 'picture' ? 'base64' : 'utf8');
      expect(data.length).toBe(bytes);
      expect(createHash('sha256').update(data).digest('hex')).toBe(hash);
    }
    const named = [...sampleDocuments('fr'), ...sampleDocuments('en')].filter(
      ({ kind }) => kind !== 'link',
    );
    expect(named).toHaveLength(6);
    for (const { hash = '', bytes } of named) expect(sizes.get(hash)).toBe(bytes);
  });

  it('are as many in either language', () => {
    expect(sampleDocuments('fr').map(({ kind }) => kind)).toEqual(
      sampleDocuments('en').map(({ kind }) => kind),
    );
  });
});
