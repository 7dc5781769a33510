/** What was typed into the first form, in localStorage: no database exists before a programme does. */

import type { StartDraft } from '../ports/backups.ts';

const startDraftKey = 'carnet.start';

/** The draft of the first form, in localStorage; where that is blocked it is not kept. */
export function browserStartDraft(): StartDraft {
  return {
    read: () => {
      try {
        return localStorage.getItem(startDraftKey) ?? undefined;
      } catch {
        return undefined;
      }
    },
    keep: (text) => {
      try {
        if (text === undefined) localStorage.removeItem(startDraftKey);
        else localStorage.setItem(startDraftKey, text);
      } catch {
        // Blocked or full: the form keeps its text as long as the tab is open.
      }
    },
  };
}
