// @vitest-environment jsdom
/** A part that is read when the page is idle, and is not there where it cannot be read. */

import { cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { lazyWhenIdle } from '../../../../src/client/app/lazy-when-idle.ts';

afterEach(cleanup);

const show = (load: Parameters<typeof lazyWhenIdle>[0]): void => {
  const Part = lazyWhenIdle(load);
  render(
    <Suspense fallback={<p>Waits</p>}>
      <Part />
      <p>The page</p>
    </Suspense>,
  );
};

describe('a part that can wait', () => {
  it('is drawn once it was read', async () => {
    show(async () => () => <p>The part</p>);
    expect(await screen.findByText('The part')).toBeVisible();
  });

  it('leaves the rest of the page alone where it cannot be read', async () => {
    show(() => Promise.reject(new Error('gone from the server')));
    expect(await screen.findByText('The page')).toBeVisible();
  });
});
