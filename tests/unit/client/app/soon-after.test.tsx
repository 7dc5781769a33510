// @vitest-environment jsdom
/** A part that is drawn as soon as it is read, whatever else the page has to do. */

import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { soonAfter } from '../../../../src/client/app/soon-after.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (load: Parameters<typeof soonAfter>[0]): void => {
  const Part = soonAfter(load);
  render(
    <>
      <Part />
      <p>The page</p>
    </>,
  );
};

describe('a part that is wanted soon', () => {
  it('(F168) is drawn where the page is never idle, beside what is there', async () => {
    vi.stubGlobal('requestIdleCallback', () => 0);
    vi.stubGlobal('requestAnimationFrame', () => 0);
    show(async () => () => <p>The part</p>);
    const page = screen.getByText('The page');
    expect(await screen.findByText('The part')).toBeVisible();
    expect(screen.getByText('The page')).toBe(page);
  });

  it('leaves the rest of the page alone where it cannot be read', async () => {
    show(() => Promise.reject(new Error('gone from the server')));
    expect(await screen.findByText('The page')).toBeVisible();
  });
});
