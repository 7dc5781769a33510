/** Accounts, sessions of devices, links that work once, and the audit log. */
import type { Migration } from '../migrate.ts';

export const people: Migration = {
  number: 2,
  name: 'people',
  statements: ({ id, integer }) => [
    `create table accounts (
      id ${id} primary key,
      email ${id} not null unique,
      body text not null
    )`,
    `create table sessions (
      token_hash ${id} primary key,
      account_id ${id} not null references accounts (id),
      body text not null
    )`,
    'create index sessions_by_account on sessions (account_id)',
    `create table links (
      token_hash ${id} primary key,
      programme_id ${id},
      body text not null
    )`,
    'create index links_by_programme on links (programme_id)',
    `create table audit_events (
      number ${integer} primary key,
      hash ${id} not null,
      body text not null
    )`,
  ],
};
