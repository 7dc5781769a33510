/** How the templates of the programme that is open are read: told by whoever opens it, asked once a screen needs one. */

import type { Template } from '../../domain/form/template.ts';

export interface OwnTemplates {
  /** Nothing for one that has not arrived here yet. */
  read(id: string): Promise<Template | undefined>;
  /** Those of a kind of form, whatever became of them. */
  idsOf(name: string): Promise<readonly string[]>;
}

const none: OwnTemplates = { read: async () => undefined, idsOf: async () => [] };
let current = none;

/** The templates of the programme that is open. */
export const ownTemplates = (): OwnTemplates => current;

/** Own templates are read by this from now on; answers how to stop it. */
export function readOwnTemplatesBy(own: Partial<OwnTemplates>): () => void {
  const mine = { ...none, ...own };
  current = mine;
  return () => {
    if (current === mine) current = none;
  };
}
