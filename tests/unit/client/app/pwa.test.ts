// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPwa, type PwaParts } from '../../../../src/client/app/pwa.ts';

/** A version of the service worker that steps through its states when told to. */
class FakeWorker extends EventTarget {
  readonly received: unknown[] = [];
  state: ServiceWorkerState = 'installing';

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  postMessage(message: unknown): void {
    this.received.push(message);
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  readonly update = vi.fn(async () => undefined);

  find(worker: FakeWorker): void {
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
  }
}

class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
  readonly registration = new FakeRegistration();
  readonly register = vi.fn(async () => this.registration);

  takeOver(worker: FakeWorker): void {
    this.controller = worker;
    this.dispatchEvent(new Event('controllerchange'));
  }
}

const hourMs = 3_600_000;

let container: FakeContainer;
let page: EventTarget & { visibilityState: string };
let fakeWindow: EventTarget;
let nowMs: number;
let typing: boolean;
let delayed: (() => void)[];
const reload = vi.fn();

function parts(surroundings: object = {}): PwaParts {
  fakeWindow = Object.assign(new EventTarget(), {
    isSecureContext: true,
    navigator: { serviceWorker: container },
    document: page,
    matchMedia: () => ({ matches: false }),
    ...surroundings,
  });
  return {
    window: fakeWindow as unknown as Window,
    worker: async () => ({
      register: async () => (await container.register()) as unknown as ServiceWorkerRegistration,
      skipWaiting: () => container.registration.waiting?.postMessage({ type: 'SKIP_WAITING' }),
    }),
    storage: { getItem: () => null, setItem: () => undefined },
    now: () => nowMs,
    later: (work) => void delayed.push(work),
    isTyping: () => typing,
    reload,
  };
}

const workerOf = (state: ServiceWorkerState): FakeWorker =>
  Object.assign(new FakeWorker(), { state });

beforeEach(() => {
  container = new FakeContainer();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  nowMs = 1_000_000;
  typing = false;
  delayed = [];
  reload.mockClear();
});

describe('where Carnet can open without a network', () => {
  test('an address without TLS is insecure, and nothing is registered', async () => {
    const pwa = createPwa(parts({ isSecureContext: false }));
    await pwa.start();
    expect(pwa.store.getState().offline).toBe('insecure');
    expect(container.register).not.toHaveBeenCalled();
  });

  test('a browser without service workers is unsupported', async () => {
    const pwa = createPwa(parts({ navigator: {} }));
    await pwa.start();
    expect(pwa.store.getState().offline).toBe('unsupported');
  });
});

describe('the first visit', () => {
  test('becomes ready when the service worker is active, and does not reload', async () => {
    const pwa = createPwa(parts());
    expect(pwa.store.getState().offline).toBe('registering');
    const worker = workerOf('installing');
    container.registration.installing = worker;
    await pwa.start();
    expect(pwa.store.getState().offline).toBe('registering');

    container.registration.installing = null;
    container.registration.active = worker;
    worker.become('activated');
    container.takeOver(worker);
    expect(pwa.store.getState().offline).toBe('ready');
    expect(reload).not.toHaveBeenCalled();
  });

  test('that is cut off half-way ends in an error', async () => {
    const pwa = createPwa(parts());
    const worker = workerOf('installing');
    container.registration.installing = worker;
    await pwa.start();
    container.registration.installing = null;
    worker.become('redundant');
    expect(pwa.store.getState().offline).toBe('error');
  });

  test('a refused registration is an error, unless a version is in charge already', async () => {
    container.register.mockRejectedValue(new Error('refused'));
    const pwa = createPwa(parts());
    await pwa.start();
    expect(pwa.store.getState().offline).toBe('error');

    container.controller = workerOf('activated');
    const later = createPwa(parts());
    await later.start();
    expect(later.store.getState().offline).toBe('ready');
  });

  test('registers once', async () => {
    const pwa = createPwa(parts());
    await pwa.start();
    await pwa.start();
    expect(container.register).toHaveBeenCalledOnce();
  });
});

