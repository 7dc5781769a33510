// @vitest-environment jsdom
/** The field of a month, in the words of either language. */

import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { MonthInput } from '../../../../../src/client/parts/date/month-input.tsx';
import { Field } from '../../../../../src/client/ui/field.tsx';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
});

function Plan({ first }: { readonly first: string }) {
  const [month, setMonth] = useState(first);
  return (
    <>
      <Field label="Month">
        <MonthInput value={month} onValueChange={setMonth} />
      </Field>
      <samp>{month}</samp>
    </>
  );
}

const value = (): string | null => document.querySelector('samp')?.textContent ?? null;

describe.each([
  {
    language: 'en',
    typed: 'Sept 2021',
    shown: 'September 2021',
    problem: 'Enter a month and a year',
    year: 'Enter a year between 1900 and 2199.',
  },
  {
    language: 'fr',
    typed: 'sept. 2021',
    shown: 'septembre 2021',
    problem: 'Saisissez un mois et une année',
    year: 'Saisissez une année comprise entre 1900 et 2199.',
  },
] as const)('the field of a month in $language', ({ language, typed, shown, problem, year }) => {
  it('shows its month in words, reads typed ones, and goes by arrows', async () => {
    const user = userEvent.setup();
    await setLanguage(language);
    render(<Plan first="2020-11" />);
    const field = screen.getByRole('textbox', { name: 'Month' });
    expect(field).not.toHaveValue('2020-11');
    await user.clear(field);
    await user.type(field, typed);
    expect(value()).toBe('2021-09');
    await user.tab();
    expect(field).toHaveValue(shown);
    await user.click(field);
    await user.keyboard('{ArrowDown}');
    expect(value()).toBe('2021-10');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(value()).toBe('2021-08');
  });

  it('keeps words that are no month, and says what to write', async () => {
    const user = userEvent.setup();
    await setLanguage(language);
    render(<Plan first="" />);
    const field = screen.getByRole('textbox', { name: 'Month' });
    await user.type(field, '13/2021');
    await user.tab();
    expect(field).toHaveValue('13/2021');
    expect(field).toBeInvalid();
    expect(document.body).toHaveTextContent(problem);
  });

  it.each(['12/2500', 'mai 0202'])('says of %s that its year cannot be', async (text) => {
    const user = userEvent.setup();
    await setLanguage(language);
    render(<Plan first="" />);
    const field = screen.getByRole('textbox', { name: 'Month' });
    await user.type(field, text);
    await user.tab();
    expect(field).toHaveValue(text);
    expect(screen.getByRole('alert')).toHaveTextContent(year);
  });
});
