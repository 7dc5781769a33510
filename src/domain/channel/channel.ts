/**
 * A channel: where an SME sells online or measures it, a shop, a marketplace, a till. What it sold each month stands in
 * its figures. Nobody is ever asked for an account of a shop: Carnet knows that one is connected, not how.
 */

import { declare } from '../entity/declaration.ts';
import { optional, required } from '../entity/field.ts';
import { countries } from '../programme/programme.ts';

/** What a channel is; `data` is the data platform of the programme. */
export const channelKinds = [
  'shop',
  'marketplace',
  'social',
  'feed',
  'till',
  'analytics',
  'payment',
  'parcel',
  'data',
  'other',
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** How the channel stands to the data platform, in any order. */
export const connectionStates = [
  'unknown',
  'notPossible',
  'planned',
  'connected',
  'broken',
] as const;

export const channel = declare({
  name: 'channel',
  homes: ['sme'],
  residency: 'head',
  title: 'name',
  order: { by: 'name' },
  search: { fields: ['name', 'url', 'inventory'] },
  write: 'staff',
  fields: {
    name: required.text(),
    kind: required.choice(channelKinds),
    /** One of `platforms.ts`; absent where it is another. */
    platformId: optional.key(),
    url: optional.text(),
    country: optional.choice(countries),
    liveSince: optional.date(),
    liveUntil: optional.date(),
    connection: required.choice(connectionStates),
    /** When it was first connected: figures of earlier months are those before. */
    connectedOn: optional.date(),
    /** Since when a broken connection is broken. */
    brokenSince: optional.date(),
    /** Who has the data and may hand them over. */
    dataOwner: optional.text(),
    /** What is already sold there, in one line: noted at screening. */
    inventory: optional.longText(),
  },
  export: [
    'name',
    'kind',
    'platformId',
    'country',
    'liveSince',
    'liveUntil',
    'connection',
    'connectedOn',
    'brokenSince',
    'dataOwner',
    'inventory',
  ],
});
