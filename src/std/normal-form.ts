/**
 * Unicode normal forms of texts that anybody may have written. To put combining signs in their order takes the square of their
 * number: a text of nothing else would keep a processor for minutes.
 */

/** Longer runs of signs stand in no language (Unicode Standard Annex 15, section 13: at most 30). */
const endlessSigns = /\p{M}{31}/u;

/** The text in a normal form, NFC where no other is named; as it is where it is none that people write. */
export function normalForm(text: string, form?: 'NFC' | 'NFD'): string {
  return endlessSigns.test(text) ? text : text.normalize(form);
}
