/** UUIDv7 (RFC 9562): 48 bits of time, then version, variant and randomness; ids sort by creation. */

const hexDigits = 16;

/**
 * @param now milliseconds since 1970
 * @param random 16 random bytes; they are not changed
 */
export function uuidV7(now: number, random: Uint8Array): string {
  const bytes = Uint8Array.from(random);
  let time = now;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(hexDigits).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
