/** Which version a form is: counted along the forms that gave way to it. */

import { describe, expect, it } from 'vitest';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import { versionOf } from '../../../../src/domain/form/standing.ts';

const plan = (id: string, replaces?: string): FormBrief => ({
  id,
  templateId: 'market-entry-plan/1',
  state: 'agreed',
  changedAt: 0,
  ...(replaces === undefined ? {} : { replaces }),
});

describe('the version of a form', () => {
  it('counts the forms whose place it took, one after the other', () => {
    const forms = [plan('c', 'b'), plan('a'), plan('b', 'a')];
    expect(['a', 'b', 'c'].map((id) => versionOf(forms, id))).toEqual([1, 2, 3]);
  });

  it('counts an older form that is not here any more, and ends where two name each other', () => {
    expect(versionOf([plan('b', 'gone')], 'b')).toBe(2);
    expect(versionOf([plan('a', 'b'), plan('b', 'a')], 'a')).toBe(2);
  });
});
