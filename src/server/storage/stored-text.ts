/**
 * Text in columns. PostgreSQL refuses U+0000 in text, and both databases turn half of a surrogate pair into U+FFFD,
 * which would make one of two different ids. So these characters are written as `\` and four hex digits, and the
 * backslash as well. Bodies need none of it: JSON writes all of them as escapes by itself.
 */

const escaped = /[\\\0]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Any of them, or half of a pair that may be whole: nearly no text has one, and this is quickly seen. */
const suspect = /[\\\0\uD800-\uDFFF]/;
const escape = /\\([0-9a-f]{4})/g;

/** The text as it lies in a column. */
export function toColumn(text: string): string {
  if (!suspect.test(text)) return text;
  return text.replace(escaped, (unit) => `\\${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The text that lies in a column. */
export function fromColumn(stored: string): string {
  return stored.replace(escape, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The objects in the bodies of rows. */
export function parsed<T>(rows: readonly { readonly body: string }[]): readonly T[] {
  return rows.map(({ body }) => JSON.parse(body) as T);
}
