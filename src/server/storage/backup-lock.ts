/**
 * Locks a backup with a pass phrase: AES-256-GCM under a key that scrypt makes of it, frame by frame, so that a file
 * of any size passes through little memory. Each frame is numbered by its nonce and says whether it is the last, and
 * that is authenticated as well: frames cannot be altered, swapped, or cut off unseen.
 *
 * Layout: eight bytes of magic, sixteen of salt, then frames of a four-byte head (the length, and a bit for the last
 * one), the ciphertext and its tag.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { StorageRefused } from './storage-refused.ts';

const magic = Buffer.from('CARNETB1');
const saltBytes = 16;
const headBytes = 4;
const tagBytes = 16;
/** Plain bytes of one frame. */
const frameBytesMax = 64 * 1024;
const lastBit = 0x8000_0000;

function keyOf(phrase: string, salt: Buffer): Buffer {
  return scryptSync(phrase.normalize('NFC'), salt, 32, {
    N: 2 ** 15,
    r: 8,
    p: 1,
    maxmem: 64 * 1024 * 1024,
  });
}

function nonceOf(frame: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(frame), 4);
  return nonce;
}

/** Whether bytes are the beginning of a locked backup. */
export function isLocked(start: Buffer): boolean {
  return start.subarray(0, magic.length).equals(magic);
}

/** Locks a stream of bytes. */
export async function* lockBytes(
  source: AsyncIterable<Buffer>,
  phrase: string,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  const key = keyOf(phrase, salt);
  yield Buffer.concat([magic, salt]);
  let frame = 0;
  const seal = (plain: Buffer, last: boolean): Buffer => {
    const head = Buffer.alloc(headBytes);
    head.writeUInt32BE((plain.length + (last ? lastBit : 0)) >>> 0);
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frame));
    frame += 1;
    cipher.setAAD(head);
    return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  let rest = Buffer.alloc(0);
  for await (const chunk of source) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length > frameBytesMax) {
      yield seal(rest.subarray(0, frameBytesMax), false);
      rest = rest.subarray(frameBytesMax);
    }
  }
  yield seal(rest, true);
}

/** Opens a locked stream. Throws `StorageRefused` when the phrase is another, or the bytes are not as they were. */
export async function* unlockBytes(
  source: AsyncIterable<Buffer>,
  phrase: string,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  const start = await reader.take(magic.length + saltBytes);
  if (start === undefined || !isLocked(start)) throw cutOff();
  const key = keyOf(phrase, start.subarray(magic.length));
  for (let frame = 0; ; frame += 1) {
    const head = await reader.take(headBytes);
    if (head === undefined) throw cutOff();
    const said = head.readUInt32BE();
    const last = said >= lastBit;
    const length = last ? said - lastBit : said;
    if (length > frameBytesMax) throw cutOff();
    const sealed = await reader.take(length + tagBytes);
    if (sealed === undefined) throw cutOff();
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(frame));
    decipher.setAAD(head);
    decipher.setAuthTag(sealed.subarray(length));
    const plain = decipher.update(sealed.subarray(0, length));
    try {
      decipher.final();
    } catch (error) {
      // The first frame tells a wrong phrase; a later one, that something was altered.
      throw frame === 0 ? new StorageRefused('wrongKey', '', error) : cutOff(error);
    }
    yield plain;
    if (last) {
      if ((await reader.take(1)) !== undefined) throw cutOff();
      return;
    }
  }
}

function cutOff(cause?: unknown): StorageRefused {
  return new StorageRefused('badBackup', 'frames', cause);
}

/** Takes a stream of chunks in pieces of the lengths asked for. */
class ByteReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes; `undefined` where the stream ends before. */
  async take(length: number): Promise<Buffer | undefined> {
    while (this.rest.length < length) {
      const next = await this.chunks.next();
      if (next.done === true) return undefined;
      this.rest = Buffer.concat([this.rest, next.value]);
    }
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }
}
