/** Programmes, their records, their log, and what became of every group that was pushed. */
import type { Migration } from '../migrate.ts';

export const sheets: Migration = {
  number: 1,
  name: 'sheets',
  statements: ({ id, integer, clustered }) => [
    `create table programmes (
      id ${id} primary key,
      name text not null,
      epoch ${id} not null,
      sequence ${integer} not null,
      watermark ${integer} not null
    )`,
    `create table memberships (
      programme_id ${id} not null references programmes (id),
      account_id ${id} not null,
      member_id ${id} not null,
      roles text not null,
      launch_pad_id ${id},
      scope ${integer} not null,
      primary key (programme_id, account_id)
    )`,
    'create index memberships_by_account on memberships (account_id)',
    `create table records (
      programme_id ${id} not null references programmes (id),
      record_id ${id} not null,
      home ${id} not null,
      part ${integer} not null,
      day ${id} not null,
      body text not null,
      primary key (programme_id, record_id)
    )`,
    'create index records_by_part on records (programme_id, part, home, record_id, day)',
    `create table entries (
      programme_id ${id} not null references programmes (id),
      sequence ${integer} not null,
      home ${id} not null,
      body text not null,
      primary key (programme_id, sequence)
    )`,
    'create index entries_by_home on entries (programme_id, home, sequence)',
    `create table pushed_groups (
      programme_id ${id} not null references programmes (id),
      device ${id} not null,
      device_sequence ${integer} not null,
      first_operation ${id} not null,
      outcome ${id} not null,
      waits_for ${id},
      received ${integer} not null,
      decided_anew ${integer},
      body text not null,
      primary key (programme_id, device, device_sequence)
    )`,
    'create index pushed_groups_by_operation on pushed_groups (programme_id, first_operation)',
    `create index pushed_groups_held on pushed_groups (programme_id, received)
      where outcome = 'held'`,
    `create index pushed_groups_waiting on pushed_groups (programme_id, waits_for)
      where waits_for is not null`,
    `create index pushed_groups_anew on pushed_groups (programme_id, device, decided_anew)
      where decided_anew is not null`,
    `create table group_operations (
      programme_id ${id} not null references programmes (id),
      operation_id ${id} not null,
      device ${id} not null,
      device_sequence ${integer} not null,
      primary key (programme_id, operation_id, device, device_sequence)
    )${clustered}`,
    `create table quarantined_groups (
      programme_id ${id} not null references programmes (id),
      device ${id} not null,
      device_sequence ${integer} not null,
      received ${integer} not null,
      body text not null,
      primary key (programme_id, device, device_sequence)
    )`,
    `create table exchanges (
      programme_id ${id} not null references programmes (id),
      member_id ${id} not null,
      at ${integer} not null,
      primary key (programme_id, member_id)
    )`,
    `create table backups (
      name ${id} primary key,
      made ${integer} not null,
      verified ${integer},
      bytes ${integer} not null
    )`,
  ],
};
