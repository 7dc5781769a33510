/**
 * What a file is, by its first bytes and never by its name: a name can say anything. Only pictures that every browser
 * draws are ever shown; whatever can hold a program (SVG, HTML, a file that is two things at once) is a name to download.
 */

/** Pictures that are shown. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** A PDF, as the record says it. */
export const pdfType = 'application/pdf';

/** As many first bytes as are looked at. */
export const headLength = 65_536;

/** The picture that begins so; nothing where it is none that is shown. */
export function pictureTypeOf(head: Uint8Array): PictureType | undefined {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (textAt(head, 0, 6) === 'GIF87a' || textAt(head, 0, 6) === 'GIF89a') return 'image/gif';
  const isWebp = textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 4) === 'WEBP';
  return isWebp ? 'image/webp' : undefined;
}

/** Sounds that are played: what a browser records. */
const audioTypes = ['audio/webm', 'audio/ogg', 'audio/mp4'] as const;
export type AudioType = (typeof audioTypes)[number];

/**
 * The sound that begins so, where the record says that it is one. The same containers hold films: what is in them is played
 * by an element that has no picture, and runs nothing.
 */
export function audioTypeOf(head: Uint8Array, claimed: string | undefined): AudioType | undefined {
  const type = audioTypes.find((one) => one === claimed);
  const begins: Readonly<Record<AudioType, boolean>> = {
    'audio/webm': startsWith(head, [0x1a, 0x45, 0xdf, 0xa3]),
    'audio/ogg': textAt(head, 0, 4) === 'OggS',
    'audio/mp4': textAt(head, 4, 4) === 'ftyp',
  };
  return type !== undefined && begins[type] ? type : undefined;
}

/** Whether it begins as a PDF: one of those that can be shown, page by page. */
export const isPdf = (head: Uint8Array): boolean => textAt(head, 0, 5) === '%PDF-';

/** What the record says of a file: a type that its bytes prove, otherwise the one it came with, if that has the form of one. */
export function mediaTypeOf(head: Uint8Array, claimed: string): string | undefined {
  const picture = pictureTypeOf(head);
  if (picture !== undefined) return picture;
  if (isPdf(head)) return pdfType;
  const isType = /^[\w.+-]{1,40}\/[\w.+-]{1,59}$/.test(claimed);
  // What says that it is a picture and is none says nothing.
  return isType && !claimed.startsWith('image/') ? claimed.toLowerCase() : undefined;
}

/** Whether a file is meant as a photograph that has to be drawn again: it may say where it was taken. */
export function isMeantAsPicture(head: Uint8Array, claimed: string): boolean {
  if (pictureTypeOf(head) !== undefined || isHeif(head) || isTiff(head)) return true;
  const isDrawing = claimed.startsWith('image/svg');
  return claimed.startsWith('image/') && !isDrawing;
}

const heifBrand = /^(?:hei[cfmsx]|hev[cmsx]|miaf|mif[12]|msf1|avi[fs]|avc[is]|crx )$/;

/**
 * The photographs of some telephones and cameras, with their bursts, which few browsers read: told by the first brand, or by
 * one of those that it is compatible with.
 */
function isHeif(head: Uint8Array): boolean {
  if (textAt(head, 4, 4) !== 'ftyp' || head.length < 16) return false;
  const length = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  for (let at = 8; at + 4 <= Math.min(length, head.length, brandsEnd); at += 4) {
    if (heifBrand.test(textAt(head, at, 4))) return true;
  }
  return false;
}

/** More brands than any camera names. */
const brandsEnd = 256;

/** TIFF and what cameras write raw, most of which begins as a TIFF does. */
function isTiff(head: Uint8Array): boolean {
  const isFuji = textAt(head, 0, 8) === 'FUJIFILM';
  return isFuji || /^(?:II(?:[*+U]\0|R[OS])|MM(?:\0[*+]|OR))$/.test(textAt(head, 0, 4));
}

/** What films of older cameras begin with. */
const oldFilmBoxes: ReadonlySet<string> = new Set(['moov', 'mdat', 'wide']);

/**
 * Whether a file is a film of a telephone or a camera. It is kept byte for byte, with the time and the place that its camera
 * may have written into it: nothing in a browser takes them out without unpacking the whole.
 */
export function isFilm(head: Uint8Array, claimed: string): boolean {
  if (claimed.startsWith('video/')) return true;
  if (claimed.startsWith('audio/')) return false;
  const box = textAt(head, 4, 4);
  const brand = textAt(head, 8, 4);
  return (box === 'ftyp' && !brand.startsWith('M4A') && !isHeif(head)) || oldFilmBoxes.has(box);
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** How large a picture is, told by its first bytes, before anything unpacks it; nothing where they do not tell. */
export function pictureSizeOf(head: Uint8Array): PictureSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const type = pictureTypeOf(head);
  if (type === undefined || head.length < 32) return undefined;
  switch (type) {
    case 'image/png':
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 'image/gif':
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'image/webp':
      return webpSize(head, view);
    case 'image/jpeg':
      return jpegSize(view);
  }
}

function webpSize(head: Uint8Array, view: DataView): PictureSize | undefined {
  const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  switch (textAt(head, 12, 4)) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    default:
      return undefined;
  }
}

/** Steps over the parts before the one that begins the drawing. */
function jpegSize(view: DataView): PictureSize | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Markers may be padded.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

function textAt(head: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...head.subarray(from, from + length));
}
