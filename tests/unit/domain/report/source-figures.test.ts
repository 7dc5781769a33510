import { expect, it } from 'vitest';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { sourceFigures, sourceKey } from '../../../../src/domain/report/source-figures.ts';

const stamp = { at: 1, by: 'm' };
const sme = (id: string, values: Partial<Values<'sme'>>) => ({
  id,
  entity: 'sme' as const,
  home: id,
  created: stamp,
  changed: stamp,
  values: {
    name: id,
    country: 'FR' as const,
    launchPadId: 'fr',
    track: 'programme' as const,
    stage: 'prospect' as const,
    ...values,
  },
});
const brought = { sourceKind: 'organisation', sourceOrganisationId: 'cci' } as const;

const smes = [
  sme('a', { ...brought, stage: 'withdrawn', enrolledOn: '2020-06-01' }),
  sme('b', { ...brought, stage: 'eligible' }),
  sme('c', { ...brought, stage: 'declined', stageDates: { screening: '2020-05-01' } }),
  sme('d', { sourceKind: 'campaign', stage: 'supported' }),
  sme('e', { sourceKind: 'campaign' }),
  sme('f', { sourceKind: 'organisation' }),
  sme('g', {}),
  sme('h', { ...brought, track: 'outside' }),
  sme('i', { sourceKind: 'referral', stage: 'eligible', enrolledOn: '2021-03-01' }),
];
const { sources, figures } = sourceFigures(smes, '2021-01-01');
const ids = (source: string, step: Parameters<typeof sourceKey>[1]) =>
  figures.get(sourceKey(source, step))?.records.map(({ id }) => id) ?? [];

it('each organisation is a source of its own, and the one that brought most comes first', () => {
  expect(sources).toEqual(['cci', 'campaign', 'organisation', 'referral', 'unknown']);
});

it('counts how many of a source came at least to each step, whatever became of them', () => {
  expect(ids('cci', 'prospect')).toEqual(['a', 'b', 'c']);
  expect(ids('cci', 'screening')).toEqual(['a', 'b', 'c']);
  expect(ids('cci', 'eligible')).toEqual(['a', 'b']);
  expect(ids('cci', 'enrolled')).toEqual(['a']);
  expect(ids('campaign', 'prospect')).toEqual(['d', 'e']);
  expect(ids('campaign', 'enrolled')).toEqual(['d']);
});

it('counts an SME without a source, and none outside the programme', () => {
  expect(ids('unknown', 'prospect')).toEqual(['g']);
  expect(ids('cci', 'prospect')).not.toContain('h');
});

it('(F282) counts an enrolment that is noted for a day to come from that day', () => {
  expect(ids('referral', 'eligible')).toEqual(['i']);
  expect(ids('referral', 'enrolled')).toEqual([]);
  const { figures: then } = sourceFigures(smes, '2021-03-01');
  expect(then.get(sourceKey('referral', 'enrolled'))?.value).toBe(1);
});
