// @vitest-environment jsdom
/** A letter as it is read: each of its parts, also where two have one heading. */

import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LetterPage } from '../../../../../src/client/parts/letter/letter-page.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('tells parts with one heading apart', () => {
  const complaint = vi.spyOn(console, 'error').mockReturnValue(undefined);
  const part = (text: string) => ({ heading: 'Next', lines: [{ text, lang: 'en' as const }] });
  const letter = {
    subject: 'Follow-up',
    greeting: 'Hello,',
    opening: 'As agreed:',
    parts: [part('Call'), part('Write')],
    closing: 'Thank you.',
    regards: 'Regards,',
    signature: 'Emma',
  };
  render(<LetterPage name="Kerlan" letter={letter} language="en" />);
  expect(screen.getAllByRole('heading', { name: 'Next' })).toHaveLength(2);
  expect(complaint).not.toHaveBeenCalled();
});
