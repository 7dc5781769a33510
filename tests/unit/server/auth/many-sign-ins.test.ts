/** Signing in with the right password, again and again: what it may leave. */

import { describe, expect, it } from 'vitest';
import { sessionsMax } from '../../../../src/server/auth/sessions.ts';
import { rightThrottle } from '../../../../src/server/auth/throttle.ts';
import { type ApiServer, browserOf, founded, goodPassword } from '../../../support/api-server.ts';

const signIn = (server: ApiServer, device: string) =>
  browserOf(server).post('/session', {
    email: 'maelle@example.org',
    password: goodPassword,
    device: { id: device, name: 'Chrome' },
  });

describe('an account', () => {
  it('is signed in on so many devices; the one that was seen least lately is signed out (control 2)', async () => {
    const { server, maelle } = await founded();
    for (let count = 0; count < sessionsMax + 9; count += 1) {
      server.clock.now += 2 * 3_600_000;
      expect((await signIn(server, `device-${count}`)).status).toBe(200);
      // The oldest of all is in use, and stays.
      expect((await maelle.get('/session')).status).toBe(200);
    }
    const { devices } = (await maelle.get('/devices')).body as {
      devices: readonly { readonly id: string }[];
    };
    expect(devices).toHaveLength(sessionsMax);
    const ids = devices.map(({ id }) => id);
    expect(ids).toContain('laptop-1');
    expect(ids).toContain(`device-${sessionsMax + 8}`);
    expect(ids).not.toContain('device-9');
    expect(ids).toContain('device-10');
  });

  it('that is signed in without an end waits longer each time, and is never locked out (control 25)', async () => {
    const { server } = await founded();
    let signedIn = 0;
    for (let time = 0; time < 4 * rightThrottle.freeAttempts; time += 1) {
      const { status, body } = await signIn(server, `device-${time}`);
      if (status === 200) signedIn += 1;
      else expect(body).toMatchObject({ error: 'busy' });
      server.clock.now += 1000;
    }
    expect(signedIn).toBeLessThan(rightThrottle.freeAttempts + 10);
    server.clock.now += rightThrottle.delayMsMax;
    expect((await signIn(server, 'device-late')).status).toBe(200);
  });
});
