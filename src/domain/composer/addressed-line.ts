/**
 * A line that begins with the name of an SME, typed where no sheet is open: `Solent appel 5 pas de réponse`. The most
 * words at the beginning that fit a name are the name; several SMEs may fit it.
 */

import { fold } from '../text/fold.ts';

export interface AddressedLine {
  readonly smeIds: readonly string[];
  /** What stands behind the name, as typed. */
  readonly line: string;
}

const nameWordsMax = 6;
/** A shorter word names nobody, unless the name has it whole: `a` is a call. */
const beginningLengthMin = 3;
const nothingButLetters = /[^\p{L}\p{N}]+/u;

/** Splits a query into a name and a line; nothing when no name begins it or nothing stands behind. */
export function addressedLine(
  query: string,
  smes: readonly { readonly id: string; readonly name: string }[],
): AddressedLine | undefined {
  const words = [...query.matchAll(/\S+/gu)].slice(0, nameWordsMax + 1);
  const named = smes.map(({ id, name }) => ({ id, words: partsOf(name) }));
  for (let count = words.length - 1; count > 0; count -= 1) {
    if (partsOf(words[count - 1]?.[0] ?? '').length === 0) continue;
    const asked = words.slice(0, count).flatMap(([word]) => partsOf(word));
    const fitting = named.filter((sme) => fits(asked, sme.words));
    const line = query.slice(words[count]?.index).trim();
    if (asked.length > 0 && fitting.length > 0)
      return { smeIds: fitting.map(({ id }) => id), line };
  }
  return undefined;
}

function partsOf(text: string): readonly string[] {
  return fold(text)
    .split(nothingButLetters)
    .filter((part) => part !== '');
}

/** Whether each word asked for begins a word of the name of its own, in their order. */
function fits(asked: readonly string[], name: readonly string[]): boolean {
  let at = 0;
  return asked.every((word) => {
    const found = name.findIndex((part, index) => index >= at && begins(word, part));
    at = found + 1;
    return found >= 0;
  });
}

function begins(word: string, part: string): boolean {
  return word === part || (word.length >= beginningLengthMin && part.startsWith(word));
}
