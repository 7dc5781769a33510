// @vitest-environment jsdom
/** What replaces the screens of somebody at work has the focus at its title; what just opens leaves it alone. */

import { render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { ArrivalFrame } from '../../../../../src/client/features/arrival/arrival-frame.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

const show = (replacesWork: boolean) =>
  render(
    <ArrivalFrame title="Your access has ended" lead="…" replacesWork={replacesWork}>
      <button type="button">Copy</button>
    </ArrivalFrame>,
  );
const heading = (): HTMLElement => screen.getByRole('heading', { level: 1 });

test('the title takes the focus that the removed screens had', () => {
  const work = render(<input aria-label="line" />);
  screen.getByRole('textbox').focus();
  work.unmount();
  show(true);
  expect(heading()).toHaveFocus();
});

test('it takes none from where somebody is', () => {
  render(<input aria-label="line" />);
  screen.getByRole('textbox').focus();
  show(true);
  expect(screen.getByRole('textbox')).toHaveFocus();
});

test('a programme that is on its way leaves the focus to the page', () => {
  show(false);
  expect(document.body).toHaveFocus();
});
