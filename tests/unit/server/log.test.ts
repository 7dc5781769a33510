/** What the log tells of a fault: where it was, never what it said. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logTo, placeOf } from '../../../src/server/log.ts';

describe('the place of a fault', () => {
  it('names where it was thrown and nothing of its message, however that looks (control 18) (control 23)', () => {
    const texts = fc
      .array(fc.constantFrom('canary', '\n    at ', '\n', 'Error: ', ' (', ')'), { minLength: 1 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom(Error, TypeError), (text, Kind) => {
        const place = placeOf(new Kind(`canary${text}`));
        expect(place).not.toContain('canary');
        expect(place).toMatch(/^(?:Type)?Error < .*log\.test\.ts/);
      }),
      { seed: 20_261_125 },
    );
  });

  it('says no more than the type of what is no error', () => {
    expect(placeOf('canary')).toBe('string');
  });
});

describe('a line of the log', () => {
  it('is one line of JSON with its time', () => {
    const lines: string[] = [];
    logTo(
      (line) => lines.push(line),
      () => 0,
    )({ event: 'fault', path: '/a\nb' });
    expect(lines).toEqual(['{"at":"1970-01-01T00:00:00.000Z","event":"fault","path":"/a\\nb"}']);
  });
});
