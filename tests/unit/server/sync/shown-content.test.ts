/** A decision of coordination is about the content that it was shown, whatever waits under the same id since (F266). */

import { describe, expect, it } from 'vitest';
import {
  dismiss,
  type HeldName,
  heldGroups,
  letThrough,
} from '../../../../src/server/sync/held.ts';
import { present } from '../../../../src/std/assert.ts';
import {
  author,
  coordination,
  emma,
  founded,
  newSme,
  outcomesOf,
  programmeOf,
  send,
  set,
  stored,
} from '../../../support/server-pushes.ts';
import type { SyncServer } from '../../../support/sync-server.ts';

/** Emma and Zoe, who may not write there, give one id two contents; hers comes so many milliseconds after Emma’s. */
async function scene(later = 1) {
  const server = await founded();
  server.admit('zoe', ['accountManager'], 'pad-uk');
  server.admit('tom', ['coordinator'], 'pad-uk');
  await send(server, 'maelle', [[newSme('sme-2', 'pad-fr')]], { device: 'm' });
  server.admit('emma', ['accountManager'], 'pad-uk');
  const made = set(emma, present(stored(server, 'sme-2'), 'the sheet'), { name: 'By Emma' });
  const other = { ...made, by: author('zoe').by, fields: { name: { value: 'By Zoe' } } };
  expect(await outcomesOf(send(server, 'emma', [[made]], { device: 'e' }))).toEqual(['held']);
  const [emmas] = await shown(server);
  server.clock.now += later;
  expect(await outcomesOf(send(server, 'zoe', [[other]], { device: 'z' }))).toEqual(['held']);
  const name = () => stored(server, 'sme-2')?.values['name'];
  const outcomes = () => ['e 1', 'z 1'].map((key) => programmeOf(server).groups.get(key)?.outcome);
  return { server, emmas: present(emmas, 'of Emma'), before: name(), name, outcomes };
}

/** What coordination is shown, as it names it in a decision. */
async function shown(server: SyncServer): Promise<readonly HeldName[]> {
  const page = await heldGroups(server.context, coordination);
  return page.ok ? page.value.groups.map(({ id, content }) => ({ id, content })) : [];
}

const toms = { ...coordination, accountId: 'tom' };

describe('A decision on content that waits no more', () => {
  it.each([
    ['approves', letThrough],
    ['rejects', dismiss],
  ] as const)('%s nothing else, and is told so (F266) [S6]', async (_, decide) => {
    const { server, emmas, before, name, outcomes } = await scene();
    // Meanwhile, a second coordinator rejects it, and Zoe's comes first.
    expect((await dismiss(server.context, toms, emmas)).ok).toBe(true);
    expect(await decide(server.context, coordination, emmas)).toMatchObject({ error: 'notFound' });
    expect(name()).toBe(before);
    expect(outcomes()).toEqual(['needsAttention', 'held']);
    const [zoes] = await shown(server);
    expect(zoes?.id).toBe(emmas.id);
    expect(zoes?.content).not.toBe(emmas.content);
    expect((await letThrough(server.context, coordination, present(zoes, 'next'))).ok).toBe(true);
    expect(name()).toBe('By Zoe');
  });
});

describe('A decision on content that is no more the first', () => {
  it('is about what was shown all the same (F266) [S6]', async () => {
    // The clock of the server was put back meanwhile.
    const { server, emmas, name, outcomes } = await scene(-1000);
    expect((await shown(server))[0]?.content).not.toBe(emmas.content);
    expect((await letThrough(server.context, coordination, emmas)).ok).toBe(true);
    expect(name()).toBe('By Emma');
    expect(outcomes()).toEqual(['accepted', 'needsAttention']);
  });
});

describe('A decision of a device that names no content', () => {
  it('is about what is shown now [S6] [X1]', async () => {
    const { server, emmas, name } = await scene();
    expect((await letThrough(server.context, coordination, { id: emmas.id })).ok).toBe(true);
    expect(name()).toBe('By Emma');
  });
});
