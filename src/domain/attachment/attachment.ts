/**
 * A file or a link that is kept with a sheet, an organisation or the programme. The record says what the file is called
 * and which bytes it has; the bytes themselves travel apart from it and are found by their hash, so that the same file
 * is kept once, however many records name it.
 */

import { readName } from './read-name.ts';
import { declare } from '../entity/declaration.ts';
import { languages, lineLengthMax, optional, required } from '../entity/field.ts';

export const attachmentKinds = ['picture', 'file', 'link'] as const;

/** Whom a guide in the library of the programme is written for. */
export const guideAudiences = ['sme', 'team', 'supportOrganisation', 'public'] as const;
export type GuideAudience = (typeof guideAudiences)[number];

/** The greatest size of a file, in bytes; a picture is measured once it was redrawn. */
export const fileBytesMax = 10_000_000;
/** The greatest size of all files of one sheet, in bytes. */
export const sheetBytesMax = 200_000_000;

/** A SHA-256, as 64 lower-case hexadecimal digits. */
const hashPattern = /^[0-9a-f]{64}$/;

/** Whether a text is the hash of a file. */
export const isHash = (text: string): boolean => hashPattern.test(text);

export const attachment = declare({
  name: 'attachment',
  homes: ['sme', 'organisation', 'programme'],
  residency: 'lazy',
  title: 'name',
  order: { by: 'name' },
  // Nobody puts other bytes in the place of a file that somebody else added.
  frozen: ['kind', 'hash', 'bytes', 'mediaType'],
  write: 'staff',
  // The library: what is given to every business.
  writeOnProgramme: 'coordination',
  fields: {
    name: { ...required.text(), shown: readName },
    kind: required.choice(attachmentKinds),
    /** Of the bytes: `isHash`. Absent for a link. */
    hash: optional.key(64),
    bytes: optional.integer(0, fileBytesMax),
    /** What the file is, as far as its first bytes or its sender said. Nothing is shown because of it. */
    mediaType: optional.text(100),
    /** Of a link. */
    url: optional.text(lineLengthMax),
    language: optional.choice(languages),
    /** The contact, action or form that it belongs to; absent where it belongs to the whole sheet. */
    aboutId: optional.reference(),
    /** The item of that form. */
    item: optional.text(128),
    /** In the library of the programme. */
    audience: optional.choice(guideAudiences),
    /** On a sheet: the guide of the library that this is a reference to. Its bytes are the same. */
    guideId: optional.reference(),
  },
});
