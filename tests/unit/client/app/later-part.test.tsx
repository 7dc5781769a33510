// @vitest-environment jsdom
/** A part of the page that is read later, and is not there where it cannot be read. */

import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { idlePart, laterPart } from '../../../../src/client/app/later-part.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe.each([
  ['soon', laterPart],
  ['when nothing else is asked of the page', idlePart],
])('a part that is read %s', (_, partOf) => {
  const show = (load: Parameters<typeof laterPart<{ readonly text: string }>>[0]): void => {
    const Part = partOf(load);
    render(
      <>
        <Part text="The part" />
        <p>The page</p>
      </>,
    );
  };

  it('is drawn once it was read, and leaves what is there', async () => {
    show(async () => ({ text }: { readonly text: string }) => <p>{text}</p>);
    const page = screen.getByText('The page');
    expect(await screen.findByText('The part')).toBeVisible();
    expect(screen.getByText('The page')).toBe(page);
  });

  it('leaves the rest of the page alone where it cannot be read', async () => {
    show(() => Promise.reject(new Error('gone from the server')));
    expect(await screen.findByText('The page')).toBeVisible();
  });
});

it('(F168) a part that is wanted soon does not wait until the page is idle', async () => {
  vi.stubGlobal('requestIdleCallback', () => 0);
  const Part = laterPart(async () => () => <p>The part</p>);
  render(<Part />);
  expect(await screen.findByText('The part')).toBeVisible();
});
