/** An answer that is worth asking for again only after a while. */

/**
 * Asks at most once in so long; whoever asks meanwhile gets the same answer. One that failed is not kept.
 *
 * @param now milliseconds since 1970
 */
export function remembered<T>(
  ask: () => Promise<T>,
  { forMs, now }: { readonly forMs: number; readonly now: () => number },
): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const at = now();
    // A clock that was put back makes nothing old.
    if (last !== undefined && at >= last.at && at - last.at < forMs) return last.answer;
    const answer = ask();
    const asked = { at, answer };
    last = asked;
    answer.catch(() => {
      if (last === asked) last = undefined;
    });
    return answer;
  };
}
