// @vitest-environment jsdom
/** What is kept from paper is kept from it at once, however soon one prints. */

import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useIsPrinting } from '../../../../src/client/ui/use-is-printing.ts';

function Part() {
  return <p>{useIsPrinting() ? 'paper' : 'screen'}</p>;
}

const place = document.createElement('div');
let root: Root;

beforeEach(() => {
  // As in the application: React does its work when it finds time, and not within `act`.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  root = createRoot(place);
});
afterEach(() => {
  window.dispatchEvent(new Event('afterprint'));
  root.unmount();
});

/** Draws the part, and does something in the very moment in which it stands on the page. */
function whenDrawn(then: () => void): Promise<void> {
  const drawn = new Promise<void>((resolve, reject) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      try {
        then();
        resolve();
      } catch (error) {
        reject(error);
      }
    });
    observer.observe(place, { childList: true });
  });
  root.render(<Part />);
  return drawn;
}

it('is known to a part that was drawn in the same moment', async () => {
  await whenDrawn(() => {
    expect(place).toHaveTextContent('screen');
    window.dispatchEvent(new Event('beforeprint'));
    expect(place).toHaveTextContent('paper');
    window.dispatchEvent(new Event('afterprint'));
    expect(place).toHaveTextContent('screen');
  });
});

it('is known to a part that is drawn while one prints', async () => {
  window.dispatchEvent(new Event('beforeprint'));
  await whenDrawn(() => expect(place).toHaveTextContent('paper'));
});
