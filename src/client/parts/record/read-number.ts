/** Numbers as people type them: spaces between thousands, a comma or a point. */

/** Digits become a number, nothing becomes nothing, and the rest is refused at the field. */
export function readInteger(text: string): unknown {
  const digits = text.replaceAll(/\s/g, '');
  if (digits === '') return undefined;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : text;
}

/** An amount with a comma or a point; `undefined` when it is none. */
export function readAmount(text: string): number | undefined {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}
