/** Asking the browser to protect the storage: what it answered, and whether its question is still open. */

import { useState } from 'react';
import { isInOwnWindow } from './installing.ts';

export interface Protecting {
  /** The browser has not agreed, and whether installing Carnet would help; absent before it was asked. */
  readonly refused: 'refused' | 'refusedAsk' | undefined;
  /** Some browsers ask the person, who takes the time it takes. */
  readonly isAsking: boolean;
  readonly ask: () => void;
}

/** @param protect asks; answers whether it is protected now */
export function useProtecting(protect: () => Promise<boolean>): Protecting {
  const [isRefused, setRefused] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const ask = async (): Promise<void> => {
    setAsking(true);
    setRefused(!(await protect().catch(() => false)));
    setAsking(false);
  };
  return {
    refused: isRefused ? (canBeInstalled(window) ? 'refused' : 'refusedAsk') : undefined,
    isAsking,
    ask: () => void ask(),
  };
}

/** False where it is installed already, and in a browser that knows no way to install, such as Firefox on a computer. */
function canBeInstalled(window: Window): boolean {
  const hasWay = 'onbeforeinstallprompt' in window || 'standalone' in window.navigator;
  return hasWay && !isInOwnWindow(window);
}
