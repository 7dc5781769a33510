import { expect, it } from 'vitest';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { otherActions } from '../../../../src/domain/my-day/other-actions.ts';
import type { DayScope } from '../../../../src/domain/my-day/day-scope.ts';

const stamp = { at: 1, by: 'm' };
const today = '2020-11-19';
const record = { home: 'x', created: stamp, changed: stamp };
const member = (id: string, launchPadId: string) => ({
  ...record,
  id,
  entity: 'member' as const,
  values: { name: id, roles: ['accountManager' as const], launchPadId },
});
const organisation = (memberId?: string) => ({
  ...record,
  id: 'cci',
  entity: 'organisation' as const,
  values: {
    name: 'CCI',
    kind: 'supportOrganisation' as const,
    engagement: 'engaged' as const,
    memberId,
  },
});
const action = (id: string, values: Partial<Values<'action'>>) => ({
  ...record,
  id,
  entity: 'action' as const,
  values: {
    title: { lang: 'en' as const, text: id },
    kind: 'action' as const,
    state: 'open' as const,
    due: today,
    ...values,
  },
});

const all = [
  { action: action('mine', { ownerId: 'me' }), organisation: organisation('colleague') },
  { action: action('followed', { due: '2020-11-01' }), organisation: organisation('me') },
  { action: action('next', { ownerId: 'me', due: '2020-11-26' }), organisation: undefined },
  { action: action('later', { ownerId: 'me', due: '2020-11-27' }), organisation: undefined },
  { action: action('done', { ownerId: 'me', state: 'done' }), organisation: undefined },
  { action: action('undated', { ownerId: 'me', due: undefined }), organisation: undefined },
  { action: action('on its page', { due: undefined }), organisation: organisation('me') },
  { action: action('abroad', { ownerId: 'abroad' }), organisation: organisation('me') },
  { action: action('nobody', {}), organisation: undefined },
];
const of = (scope: DayScope) =>
  otherActions(
    all,
    {
      scope,
      memberId: 'me',
      members: [member('me', 'fr'), member('colleague', 'fr'), member('abroad', 'uk')],
    },
    today,
  ).map((one) => one.action.id);

it('are those that somebody owns, or owes as the one who follows the organisation', () => {
  expect(of('mine')).toEqual(['followed', 'mine', 'next', 'later', 'undated']);
  expect(of('pad')).toEqual(['followed', 'mine', 'next', 'later', 'undated']);
});

it('of the programme that nobody owns are everyone’s, whenever they are due', () => {
  expect(of('everyone')).toEqual([
    'followed',
    'abroad',
    'mine',
    'nobody',
    'next',
    'later',
    'undated',
  ]);
});
