/**
 * Unicode normal forms of texts that anybody may have written. To put combining signs in their order takes the square of their
 * number: a text of nothing else would keep a processor for minutes.
 */

/** Longer runs of signs stand in no words: the most are those of Hebrew with its accents, and of stacked Tibetan letters. */
const endlessSigns = /\p{M}{7}/u;

/** The text in a normal form, NFC where no other is named; as it is where it is none that people write. */
export function normalForm(text: string, form?: 'NFC' | 'NFD'): string {
  return endlessSigns.test(text) ? text : text.normalize(form);
}
