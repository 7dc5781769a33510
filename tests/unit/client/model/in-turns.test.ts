/** A long calculation lets whatever else waits have its turn, and ends where nobody wants its result any more. */
import { expect, it } from 'vitest';
import type { Carnet } from '../../../../src/client/model/carnet.ts';
import { inTurns } from '../../../../src/client/model/in-turns.ts';
import type { Steps } from '../../../../src/std/steps.ts';

/** A clock on which each step takes as long as told. */
function slowCalculation(steps: number, msPerStep: number) {
  let now = 0;
  let done = 0;
  const environment = { now: () => now } as Carnet['environment'];
  function* calculation(): Steps<number> {
    for (; done < steps; done += 1) {
      now += msPerStep;
      yield;
    }
    return done;
  }
  return { carnet: { environment }, calculation: calculation(), done: () => done };
}

/** Ends once a message that was posted now is read: what a key or a drawing would wait for. */
function posted(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

it('lets what waits have its turn before it is done', async () => {
  const { carnet, calculation, done } = slowCalculation(100, 4);
  const result = inTurns(carnet, calculation, () => true);
  await posted();
  expect(done()).toBeLessThan(100);
  expect(await result).toBe(100);
});

it('is done at once where it is short', async () => {
  const { carnet, calculation, done } = slowCalculation(3, 1);
  void inTurns(carnet, calculation, () => true);
  expect(done()).toBe(3);
});

it('ends without a result once nobody wants it', async () => {
  const { carnet, calculation, done } = slowCalculation(100, 4);
  let isWanted = true;
  const result = inTurns(carnet, calculation, () => isWanted);
  isWanted = false;
  expect(await result).toBeUndefined();
  expect(done()).toBeLessThan(100);
});

it('fails as the calculation does', async () => {
  const { carnet } = slowCalculation(0, 0);
  function* failing(): Steps<number> {
    yield;
    throw new Error('It cannot be drafted');
  }
  await expect(inTurns(carnet, failing(), () => true)).rejects.toThrow('It cannot be drafted');
});
