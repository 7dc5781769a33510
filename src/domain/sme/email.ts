/** Whether a text may be an e-mail address, as far as a form says anything about it: the rest only its mail server knows. */
export function isEmail(text: string): boolean {
  return /^[^@\s]+@[^@\s]+$/u.test(text.trim());
}
