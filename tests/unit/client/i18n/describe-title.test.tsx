// @vitest-environment jsdom
/** What a record is called in the history and in notices: in words, never as its title is stored. */

import { renderHook } from '@testing-library/react';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useDescribe, wholeTitle } from '../../../../src/client/i18n/describe-value.ts';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';

beforeAll(() => initI18n('fr'));
afterAll(() => setLanguage('en'));

it('names figures by their month', () => {
  const { title } = renderHook(() => useDescribe('2021-05-19', () => undefined)).result.current;
  expect(wholeTitle(title('figures', { month: '2021-04' }))).toBe('avril 2021');
});
