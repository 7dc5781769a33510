/** The name of a template, read from its id: apart from the schema, which lists and guards need not read. */

/** The name of a template without its version: what forms of the same purpose share. */
export function templateName(id: string): string {
  return id.split('/')[0] ?? id;
}
