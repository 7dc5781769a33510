// @vitest-environment jsdom
/** Whether the page is being printed, as screens hear of it. */

import { act, render, screen } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { expect, it } from 'vitest';
import { useIsPrinting } from '../../../../src/client/ui/use-is-printing.ts';

function Sheet() {
  return <p>{useIsPrinting() ? 'on paper' : 'on the screen'}</p>;
}

/** Prints as soon as its content is shown, before the browser has painted it. */
function PrintedAtOnce() {
  useLayoutEffect(() => {
    window.dispatchEvent(new Event('beforeprint'));
  }, []);
  return <Sheet />;
}

it('is known of a page that is printed as soon as it is shown', async () => {
  render(<PrintedAtOnce />);
  expect(screen.getByText('on paper')).toBeInTheDocument();
  act(() => {
    window.dispatchEvent(new Event('afterprint'));
  });
  expect(screen.getByText('on the screen')).toBeInTheDocument();
});
