import { expect, test } from 'vitest';
import { InLine } from '../../../../src/server/storage/in-line.ts';

/** Work that ends when it is told to. */
function stoppable() {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { ended, end: () => end(), fail: (error: Error) => fail(error) };
}

test('work under one name waits for what came before it, and goes on after a failure', async () => {
  const line = new InLine();
  const seen: string[] = [];
  const first = stoppable();
  const failing = line.run('a', async () => {
    seen.push('first');
    await first.ended;
  });
  const second = line.run('a', async () => {
    seen.push('second');
    return 2;
  });
  const other = line.run('b', async () => void seen.push('other'));
  await other;
  expect(seen).toEqual(['first', 'other']);
  first.fail(new Error('no'));
  await expect(failing).rejects.toThrow('no');
  expect(await second).toBe(2);
  expect(seen).toEqual(['first', 'other', 'second']);
  expect(await line.run('a', async () => 3)).toBe(3);
});
