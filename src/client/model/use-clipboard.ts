/** Copying a text from a button, and whether it went: the browser may not let it. */

import { useState } from 'react';

interface ClipboardCopy {
  /** Absent until something was copied. */
  readonly copied: boolean | undefined;
  readonly copy: () => void;
}

/** Copies a text; answers whether it went. Where the page was not opened over a secure connection, there is no clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param text what the button copies */
export function useClipboard(text: string): ClipboardCopy {
  const [copied, setCopied] = useState<boolean | undefined>(undefined);
  const copy = (): void => {
    void copyText(text).then(setCopied);
  };
  return { copied, copy };
}
