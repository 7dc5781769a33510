/** Whether what is offered is all that can be answered. */

import { openLists } from './reference/option-lists.ts';
import type { Item } from './template.ts';

/** Whether words of one's own are answers too. */
export function isOpen(item: Item): boolean {
  if (['country', 'countries', 'people', 'orgs'].includes(item.type)) return true;
  const isSet = item.type === 'choices' || item.type === 'checks';
  return isSet && item.optionsFrom !== undefined && openLists.has(item.optionsFrom);
}

/** Whether the options offered are all that can be answered; else words of one's own are answers too. */
export function isClosed(item: Item): boolean {
  return ['yesNo', 'choice', 'choices', 'checks'].includes(item.type) && !isOpen(item);
}
