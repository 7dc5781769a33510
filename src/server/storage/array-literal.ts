/**
 * Lists of values as PostgreSQL reads them. The driver escapes each backslash by itself, which takes seconds for a record of
 * which every letter is escaped.
 */

/** What JSON escapes as a list of PostgreSQL does: quotation marks and backslashes, and nothing else. */
const printable = /^[ -~]*$/;

/** What stands in a column. */
export type ColumnValue = string | number | null;

/** The literal of a list, for a parameter that is cast to a list of its kind. */
export function arrayLiteral(values: readonly ColumnValue[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quoted(String(value)))).join(',')}}`;
}

function quoted(text: string): string {
  return printable.test(text)
    ? JSON.stringify(text)
    : `"${text.replaceAll(/["\\\\]/g, String.raw`\$&`)}"`;
}
