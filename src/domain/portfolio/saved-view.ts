/**
 * A saved view of the portfolio: a name for an address. One of one's own is kept on the device; a shared one is a record
 * of the programme, which every member finds in the same place.
 */

import { declare } from '../entity/declaration.ts';
import { optional, required } from '../entity/field.ts';

/** Greatest length of the address of a view, in UTF-16 code units. */
export const viewSearchMax = 4000;

export const savedView = declare({
  name: 'savedView',
  homes: ['programme'],
  residency: 'head',
  title: 'name',
  order: { by: 'name' },
  write: 'staff',
  export: ['name'],
  fields: {
    name: required.text(),
    /** The search part of its address; absent for the whole portfolio as it comes. */
    search: optional.text(viewSearchMax),
  },
});