describe('a new version', () => {
  const second = () => workerOf('installing');

  async function readyPwa() {
    const first = workerOf('activated');
    container.controller = first;
    container.registration.active = first;
    const pwa = createPwa(parts());
    await pwa.start();
    expect(pwa.store.getState().offline).toBe('ready');
    return pwa;
  }

  function install(worker: FakeWorker): void {
    container.registration.find(worker);
    container.registration.installing = null;
    container.registration.waiting = worker;
    worker.become('installed');
  }

  function activate(worker: FakeWorker): void {
    container.registration.waiting = null;
    container.registration.active = worker;
    worker.become('activating');
    container.takeOver(worker);
    worker.become('activated');
  }

  test('waits; it is told to take over only when someone agrees', async () => {
    const pwa = await readyPwa();
    const worker = second();
    install(worker);
    expect(pwa.store.getState().offline).toBe('updateWaiting');
    expect(worker.received).toEqual([]);
    pwa.applyUpdate();
    expect(worker.received).toEqual([{ type: 'SKIP_WAITING' }]);
    expect(reload).not.toHaveBeenCalled();
    activate(worker);
    expect(reload).toHaveBeenCalledTimes(1);
    container.takeOver(second());
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('that waited before the page was opened is seen at once', async () => {
    container.registration.active = workerOf('activated');
    container.registration.waiting = workerOf('installed');
    const pwa = createPwa(parts());
    await pwa.start();
    expect(pwa.store.getState().offline).toBe('updateWaiting');
  });

  test('that turns out broken leaves the old one in charge', async () => {
    const pwa = await readyPwa();
    const worker = second();
    container.registration.find(worker);
    expect(pwa.store.getState().offline).toBe('ready');
    container.registration.installing = null;
    worker.become('redundant');
    expect(pwa.store.getState().offline).toBe('ready');
  });

  test('(F134) is told to be stuck by the last time it was asked for, and only while it waits', async () => {
    const pwa = await readyPwa();
    const worker = second();
    install(worker);
    pwa.applyUpdate();
    pwa.applyUpdate();
    delayed.shift()?.();
    expect(pwa.store.getState().updateStuck).toBe(false);
    activate(worker);
    delayed.shift()?.();
    expect(pwa.store.getState().updateStuck).toBe(false);
  });

  test('(F134) that does not take over is told to be stuck, until it is asked for again', async () => {
    const pwa = await readyPwa();
    const worker = second();
    install(worker);
    pwa.applyUpdate();
    expect(pwa.store.getState().updateStuck).toBe(false);
    delayed.shift()?.();
    expect(pwa.store.getState()).toMatchObject({ offline: 'updateWaiting', updateStuck: true });
    pwa.applyUpdate();
    expect(pwa.store.getState().updateStuck).toBe(false);
    expect(worker.received).toHaveLength(2);
    activate(worker);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('a third version takes the place of the second that waits', async () => {
    const pwa = await readyPwa();
    install(second());
    const third = second();
    install(third);
    pwa.applyUpdate();
    expect(third.received).toHaveLength(1);
  });

  test('accepted in another tab does not reload this one under someone’s hands', async () => {
    const pwa = await readyPwa();
    typing = true;
    const worker = second();
    install(worker);
    activate(worker);
    expect(reload).not.toHaveBeenCalled();
    expect(pwa.store.getState().reloadPending).toBe(true);
    delayed.shift()?.();
    expect(reload).not.toHaveBeenCalled();
    typing = false;
    delayed.shift()?.();
    // What stood in the field is still being written.
    expect(reload).not.toHaveBeenCalled();
    delayed.shift()?.();
    expect(reload).toHaveBeenCalledTimes(1);
    expect(delayed).toEqual([]);
  });

  test('(F46) reaches also a page that had not started yet when it was accepted in another', async () => {
    container.controller = workerOf('activated');
    const pwa = createPwa(parts());
    container.takeOver(workerOf('activated'));
    await pwa.start();
    expect(reload).toHaveBeenCalledOnce();
  });

  test('reaches also the page of a first visit that was left open', async () => {
    const first = workerOf('installing');
    container.registration.installing = first;
    const pwa = createPwa(parts());
    await pwa.start();
    container.registration.installing = null;
    activate(first);
    expect(reload).not.toHaveBeenCalled();
    const worker = second();
    install(worker);
    pwa.applyUpdate();
    activate(worker);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('(F46) reaches also a page that was reloaded past the version in charge', async () => {
    container.registration.active = workerOf('activated');
    const pwa = createPwa(parts());
    await pwa.start();
    expect(container.controller).toBeNull();
    const worker = second();
    install(worker);
    activate(worker);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('is looked for when the page comes to the front, at most hourly', async () => {
    await readyPwa();
    const { update } = container.registration;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(update).not.toHaveBeenCalled();
    nowMs += hourMs;
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(update).not.toHaveBeenCalled();
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    fakeWindow.dispatchEvent(new Event('online'));
    expect(update).toHaveBeenCalledTimes(1);
  });
});

test('a new version is looked for at once where this one cannot go on (F70)', async () => {
  container.registration.active = workerOf('activated');
  const pwa = createPwa(parts());
  pwa.lookForUpdate();
  expect(container.registration.update).not.toHaveBeenCalled();
  await pwa.start();
  pwa.lookForUpdate();
  pwa.lookForUpdate();
  expect(container.registration.update).toHaveBeenCalledTimes(2);
});
