/** An arrangement survives its address, and what is done to its columns stays within what can be shown. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Arrangement,
  arrangementFrom,
  arrangementPairs,
  columnIds,
  columnMoved,
  columnSized,
  columnToggled,
  columnWidthMax,
  columnWidthMin,
  drawnColumns,
  groupingOf,
  groupings,
  partToggled,
  sortedNext,
  usualArrangement,
  usualColumns,
} from '../../../../src/domain/portfolio/arrangement.ts';

const column = fc.record(
  {
    id: fc.constantFrom(...columnIds),
    width: fc.integer({ min: columnWidthMin, max: columnWidthMax }),
  },
  { requiredKeys: ['id'] },
);

const arrangements: fc.Arbitrary<Arrangement> = fc.record({
  columns: fc
    .uniqueArray(column, { selector: ({ id }) => id })
    .filter((columns) => columns.some(({ id }) => id === 'name')),
  sort: fc.option(fc.record({ column: fc.constantFrom(...columnIds), descending: fc.boolean() }), {
    nil: undefined,
  }),
  group: fc.option(fc.constantFrom(...groupings), { nil: undefined }),
  closed: fc.uniqueArray(fc.string({ minLength: 1 })).map((keys) => new Set(keys)),
});

const read = (search: string): Arrangement => arrangementFrom(new URLSearchParams(search));

describe('an arrangement', () => {
  it('comes back from its address as it was', () => {
    fc.assert(
      fc.property(arrangements, (arrangement) => {
        const pairs = arrangementPairs(arrangement).map(([name, value]) => [name, value]);
        expect(read(new URLSearchParams(pairs).toString())).toEqual(arrangement);
      }),
    );
  });

  it('says nothing in the address while nobody arranged anything', () => {
    expect(arrangementPairs(usualArrangement)).toEqual([]);
    expect(read('')).toEqual(usualArrangement);
  });

  it('passes over what an address holds beyond it, and always shows the name', () => {
    expect(read('sort=colour&group=mood&columns=pad,shoes,pad,stage:9999,next:x')).toEqual({
      columns: [{ id: 'name' }, { id: 'pad' }, { id: 'stage' }, { id: 'next' }],
      sort: undefined,
      group: undefined,
      closed: new Set(),
    });
    expect(read('columns=stage:999').columns[1]).toEqual({ id: 'stage', width: columnWidthMax });
  });

  it('is cut by priority, but in one piece once a column sorts it', () => {
    const sort = sortedNext(undefined, 'name');
    expect(groupingOf(usualArrangement)).toBe('priority');
    expect(groupingOf({ ...usualArrangement, sort })).toBe('none');
    expect(groupingOf({ ...usualArrangement, sort, group: 'priority' })).toBe('priority');
  });

  it('does not repeat in a column what the headings of its parts say', () => {
    const ids = drawnColumns({ ...usualArrangement, group: 'manager' }).map(({ id }) => id);
    expect(ids).toEqual(usualColumns.map(({ id }) => id).filter((id) => id !== 'manager'));
  });
});

describe('a part', () => {
  it('is closed and opened again, and stays so in the address', () => {
    const closed = partToggled(partToggled(usualArrangement, 'regular'), 'ended');
    expect(arrangementPairs(closed)).toEqual([
      ['closed', 'regular'],
      ['closed', 'ended'],
    ]);
    expect(partToggled(partToggled(closed, 'ended'), 'regular')).toEqual(usualArrangement);
  });
});

describe('a press on the head of a column', () => {
  it('sorts upwards, then downwards, then no more; another column begins anew', () => {
    const up = sortedNext(undefined, 'stage');
    const down = sortedNext(up, 'stage');
    expect(up).toEqual({ column: 'stage', descending: false });
    expect(down).toEqual({ column: 'stage', descending: true });
    expect(sortedNext(down, 'stage')).toBeUndefined();
    expect(sortedNext(down, 'name')).toEqual({ column: 'name', descending: false });
  });
});

describe('the columns', () => {
  it('are shown at the end and hidden, but for the name', () => {
    const shown = columnToggled(usualColumns, 'town');
    expect(shown.at(-1)).toEqual({ id: 'town' });
    expect(columnToggled(shown, 'town')).toEqual(usualColumns);
    expect(columnToggled(usualColumns, 'name')).toEqual(usualColumns);
  });

  it('move by one place and stay at the ends', () => {
    const ids = columnMoved(usualColumns, 'name', -1).map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['name', 'health']);
    expect(columnMoved(usualColumns, 'health', -1)).toEqual(usualColumns);
    expect(columnMoved(usualColumns, 'open', 1)).toEqual(usualColumns);
    expect(columnMoved(usualColumns, 'town', 1)).toEqual(usualColumns);
  });

  it('are as wide as asked, within what is of use', () => {
    const widthOf = (width: number) =>
      columnSized(usualColumns, 'stage', width).find(({ id }) => id === 'stage')?.width;
    expect(widthOf(200.4)).toBe(200);
    expect(widthOf(2)).toBe(columnWidthMin);
    expect(widthOf(5000)).toBe(columnWidthMax);
  });
});
