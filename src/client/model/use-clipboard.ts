/** Copying a text from a button, and whether it went: the browser may not let it. */

import { useState } from 'react';

interface ClipboardCopy {
  /** Absent until something was copied. */
  readonly copied: boolean | undefined;
  readonly copy: () => void;
}

/** @param text what the button copies */
export function useClipboard(text: string): ClipboardCopy {
  const [copied, setCopied] = useState<boolean | undefined>(undefined);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return { copied, copy };
}
