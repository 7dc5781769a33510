/** What a file is: told by its first bytes, whatever its name or its sender says. */

import { describe, expect, it } from 'vitest';
import {
  audioTypeOf,
  isFilm,
  isMeantAsPicture,
  mediaTypeOf,
  pictureSizeOf,
  pictureTypeOf,
} from '../../../../src/domain/attachment/file-type.ts';

/** Bytes: texts as they are, numbers as bytes. */
function bytes(...parts: readonly (string | number)[]): Uint8Array {
  return new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : [...part].map((sign) => sign.charCodeAt(0)),
    ),
  );
}
const padded = (head: Uint8Array, length = 64): Uint8Array => {
  const all = new Uint8Array(length);
  all.set(head);
  return all;
};

const png = padded(bytes(0x89, 'PNG', 13, 10, 26, 10, 0, 0, 0, 13, 'IHDR', 0, 0, 4, 0, 0, 0, 3, 0));
const gif = padded(bytes('GIF89a', 0x40, 0x01, 0xf0, 0x00));
const jpeg = padded(
  bytes(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc4, 0, 3, 0, 0xff, 0xc2, 0, 17, 8, 3, 0, 4, 0),
);
const webp = padded(
  bytes('RIFF', 0, 0, 0, 0, 'WEBPVP8X', 10, 0, 0, 0, 0, 0, 0, 0, 0xff, 3, 0, 0xff, 2, 0),
);

describe('the type of a picture (F78)', () => {
  it.each([
    ['image/png', png, { width: 1024, height: 768 }],
    ['image/gif', gif, { width: 320, height: 240 }],
    ['image/jpeg', jpeg, { width: 1024, height: 768 }],
    ['image/webp', webp, { width: 1024, height: 768 }],
  ])('%s is known by its bytes, and so is its size', (type, head, size) => {
    expect(pictureTypeOf(head)).toBe(type);
    expect(pictureSizeOf(head)).toEqual(size);
    expect(mediaTypeOf(head, 'text/html')).toBe(type);
    expect(isMeantAsPicture(head, '')).toBe(true);
  });

  it('is none for what could run: drawings with scripts, pages, programs', () => {
    for (const text of ['<svg onload="x()">', '<!doctype html><script>', 'MZ\u0090', '%PDF-1.7']) {
      expect(pictureTypeOf(padded(bytes(text)))).toBeUndefined();
      expect(pictureSizeOf(padded(bytes(text)))).toBeUndefined();
    }
  });

  it('is not told by a beginning that is cut off, and a size never read beyond the end', () => {
    for (const head of [png, gif, jpeg, webp]) {
      for (let length = 0; length < head.length; length += 1) {
        expect(() => pictureSizeOf(head.subarray(0, length))).not.toThrow();
      }
    }
    expect(pictureTypeOf(png.subarray(0, 7))).toBeUndefined();
  });

  it('of a JPEG whose parts lead in a circle ends with no size', () => {
    const circle = padded(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0));
    expect(pictureSizeOf(circle)).toBeUndefined();
  });
});

describe('what the record says of a file', () => {
  it('is the type it came with, unless that is none or claims a picture', () => {
    const plain = padded(bytes('a;b;c'));
    expect(mediaTypeOf(plain, 'text/csv')).toBe('text/csv');
    expect(mediaTypeOf(plain, 'image/png')).toBeUndefined();
    expect(mediaTypeOf(plain, 'text/html; x="<script>"')).toBeUndefined();
    expect(mediaTypeOf(plain, '')).toBeUndefined();
    expect(mediaTypeOf(padded(bytes('%PDF-1.7')), 'text/plain')).toBe('application/pdf');
  });

  it('a photograph that few browsers read is meant as a picture, a drawing is a file', () => {
    const heic = padded(bytes(0, 0, 0, 24, 'ftypheic'));
    expect(isMeantAsPicture(heic, '')).toBe(true);
    expect(isMeantAsPicture(padded(bytes('junk')), 'image/jpeg')).toBe(true);
    expect(isMeantAsPicture(padded(bytes('<svg>')), 'image/svg+xml')).toBe(false);
    expect(isMeantAsPicture(padded(bytes('%PDF-')), 'application/pdf')).toBe(false);
  });

  it.each([
    'heic',
    'heif',
    'heix',
    'heim',
    'heis',
    'hevc',
    'hevx',
    'mif1',
    'msf1',
    'avif',
    'avis',
    'crx ',
  ])('a photograph of the brand %s is met also where the system names no type (F114)', (brand) => {
    const size = [0, 0, 0, 24];
    expect(isMeantAsPicture(padded(bytes(...size, 'ftyp', brand)), '')).toBe(true);
    const second = bytes(...size, 'ftyp', 'mp41', 0, 0, 0, 0, 'mp41', brand);
    expect(isMeantAsPicture(padded(second), '')).toBe(true);
    // What follows the brands is not one of them.
    const after = bytes(...size, 'ftyp', 'mp41', 0, 0, 0, 0, 'mp41', 'mp42', brand);
    expect(isMeantAsPicture(padded(after), '')).toBe(false);
  });

  it.each(['II*\0', 'MM\0*', 'II+\0', 'MM\0+', 'IIU\0', 'IIRO', 'MMOR', 'FUJIFILMCCD-RAW'])(
    'a picture of a camera or a scan that begins with %j is met also where the system names no type (F114)',
    (start) => {
      expect(isMeantAsPicture(padded(bytes(start)), '')).toBe(true);
      expect(isMeantAsPicture(padded(bytes('-', start)), '')).toBe(false);
    },
  );
});

it('a film is told by its beginning or by the system, a photograph and a sound are none', () => {
  const begins = (brand: string) => padded(bytes(0, 0, 0, 16, 'ftyp', brand));
  expect(isFilm(begins('qt  '), '')).toBe(true);
  expect(isFilm(begins('isom'), '')).toBe(true);
  expect(isFilm(padded(bytes(0, 0, 0, 8, 'wide')), '')).toBe(true);
  expect(isFilm(padded(bytes(0x1a, 0x45, 0xdf, 0xa3)), 'video/webm')).toBe(true);
  expect(isFilm(begins('heic'), '')).toBe(false);
  expect(isFilm(begins('M4A '), '')).toBe(false);
  expect(isFilm(begins('isom'), 'audio/mp4')).toBe(false);
  expect(isFilm(padded(bytes('%PDF-')), 'application/pdf')).toBe(false);
});

it('a sound is played where its bytes begin as what its record says', () => {
  const webm = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0]);
  expect(audioTypeOf(webm, 'audio/webm')).toBe('audio/webm');
  expect(audioTypeOf(webm, 'audio/ogg')).toBeUndefined();
  expect(audioTypeOf(webm, 'video/webm')).toBeUndefined();
  expect(audioTypeOf(webm, undefined)).toBeUndefined();
  expect(audioTypeOf(new TextEncoder().encode('<html>'), 'audio/webm')).toBeUndefined();
  expect(audioTypeOf(new TextEncoder().encode('OggS'), 'audio/ogg')).toBe('audio/ogg');
});
