/** A view is its address: it comes back as it was, and a saved one holds neither words typed nor its own name. */

import { describe, expect, it } from 'vitest';
import {
  isSameView,
  keptPairs,
  type PortfolioView,
  viewFrom,
  viewPairs,
} from '../../../../src/domain/portfolio/view.ts';

const read = (search: string): PortfolioView => viewFrom(new URLSearchParams(search));
const written = (pairs: ReturnType<typeof viewPairs>): string =>
  new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();

const search =
  'saved=view-1&view=board&mine=1&stage=enrolled&stage=supported&text=an&sort=-next&group=pad';

describe('a view', () => {
  it('comes back from its address as it was', () => {
    expect(written(viewPairs(read(search)))).toBe(search);
    expect(written(viewPairs(read('')))).toBe('');
  });

  it('is saved without the words typed and without the name of a saved view', () => {
    expect(written(keptPairs(read(search)))).toBe(
      'view=board&mine=1&stage=enrolled&stage=supported&sort=-next&group=pad',
    );
  });

  it('is the same whatever was typed and in which order values were chosen', () => {
    const view = read('manager=a&manager=b&sort=name');
    expect(isSameView(view, read('sort=name&manager=b&manager=a&text=x&saved=1'))).toBe(true);
    expect(isSameView(view, read('sort=-name&manager=a&manager=b'))).toBe(false);
    expect(isSameView(view, read('sort=name&manager=a'))).toBe(false);
  });
});
