/** Class names from CSS modules and conditions, joined by a space; what is absent is skipped. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
