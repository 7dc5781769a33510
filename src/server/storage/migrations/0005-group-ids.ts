/**
 * What is noted of a group names only the first of its operations: the ids of all lie in a table of their own, and look-ups
 * that needed none of them read thousands with each group.
 */
import type { Migration } from '../migrate.ts';
import { type Looked, rowsLike, write } from './rows-like.ts';

/** In bytes: what is shorter has a few operations, and costs nobody anything. */
const shortMax = 600;

export const groupIds: Migration = {
  number: 5,
  name: 'group-ids',
  statements: () => [],
  repair: async (place) => {
    const looked: Looked = {
      table: 'pushed_groups',
      key: 'device, device_sequence',
      like: `octet_length(body) > ${shortMax}`,
    };
    let groups = 0;
    for await (const row of rowsLike(place, looked)) {
      const group = JSON.parse(String(row['body'])) as { readonly operationIds: readonly string[] };
      if (group.operationIds.length < 2) continue;
      const operationIds = group.operationIds.slice(0, 1);
      await write(place, looked, row, JSON.stringify({ ...group, operationIds }));
      groups += 1;
    }
    return { groups };
  },
};
