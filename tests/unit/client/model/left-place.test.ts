/** Which row one comes back to from a sheet. */

import { describe, expect, it } from 'vitest';
import {
  type LeftPlace,
  leftPlace,
  rowsToReturnTo,
} from '../../../../src/client/model/left-place.ts';

const rows = ['a', 'b', 'c'].map((key) => ({ key, smeId: `sme-${key}` }));
const place: LeftPlace = { screen: 'list', path: '/?mine=1', rows, row: 'b', scrolledTo: 240 };

describe('the row to come back to', () => {
  it('is the one that was left, then those after it, then those before it', () => {
    expect(rowsToReturnTo(place, 'sme-b')).toEqual(['b', 'c', 'a']);
  });

  it('is that of the sheet one walked to by J and K', () => {
    expect(rowsToReturnTo(place, 'sme-c')).toEqual(['c', 'b', 'a']);
  });

  it('is the line that was left, of several with the same SME', () => {
    const lines = [...rows, { key: 'b2', smeId: 'sme-b' }];
    expect(rowsToReturnTo({ ...place, rows: lines, row: 'b2' }, 'sme-b')[0]).toBe('b2');
  });

  it('is the one that was left, where the sheet stands in no row', () => {
    expect(rowsToReturnTo(place, 'sme-z')).toEqual(['b', 'c', 'a']);
    expect(rowsToReturnTo({ ...place, rows: [], row: '2020-11-19' }, 'sme-z')).toEqual([
      '2020-11-19',
    ]);
  });
});

describe('the place that was left', () => {
  it('is the whole list until any was', () => {
    expect(leftPlace()).toEqual({ screen: 'list', path: '/', rows: [] });
  });
});
