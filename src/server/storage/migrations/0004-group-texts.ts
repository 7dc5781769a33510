/**
 * What groups hold that are kept lies apart from what became of them: a look-up of a few bytes read megabytes of others
 * with it. One that is brought under several names is kept once.
 */
import type { Migration } from '../migrate.ts';
import { literal, type Looked, rowsLike, write } from './rows-like.ts';

export const groupTexts: Migration = {
  number: 4,
  name: 'group-texts',
  statements: ({ id }) => [
    `create table group_texts (
      programme_id ${id} not null references programmes (id),
      hash ${id} not null,
      body text not null,
      primary key (programme_id, hash)
    )`,
  ],
  repair: async (place) => {
    const looked: Looked = {
      table: 'pushed_groups',
      key: 'device, device_sequence',
      like: `body like '%"operations":[%'`,
    };
    let groups = 0;
    for await (const row of rowsLike(place, looked)) {
      const { operations, ...group } = JSON.parse(String(row['body'])) as {
        readonly operations?: unknown;
        readonly hash: string;
      };
      if (operations === undefined) continue;
      await place.run(
        `insert into group_texts (programme_id, hash, body) values
          (${literal(row['programme_id'])}, ${literal(group.hash)}, ${literal(JSON.stringify(operations))})
          on conflict (programme_id, hash) do nothing`,
      );
      await write(place, looked, row, JSON.stringify(group));
      groups += 1;
    }
    return { groups };
  },
};
