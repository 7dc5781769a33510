import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../../src/domain/composer/composer.ts';
import { warmReader } from '../../../../../src/client/parts/composer/warm-reader.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';

describe('getting the reader of the line ready', () => {
  it('does one step each time the browser is idle, and ends', async () => {
    const waiting: (() => void)[] = [];
    await warmReader((work) => void waiting.push(work));
    let steps = 0;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      next();
      steps += 1;
      expect(waiting.length).toBeLessThanOrEqual(1);
    }
    expect(steps).toBeGreaterThan(20);
    expect(await loadReader()).toBe(readComposer);
  });
});
