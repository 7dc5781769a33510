/** What the server's clock is ahead of this device's, in milliseconds, from one request and its answer. */

/** A round trip longer than this tells too little. */
const roundTripMsMax = 10_000;

/**
 * The offset, taking the server's time as that of half the round trip; `undefined` where it says too little.
 *
 * @param sentAt by this device's clock, as `answeredAt`
 */
export function offsetOf(
  sentAt: number,
  answeredAt: number,
  serverTime: number,
): number | undefined {
  const roundTrip = answeredAt - sentAt;
  if (roundTrip < 0 || roundTrip > roundTripMsMax) return undefined;
  return Math.round(serverTime - (sentAt + roundTrip / 2));
}
