// @vitest-environment jsdom
/** The day of an entry in the margin of a journal: in words on the screen, as a date on paper. */

import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeAll, expect, it } from 'vitest';
import {
  OnPaper,
  useEntryDay,
} from '../../../../../src/client/features/sheet/journal/entry-day.ts';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';

beforeAll(() => initI18n('en'));

const today = '2020-11-19';

it('is today on the screen, and the date on paper', () => {
  const onScreen = renderHook(() => useEntryDay(today)(today));
  expect(onScreen.result.current).toBe('Today');
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <OnPaper value={true}>{children}</OnPaper>
  );
  const onPaper = renderHook(() => useEntryDay(today)(today), { wrapper });
  expect(onPaper.result.current.replaceAll('\u00A0', ' ')).toBe('19 Nov');
});
