/** Bodies are looked at before they are parsed, so that none keeps the server from the others (F189) [S12]. */

import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../src/server/http/body.ts';
import type { Json } from '../../../../src/std/json.ts';

async function read(text: string): Promise<Json | string> {
  const request = new Request('http://localhost/', { method: 'POST', body: text });
  const read = await readJson(request, 8 * 1024 * 1024);
  return read.ok ? read.value : read.error;
}

const list = (count: number): string => `[${Array.from({ length: count }, () => '1').join(',')}]`;
const keys = (count: number): string =>
  `{${Array.from({ length: count }, (_, at) => `"k${at}":1`).join(',')}}`;

describe('a body', () => {
  it('of lists and objects as wide as any push has them is read', async () => {
    expect(await read(list(10_000))).toHaveLength(10_000);
    expect(Object.keys((await read(keys(10_000))) as object)).toHaveLength(10_000);
    const lists = `[${Array.from({ length: 20 }, () => list(9000)).join(',')}]`;
    expect(await read(lists)).toHaveLength(20);
  });

  it.each([
    ['a list', list(20_000)],
    ['an object', keys(20_000)],
    ['a list in an object', `{"a":[1,{"b":${list(20_000)}}]}`],
    ['many lists together', `[${Array.from({ length: 90 }, () => list(9000)).join(',')}]`],
  ])('with endless values in %s is not parsed (F189)', async (_name, text) => {
    expect(await read(text)).toBe('malformed');
  });

  it('is as wide as it says where its texts hold commas', async () => {
    expect(await read(`["${','.repeat(20_000)}"]`)).toHaveLength(1);
  });
});
