/** Guesses at the password of one address by invitations that whoever guesses made (control 1). */

import { describe, expect, it } from 'vitest';
import { Guessing } from '../../../../src/server/auth/guessing.ts';
import {
  invitedAnywhereThrottle,
  invitedNetworkThrottle,
  invitedThrottle,
} from '../../../../src/server/auth/throttle.ts';
import { apiServer } from '../../../support/api-server.ts';

const hourMs = 3_600_000;
const email = 'emma@example.org';

interface Guess {
  readonly sender: string;
  readonly address: string;
}

/** Guesses, each at an invitation of its own; `false` where it was told to come again. */
function desk() {
  const { auth, clock } = apiServer();
  const guessing = new Guessing(auth);
  let links = 0;
  const attempt = async ({ sender, address }: Guess, isRight: boolean): Promise<boolean> => {
    links += 1;
    const invitation = { tokenHash: `link ${links}`, sender };
    const wanted = {
      email,
      account: undefined,
      password: 'guess',
      device: 'x',
      origin: { address },
      invitation,
    };
    return (await guessing.attempt(wanted, () => isRight)).ok;
  };
  const heardOf = async (guesses: readonly Guess[]): Promise<number> => {
    let heard = 0;
    for (const guess of guesses) if (await attempt(guess, false)) heard += 1;
    return heard;
  };
  return { clock, attempt, heardOf };
}

const many = (count: number, guess: (at: number) => Guess): readonly Guess[] =>
  Array.from({ length: count }, (_, at) => guess(at));

describe('whoever guesses by invitations of their own', () => {
  it.each([
    ['another network', '10.2.2.2'],
    ['their network', '10.1.1.1'],
  ])(
    'keeps nobody waiting who is invited by somebody else, from %s, for however long (control 1)',
    async (_name, address) => {
      const { clock, attempt } = desk();
      const end = clock.now + 24 * hourMs;
      let heard = 0;
      while (clock.now < end) {
        if (await attempt({ sender: 'zed', address: '10.1.1.1' }, false)) heard += 1;
        clock.now += 30_000;
      }
      // Many, and far fewer than were tried.
      expect(heard).toBeGreaterThan(invitedThrottle.freeAttempts);
      expect(heard).toBeLessThan(invitedThrottle.freeAttempts + 24 * 13);
      expect(await attempt({ sender: 'maelle', address }, true)).toBe(true);
    },
  );

  it('has no more guesses of one network by more accounts (control 1)', async () => {
    const { heardOf, attempt } = desk();
    const { freeAttempts } = invitedNetworkThrottle;
    const crew = many(1000, (at) => ({ sender: `crew ${at}`, address: '10.1.1.1' }));
    expect(await heardOf(crew)).toBe(freeAttempts + 1);
    expect(await attempt({ sender: 'maelle', address: '10.2.2.2' }, true)).toBe(true);
  });

  it('has few, however many accounts and networks there are (control 1)', async () => {
    const { heardOf } = desk();
    const crew = many(2000, (at) => ({ sender: `crew ${at}`, address: `10.1.${at % 200}.1` }));
    expect(await heardOf(crew)).toBe(invitedAnywhereThrottle.freeAttempts + 1);
  });
});
