/**
 * Installing Carnet. Chromium offers it by an event that must be caught when it comes and can
 * be used once; Safari and Firefox install from their menus and tell the page nothing, so there
 * the person is told where to look.
 */

import { isInOwnWindow } from '../model/installing.ts';

const laterMs = 30 * 86_400_000;
const laterUntilKey = 'carnet.installLaterUntilMs';

/**
 * `installed`: runs in its own window. `offered`: `install()` shows the browser's dialogue.
 * `postponed`: as `offered`, but the person said later. `manualIos`, `manual`: from the menu.
 */
export type InstallState = 'installed' | 'offered' | 'postponed' | 'manualIos' | 'manual';

/** Chromium's event; the standard library of the language does not know it. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export interface InstallParts {
  readonly window: Window;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly now: () => number;
}

export interface Installation {
  readonly initial: InstallState;
  readonly install: () => Promise<'accepted' | 'dismissed' | 'unavailable'>;
  readonly later: () => void;
}

function isPostponed({ storage, now }: InstallParts): boolean {
  try {
    const leftMs = Number(storage.getItem(laterUntilKey) ?? 0) - now();
    // More than was ever asked for means that the clock was put back: the offer returns.
    return leftMs > 0 && leftMs <= laterMs;
  } catch {
    return false;
  }
}

function isInstallPrompt(event: Event): event is InstallPromptEvent {
  return 'prompt' in event && typeof event.prompt === 'function';
}

/** Watches for the offer and for the installation itself, which may also come from the menu. */
export function watchInstallation(
  parts: InstallParts,
  onChange: (state: InstallState) => void,
): Installation {
  const { window } = parts;
  let prompt: InstallPromptEvent | undefined;
  const byMenu: InstallState = 'standalone' in window.navigator ? 'manualIos' : 'manual';

  window.addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallPrompt(event)) return;
    // Keeps the browser's own banner away: the offer comes at a moment that we choose.
    event.preventDefault();
    prompt = event;
    onChange(isPostponed(parts) ? 'postponed' : 'offered');
  });
  window.addEventListener('appinstalled', () => {
    prompt = undefined;
    onChange('installed');
  });

  const later = (): void => {
    try {
      parts.storage.setItem(laterUntilKey, String(parts.now() + laterMs));
    } catch {
      // Blocked or full: the offer returns with the next visit.
    }
    if (prompt) onChange('postponed');
  };

  const install = async (): Promise<'accepted' | 'dismissed' | 'unavailable'> => {
    if (!prompt) return 'unavailable';
    const used = prompt;
    prompt = undefined;
    const { outcome } = await used.prompt();
    // An event serves once; the browser sends another when it is willing to ask again.
    if (outcome === 'dismissed') onChange(byMenu);
    return outcome;
  };

  return { initial: isInOwnWindow(window) ? 'installed' : byMenu, install, later };
}
