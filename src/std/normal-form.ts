/**
 * Unicode normal forms of texts that anybody may have written. To put combining signs in their order takes the square of their
 * number: a text of nothing else would keep a processor for minutes.
 */

/** Longer runs of signs stand in no words: the most are those of Hebrew with its accents, and of stacked Tibetan letters. */
const signsMax = 6;
/** What a text in NFC may not have as it is: all before it, the letters of French among them, is in NFC whatever stands beside. */
const beyondLatin = /[\u0300-\uffff]/;
const signsTogether = /\p{M}{2,}/gu;

/** The text in a normal form, NFC where no other is named; as it is where it is none that people write. */
export function normalForm(text: string, form: 'NFC' | 'NFD' = 'NFC'): string {
  if (form === 'NFC' && !beyondLatin.test(text)) return text;
  return hasEndlessSigns(text) ? text : text.normalize(form);
}

/** Each run is looked at once: to look for seven from every sign on takes several times as long as the normal form. */
function hasEndlessSigns(text: string): boolean {
  for (const [run] of text.matchAll(signsTogether)) {
    // A sign beyond the first 65,536 has two units.
    if (run.length > signsMax && [...run].length > signsMax) return true;
  }
  return false;
}
