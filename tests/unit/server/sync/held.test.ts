/** Groups held for want of a right, as coordination sees them and decides on them. */

import { describe, expect, it } from 'vitest';
import {
  dismiss,
  heldGroups,
  heldGroupsMax,
  letThrough,
} from '../../../../src/server/sync/held.ts';
import { present } from '../../../../src/std/assert.ts';
import { author, founding, newSme, read, send, set } from '../../../support/server-pushes.ts';
import { serverProgrammeId as home, syncServer } from '../../../support/sync-server.ts';

const coordination = { accountId: 'maelle', programmeId: home } as const;
const tom = author('tom');

/** A programme with a sheet, and Tom, who may not rename it. */
async function scene() {
  const server = await syncServer();
  server.admit('tom', ['technical'], 'pad-fr');
  await send(server, 'maelle', [founding, [newSme('sme-1')]], { device: 'm' });
  const sme = present(server.disk.programmes.get(home)?.records.get('sme-1'), 'it is there');
  const rename = (name: string) => [set(tom, sme, { name })];
  return { server, rename };
}

/** How many groups each page holds, and all of them in their order. */
async function allPages({ context }: Awaited<ReturnType<typeof scene>>['server']) {
  const sizes: number[] = [];
  const ids: string[] = [];
  let next: string | undefined;
  do {
    const page = await heldGroups(context, coordination, next);
    if (!page.ok) throw new Error(page.error);
    sizes.push(page.value.groups.length);
    ids.push(...page.value.groups.map(({ id }) => id));
    next = page.value.next;
  } while (next !== undefined);
  return { sizes, ids };
}

describe('Held groups', () => {
  it('are told page by page, oldest first, each once [S5] [S12]', async () => {
    const { server, rename } = await scene();
    const count = 2 * heldGroupsMax + 5;
    const groups = Array.from({ length: count }, (_, index) => rename(`Name ${index}`));
    for (const [index, group] of groups.entries()) {
      // Many arrive in one moment, and some later.
      if (index % 20 === 0) server.clock.now += 1;
      await send(server, 'tom', [group], { from: index + 1 });
    }
    const { sizes, ids } = await allPages(server);
    expect(sizes).toEqual([heldGroupsMax, heldGroupsMax, 5]);
    expect(ids).toEqual(groups.map(([operation]) => operation?.operationId));
    // The last of them can be decided on, as any.
    expect((await letThrough(server.context, coordination, { id: ids.at(-1) ?? '' })).ok).toBe(
      true,
    );
  });

  it('are fewer of them on a page where they hold much text [S12]', async () => {
    const { server } = await scene();
    const long = 'é'.repeat(100_000);
    const count = 45;
    for (let index = 0; index < count; index += 1) {
      const made = { ...newSme(`long-${index}`, 'pad-fr', tom) };
      const group = [{ ...made, fields: { ...made.fields, note: { value: long } } }];
      await send(server, 'tom', [group], { from: index + 1 });
    }
    const { sizes, ids } = await allPages(server);
    expect(sizes.length).toBe(2);
    expect(new Set(ids).size).toBe(count);
  });

  it.each(['', 'x', '1-2', `1-2-${'d'.repeat(65)}`, '-1-2-d'])(
    'begin at no place like “%s”',
    async (next) => {
      const { server } = await scene();
      expect(await heldGroups(server.context, coordination, next)).toEqual({
        ok: false,
        error: 'malformed',
      });
    },
  );
});

describe('A held group that is dismissed', () => {
  it('takes no effect, keeps its text, and is told to its author with who did it [S6] [P5]', async () => {
    const { server, rename } = await scene();
    const group = rename('Kerlan');
    const id = present(group[0], 'one').operationId;
    await send(server, 'tom', [group], { device: 'laptop' });
    expect(await dismiss(server.context, { ...coordination, accountId: 'tom' }, { id })).toEqual({
      ok: false,
      error: 'forbidden',
    });
    const head = server.disk.programmes.get(home)?.head.sequence ?? 0;
    expect((await dismiss(server.context, coordination, { id })).ok).toBe(true);
    expect(await heldGroups(server.context, coordination)).toMatchObject({ value: { groups: [] } });
    expect(await letThrough(server.context, coordination, { id })).toMatchObject({
      error: 'notFound',
    });
    expect(await dismiss(server.context, coordination, { id })).toMatchObject({
      error: 'notFound',
    });
    const programme = present(server.disk.programmes.get(home), 'there');
    expect(programme.head.sequence).toBe(head);
    expect(programme.records.get('sme-1')?.values['name']).not.toBe('Kerlan');
    const kept = [...programme.groups.values()].find(({ operationIds }) => operationIds[0] === id);
    expect(programme.groupTexts?.get(present(kept, 'it is kept').hash)).toEqual(group);
    // With every pull, however far the device has read: nothing says whether it heard.
    for (let pulls = 0; pulls < 2; pulls += 1) {
      expect((await read(server, 'tom', head, 'laptop')).groups).toEqual([
        {
          deviceSequence: 1,
          outcome: 'needsAttention',
          dismissed: { by: 'maelle', at: server.clock.now },
        },
      ]);
    }
  });

  it('is told the same under another name of the device [S2] [C9]', async () => {
    const { server, rename } = await scene();
    const group = rename('Kerlan');
    await send(server, 'tom', [group], { device: 'laptop' });
    await dismiss(server.context, coordination, { id: present(group[0], 'one').operationId });
    const again = await send(server, 'tom', [group], { device: 'laptop, renamed' });
    expect(again.outcomes).toEqual([{ deviceSequence: 1, outcome: 'needsAttention' }]);
    expect((await read(server, 'tom', 4, 'laptop, renamed')).groups).toMatchObject([
      { deviceSequence: 1, dismissed: { by: 'maelle' } },
    ]);
  });

  it('is dismissed under every name under which it waits [S2]', async () => {
    const { server, rename } = await scene();
    const group = rename('Kerlan');
    await send(server, 'tom', [group], { device: 'laptop' });
    await send(server, 'tom', [group], { device: 'laptop, renamed' });
    await dismiss(server.context, coordination, { id: present(group[0], 'one').operationId });
    expect(await heldGroups(server.context, coordination)).toMatchObject({ value: { groups: [] } });
  });
});
