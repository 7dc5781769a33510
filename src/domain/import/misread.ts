/** Texts that were read in another encoding than the one in which their file was written. */

/**
 * A sign that no keyboard writes, one that stands for what could not be read, or one that no French or English word has at its place:
 * `BŽcherel` is what a Mac wrote as `Bécherel`, and `Caf‚` what DOS wrote as `Café`.
 */
const misread =
  /[^\P{Cc}\t\n\r]|\uFFFD|\p{L}[ŽŠ]\p{Ll}|\p{L}[ƒ‚ˆ]|\p{L}[„†‡‰‹˜›]\p{L}|(?:^|\s)ƒ\p{L}/u;

/** Whether letters of a text were taken for others. */
export function looksMisread(text: string): boolean {
  return misread.test(text);
}
