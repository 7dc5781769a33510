/** Turns over the whole process, which go round by network, programme and account (F127). */

import { describe, expect, it } from 'vitest';
import {
  byProgrammeAndAccount,
  type Caller,
  loopTurns,
  oneAtOnce,
  Turns,
  turnsAtOnceMax,
  type Waits,
  waitingTogetherMax,
} from '../../../src/server/turns.ts';

/** Calls that note their name when they begin and end when they are told to. */
function calls(turns: Turns) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const ask = async (name: string, caller: Caller): Promise<void> => {
    const end = await turns.take(caller);
    if (end === undefined) begun.push(`${name} refused`);
    else {
      begun.push(name);
      ends.push(end);
    }
  };
  const endAll = async (): Promise<void> => {
    for (let end = ends.shift(); end !== undefined; end = ends.shift()) {
      end();
      await settled();
    }
  };
  return { begun, ask, endAll };
}

/** Longer than a turn takes to begin. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const many = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

describe('turns', () => {
  it('go to whose network, programme and account had none for the longest time, whoever came first', async () => {
    const turns = new Turns(oneAtOnce);
    const { begun, ask, endAll } = calls(turns);
    for (const at of many(3)) void ask(`first ${at}`, ['net-1', 'own', 'zed']);
    for (const at of many(3)) void ask(`crew ${at}`, ['net-1', 'own', `crew-${at}`]);
    void ask('colleague', ['net-1', 'programme-1', 'ines']);
    void ask('elsewhere', ['net-2', 'programme-1', 'emma']);
    await settled();
    await endAll();
    expect(begun.slice(0, 4)).toEqual(['first 0', 'elsewhere', 'crew 0', 'colleague']);
    expect(begun.slice(4)).toEqual(['crew 1', 'crew 2', 'first 1', 'first 2']);
  });

  it.each<[string, (at: number) => Caller]>([
    ['networks', (at) => [`net-${at}`, 'own', `crew-${at % 30}`]],
    ['programmes', (at) => ['net-1', `own-${at}`, `crew-${at % 30}`]],
    ['accounts', (at) => ['net-1', 'own', `crew-${at}`]],
    ['networks and programmes with one account', (at) => [`net-${at}`, `own-${at}`, 'zed']],
  ])('are not gained by whoever has many %s', async (_what, callerOf) => {
    const { begun, ask, endAll } = calls(new Turns(oneAtOnce));
    for (const at of many(180)) void ask('flood', callerOf(at));
    void ask('emma', ['net-emma', 'programme-1', 'emma']);
    await settled();
    await endAll();
    expect(begun.indexOf('emma')).toBeLessThanOrEqual(2);
    expect(begun).toHaveLength(181);
  });

  it('are let go of by those who leave', async () => {
    const turns = new Turns(oneAtOnce, 0);
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const ask = async (name: string, waits: Waits = {}): Promise<void> => {
      const end = await turns.take([name, name, name], waits);
      begun.push(end === undefined ? `${name} left` : name);
      if (end !== undefined) ends.push(end);
    };
    const leaving = new AbortController();
    const gone = new AbortController();
    gone.abort();
    void ask('first');
    void ask('leaves', { leaving: leaving.signal });
    void ask('gone', { leaving: gone.signal });
    void ask('next');
    await settled();
    leaving.abort();
    await settled();
    for (let end = ends.shift(); end !== undefined; end = ends.shift()) {
      end();
      await settled();
    }
    expect(begun).toEqual(['gone left', 'first', 'leaves left', 'next']);
  });

  it('are not gained by whoever comes with one call at a time, and is forgotten in between', async () => {
    const turns = new Turns(oneAtOnce);
    let count = 0;
    let isOver = false;
    const lone = async (at: number): Promise<void> => {
      while (!isOver) {
        const end = await turns.take([`net-${at}`, `own-${at}`, `lone-${at}`]);
        count += 1;
        await new Promise((resolve) => setImmediate(resolve));
        end?.();
      }
    };
    const loners = many(30).map(lone);
    const waits: number[] = [];
    const office = many(5).map(async (at) => {
      for (let round = 0; round < 4; round += 1) {
        const before = count;
        const end = await turns.take(['net-office', 'programme-1', `colleague-${at}`]);
        waits.push(count - before);
        end?.();
      }
    });
    await Promise.all(office);
    isOver = true;
    await Promise.all(loners);
    expect(Math.max(...waits)).toBeLessThan(5 * 31);
  });

  it('are never all those of one account, of one programme or of one network', async () => {
    const [, network, programme, account] = turnsAtOnceMax;
    const { begun, ask } = calls(new Turns());
    for (const at of many(9)) void ask('account', ['net-1', 'own', at > 8 ? 'other' : 'zed']);
    await settled();
    expect(begun).toHaveLength(account);
    for (const at of many(9)) void ask('programme', ['net-1', 'own', `crew-${at}`]);
    await settled();
    expect(begun).toHaveLength(programme);
    for (const at of many(9)) void ask('network', ['net-1', `programme-${at}`, `crew-${at}`]);
    await settled();
    expect(begun).toHaveLength(network);
    void ask('elsewhere', ['net-2', 'programme-1', 'emma']);
    await settled();
    expect(begun.at(-1)).toBe('elsewhere');
  });

  it('are given on by what ends, once, and leave the event loop time to accept connections', async () => {
    const turns = new Turns(oneAtOnce);
    const end = await turns.take(['net', 'programme', 'emma']);
    end?.();
    end?.();
    let heard = 0;
    const hear = (): void => {
      heard += 1;
      setImmediate(hear);
    };
    hear();
    const held = await turns.take(['net', 'programme', 'emma']);
    expect(heard).toBeGreaterThan(2);
    const { begun, ask } = calls(turns);
    void ask('second', ['net', 'programme', 'emma']);
    await settled();
    expect(begun).toEqual([]);
    held?.();
    await settled();
    expect(begun).toEqual(['second']);
  });

  it('are given on where the work fails', async () => {
    const turns = new Turns(oneAtOnce);
    const work = (made: () => Promise<string>) =>
      turns.within(['net', 'programme', 'emma'], made, { otherwise: () => 'busy' });
    await expect(work(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await work(async () => 'done')).toBe('done');
  });

  it('let one call of each account wait, however many of its network do, and refuse the others', async () => {
    const { begun, ask, endAll } = calls(new Turns(oneAtOnce));
    for (const at of many(waitingTogetherMax + 1)) {
      void ask('crew', ['net-1', 'own', `crew-${at % 5}`]);
    }
    void ask('crew', ['net-1', 'own', 'crew-0']);
    void ask('colleague', ['net-1', 'programme-1', 'ines']);
    void ask('elsewhere', ['net-2', 'programme-2', 'emma']);
    await settled();
    expect(begun.toSorted()).toEqual(['crew', 'crew refused']);
    await endAll();
    expect(begun).toHaveLength(waitingTogetherMax + 4);
    expect(begun.slice(2, 6)).toContain('colleague');
    expect(begun.slice(2, 6)).toContain('elsewhere');
  });

  it('remember nothing of what is refused, and nothing once all is done (F127)', async () => {
    const turns = new Turns(oneAtOnce);
    const { begun, ask, endAll } = calls(turns);
    for (const at of many(waitingTogetherMax + 1)) {
      void ask('crew', ['net-1', 'own', `crew-${at % 5}`]);
    }
    await settled();
    const before = turns.remembered;
    for (const at of many(100)) void ask('made up', ['net-1', `made-up-${at}`, 'crew-0']);
    await settled();
    expect(begun.filter((name) => name === 'made up refused')).toHaveLength(100);
    expect(turns.remembered).toBe(before);
    await endAll();
    expect(turns.remembered).toBe(0);
  });

  it('count a long answer as several: who asks for little has theirs first (F127)', async () => {
    const turns = new Turns(oneAtOnce);
    const begun: string[] = [];
    const ask = async (name: string, caller: Caller, bytes: number): Promise<void> => {
      const end = await turns.take(caller);
      begun.push(name);
      end?.(bytes);
    };
    const all: Promise<void>[] = [];
    for (const own of many(30)) {
      for (const _at of many(40)) {
        all.push(ask('long', [`net-${own}`, `own-${own}`, `crew-${own}`], 4_000_000));
      }
    }
    for (const at of many(20))
      all.push(ask('part', ['net', 'programme-1', `member-${at}`], 300_000));
    await Promise.all(all);
    const before = begun.slice(0, begun.lastIndexOf('part')).filter((name) => name === 'long');
    // Each of the others has three of theirs meanwhile at most, and not twenty.
    expect(before.length).toBeLessThanOrEqual(3 * 30);
    expect(begun).toHaveLength(30 * 40 + 20);
  });

  it('are by account in a programme: an office behind one network has those of its people (F127)', async () => {
    const turns = new Turns(oneAtOnce, loopTurns, byProgrammeAndAccount);
    const { begun, ask, endAll } = calls(turns);
    for (const at of many(180)) void ask('crew', [`net-${at}`, 'programme-1', `crew-${at % 60}`]);
    for (const at of many(20)) void ask('office', ['net', 'programme-1', `colleague-${at}`]);
    await settled();
    await endAll();
    expect(begun.lastIndexOf('office')).toBeLessThanOrEqual(80);
    expect(begun).toHaveLength(200);
  });

  it('let others of the programme pass after a long answer, also where the account went and came back (F127)', async () => {
    const turns = new Turns(oneAtOnce, 0, byProgrammeAndAccount);
    let long = 0;
    let isOver = false;
    const lone = async (at: number): Promise<void> => {
      while (!isOver) {
        const end = await turns.take([`net-${at}`, 'programme-1', `lone-${at}`]);
        long += 1;
        await new Promise((resolve) => setImmediate(resolve));
        end?.(4_000_000);
      }
    };
    const loners = many(30).map(lone);
    for (const round of many(8)) {
      for (const at of many(10)) {
        const end = await turns.take(['net', 'programme-1', `colleague-${at}`]);
        end?.(round);
      }
    }
    isOver = true;
    await Promise.all(loners);
    // Not thirty for each of eighty turns.
    expect(long).toBeLessThan(80 * 8);
    expect(turns.remembered).toBe(0);
  });

  it('let others pass after a long answer, also who comes with one call at a time in a programme of their own (F127)', async () => {
    const turns = new Turns(oneAtOnce, 0, byProgrammeAndAccount);
    let long = 0;
    let isOver = false;
    const lone = async (at: number): Promise<void> => {
      while (!isOver) {
        const end = await turns.take([`net-${at}`, `own-${at}`, `lone-${at}`]);
        long += 1;
        await new Promise((resolve) => setImmediate(resolve));
        end?.(4_000_000);
      }
    };
    const loners = many(60).map(lone);
    const office = many(20).map(async (at) => {
      const end = await turns.take(['net', 'programme-1', `colleague-${at}`]);
      await new Promise((resolve) => setImmediate(resolve));
      end?.(300_000);
    });
    await Promise.all(office);
    isOver = true;
    await Promise.all(loners);
    // Not sixty for each of twenty turns.
    expect(long).toBeLessThan(60 * 6);
    expect(turns.remembered).toBe(0);
  });

  it('of those that do much, one at once, and only before nobody who waits and comes first (F170)', async () => {
    const turns = new Turns(turnsAtOnceMax, 0, byProgrammeAndAccount);
    const begun: string[] = [];
    let heavy = 0;
    let isOver = false;
    const lone = async (at: number): Promise<void> => {
      while (!isOver) {
        const end = await turns.take([`net-${at}`, `own-${at}`, `lone-${at}`], { isHeavy: true });
        heavy += 1;
        expect(heavy).toBe(1);
        begun.push('heavy');
        await settled();
        heavy -= 1;
        end?.(40_000_000);
      }
    };
    const loners = [...many(5), ...many(5)].map(lone);
    await settled();
    const before = begun.length;
    const office = many(20).map(async (at) => {
      const end = await turns.take(['net', 'programme-1', `colleague-${at}`]);
      begun.push('small');
      await settled();
      end?.();
    });
    await Promise.all(office);
    isOver = true;
    await Promise.all(loners);
    const meanwhile = begun.slice(before, begun.lastIndexOf('small'));
    // Those that were at work, and each of the five once at most: not one for each of twenty.
    expect(meanwhile.filter((name) => name === 'heavy').length).toBeLessThanOrEqual(6);
    expect(turns.remembered).toBe(0);
  });

  it('of those that do much are given on where the one they waited for left', async () => {
    const turns = new Turns([2, 1, 1, 1], 0, byProgrammeAndAccount);
    const first = await turns.take(['net', 'programme-1', 'emma']);
    const leaving = new AbortController();
    const left = turns.take(['net', 'programme-1', 'emma'], { leaving: leaving.signal });
    const heavy = turns.take(['net-2', 'own', 'zed'], { isHeavy: true });
    leaving.abort();
    expect(await left).toBeUndefined();
    (await heavy)?.();
    first?.();
    expect(turns.remembered).toBe(0);
  });

  it('wait for nobody else because of the last one', async () => {
    const turns = new Turns(oneAtOnce);
    for (const _at of many(20)) (await turns.take(['net', 'programme-1', 'emma']))?.(100_000_000);
    const kept = turns.take(['net', 'programme-1', 'emma']);
    const other = turns.take(['net-2', 'own', 'zed']);
    (await kept)?.(100_000_000);
    (await other)?.();
    expect(turns.remembered).toBe(0);
  });
});
