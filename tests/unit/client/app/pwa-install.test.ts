// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { type InstallState, watchInstallation } from '../../../../src/client/app/pwa-install.ts';

const dayMs = 86_400_000;

interface Setting {
  readonly navigator?: object;
  readonly displayMode?: string;
  readonly nowMs?: number;
  readonly kept?: Map<string, string>;
}

function watch({ navigator = {}, displayMode = 'browser', nowMs = 0, kept = new Map() }: Setting) {
  const window = Object.assign(new EventTarget(), {
    navigator,
    matchMedia: (query: string) => ({ matches: query === `(display-mode: ${displayMode})` }),
  });
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const states: InstallState[] = [];
  const parts = { window: window as unknown as Window, storage, now: () => nowMs };
  const installation = watchInstallation(parts, (state) => states.push(state));
  const offer = (outcome: 'accepted' | 'dismissed' = 'accepted'): Event => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    window.dispatchEvent(Object.assign(event, { prompt: async () => ({ outcome }) }));
    return event;
  };
  return { installation, states, offer, window };
}

test('an application in its own window is installed', () => {
  expect(watch({ displayMode: 'standalone' }).installation.initial).toBe('installed');
  expect(watch({ navigator: { standalone: true } }).installation.initial).toBe('installed');
});

test('a browser that offers nothing is told by its menu, on iOS by its own', () => {
  expect(watch({}).installation.initial).toBe('manual');
  expect(watch({ navigator: { standalone: false } }).installation.initial).toBe('manualIos');
});

test('the offer is caught, used once, and answered by the installation', async () => {
  const { installation, states, offer, window } = watch({});
  expect(await installation.install()).toBe('unavailable');
  expect(offer().defaultPrevented).toBe(true);
  expect(states).toEqual(['offered']);
  expect(await installation.install()).toBe('accepted');
  window.dispatchEvent(new Event('appinstalled'));
  expect(states).toEqual(['offered', 'installed']);
  expect(await installation.install()).toBe('unavailable');
});

test('an offer that is dismissed leaves the way by the menu', async () => {
  const { installation, states, offer } = watch({});
  offer('dismissed');
  expect(await installation.install()).toBe('dismissed');
  expect(states).toEqual(['offered', 'manual']);
});

test('later means 30 days, also for visits to come', () => {
  const kept = new Map<string, string>();
  const first = watch({ kept });
  first.offer();
  first.installation.later();
  expect(first.states).toEqual(['offered', 'postponed']);
  for (const [nowMs, state] of [
    [30 * dayMs - 1, 'postponed'],
    [30 * dayMs, 'offered'],
    [-dayMs, 'offered'],
  ] as const) {
    const visit = watch({ kept, nowMs });
    visit.offer();
    expect(visit.states, String(nowMs)).toEqual([state]);
  }
});

test('where storage is blocked the offer still works', () => {
  const blocked = {
    get: (): never => {
      throw new DOMException('blocked', 'SecurityError');
    },
    set: (): never => {
      throw new DOMException('blocked', 'SecurityError');
    },
  };
  const { installation, states, offer } = watch({
    kept: blocked as unknown as Map<string, string>,
  });
  offer();
  installation.later();
  expect(states).toEqual(['offered', 'postponed']);
});
