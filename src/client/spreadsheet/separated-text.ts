/**
 * A table as text: cells between separators, one line after another. A cell in quotes may hold separators and line breaks. Many
 * programs write cells without quotes, though, and a name such as `"Chez Léa" Deli` then begins with one: read as the beginning of
 * a cell in quotes, it would take all lines up to the next quote into that cell. So a quote counts only where a whole cell stands
 * in quotes, and where the lines that it would join are no lines of the table themselves. All other lines are read as they stand.
 */

/** A line of a table, and where the next one begins. */
interface Line {
  readonly cells: readonly string[];
  readonly next: number;
}

const lineBreak = /\r\n|\n|\r/u;
/** Lines by which the width of the table is judged. */
const judgedLines = 1000;

/** The cells of each line. @param linesMax lines that are read, at most */
export function separatedCells(
  text: string,
  separator: string,
  linesMax = Number.POSITIVE_INFINITY,
): readonly (readonly string[])[] {
  const width = usualWidth(text, separator);
  const plainCell = new RegExp(`[^\\r\\n${separator}]*`, 'uy');
  const read: (readonly string[])[] = [];
  let at = 0;
  while (at < text.length && read.length < linesMax) {
    const quoted = quotedLine(text, at, separator, plainCell);
    const part = quoted && text.slice(at, quoted.next);
    if (quoted !== undefined && !holdsLines(part ?? '', quoted.cells.length, separator, width)) {
      read.push(quoted.cells);
      at = quoted.next;
      continue;
    }
    // What holds lines goes at once: none of them is looked at again.
    const end = quoted?.next ?? endOfLine(text, at);
    const lines = text.slice(at, end).replace(/(?:\r\n|\n|\r)$/u, '');
    read.push(...lines.split(lineBreak).map((line) => plainLine(line, separator)));
    at = end;
  }
  return read.slice(0, linesMax);
}

/** How many cells most lines have, where quotes mean nothing. */
function usualWidth(text: string, separator: string): number {
  const counts = new Map<number, number>();
  let at = 0;
  for (let line = 0; line < judgedLines && at < text.length; line += 1) {
    const end = endOfLine(text, at);
    const { length } = text.slice(at, end).split(separator);
    if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    at = end;
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

/** Whether what was read as one line is several of the table, which a quote in a name and a later one have joined. */
function holdsLines(part: string, cells: number, separator: string, width: number): boolean {
  const lines = part.split(lineBreak).filter((line) => line.trim() !== '');
  if (lines.length < 2 || width < 2) return false;
  const fits = (line: string): boolean => line.split(separator).length === width;
  return cells === width ? lines.every(fits) : lines.slice(1).some(fits);
}

/** A line whose quotes mean nothing, except around a whole cell. */
function plainLine(line: string, separator: string): readonly string[] {
  return line.split(separator).map((cell) => /^"([^"]*)"$/u.exec(cell)?.[1] ?? cell);
}

/** A line whose cells may stand in quotes; nothing where a quote is never closed, or closed within a cell. */
function quotedLine(
  text: string,
  from: number,
  separator: string,
  plainCell: RegExp,
): Line | undefined {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    let end: number;
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close === undefined) return undefined;
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      end = close + 1;
      while (text[end] === ' ') end += 1;
    } else {
      plainCell.lastIndex = at;
      const cell = plainCell.exec(text)?.[0] ?? '';
      cells.push(cell);
      end = at + cell.length;
    }
    if (end < text.length && text[end] === separator) {
      at = end + 1;
      continue;
    }
    if (end >= text.length) return { cells, next: text.length };
    if (text[end] === '\n') return { cells, next: end + 1 };
    if (text[end] === '\r') return { cells, next: end + (text[end + 1] === '\n' ? 2 : 1) };
    return undefined;
  }
}

/** Of a cell in quotes; a quote within it is written twice. */
function closingQuote(text: string, from: number): number | undefined {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? undefined : at;
}

/** Where the next line begins. */
function endOfLine(text: string, from: number): number {
  const ends = /\r\n|\n|\r/gu;
  ends.lastIndex = from;
  const found = ends.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}
