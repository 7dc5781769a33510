/** What a review that is over lists as open: what was open on its day. */

import { expect, it } from 'vitest';
import { wasOpenOn } from '../../../../src/domain/issue/issue.ts';

it.each([
  ['opened later', { state: 'open', openedOn: '2021-05-19' }, false],
  ['opened that day', { state: 'inHand', openedOn: '2021-04-19' }, true],
  ['resolved later', { state: 'resolved', openedOn: '2021-04-01', resolvedOn: '2021-05-02' }, true],
  [
    'resolved that day',
    { state: 'resolved', openedOn: '2021-04-01', resolvedOn: '2021-04-19' },
    false,
  ],
  ['accepted, no day known', { state: 'accepted', openedOn: '2021-04-01' }, false],
] as const)('an issue that was %s', (_what, values, isOpen) => {
  expect(wasOpenOn(values, '2021-04-19')).toBe(isOpen);
});
