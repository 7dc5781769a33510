/**
 * The quoted lines of an e-mail that was pasted into the line. `>` is the sign of a quotation as well as of an action,
 * and stands first on each of its lines. There it opens an action on the last line alone, where people put what comes
 * next: `notes ⏎ > send the grid Tuesday`. Nor does it if the line above is quoted too, or says who wrote it. A quotation
 * that was pasted behind words, `e 5 > Hello ⏎ > can you … ⏎ > Claire`, begins on their line.
 */

/** Characters of a line, from `from` up to `to`. */
interface TypedLine {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const quoted = /^\s*>/u;
const behindWords = /(?<=\s)>/u;
/** `On 3 May Claire Reid wrote:`, `Le 3 mai, Claire Reid a écrit :`; it may be broken over two lines. */
const saysWho = /(?:\bwrote|écrit)\s*:\s*$/iu;

/** Whether the character at a place stands on a quoted line. */
export function quotationOf(input: string): (at: number) => boolean {
  const lines = input.includes('\n') ? linesOf(input) : [];
  const last = lines.length - 1;
  const isQuoted = lines.map(({ text }, index) => {
    const above = lines[index - 1]?.text ?? '';
    const isAction = index === last && !quoted.test(above) && !saysWho.test(above);
    return quoted.test(text) && !isAction;
  });
  const spans = lines.flatMap((line, index) => {
    if (isQuoted[index] === true) return [line];
    const begun = index === 0 && isQuoted[1] === true ? line.text.search(behindWords) : -1;
    return begun < 0 ? [] : [{ ...line, from: line.from + begun }];
  });
  return (at) => spans.some(({ from, to }) => at >= from && at < to);
}

/** The lines that are not empty. */
function linesOf(input: string): readonly TypedLine[] {
  return [...input.matchAll(/[^\n]+/gu)]
    .filter(([text]) => text.trim() !== '')
    .map(({ 0: text, index }) => ({ from: index, to: index + text.length, text }));
}
