// @vitest-environment jsdom
/** Pictures are drawn in the page where what draws them apart from it does not load. */

import { renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { RedrawContext } from '../../../../../src/client/model/use-redraw-apart.ts';
import { redrawPicture } from '../../../../../src/client/parts/files/redraw-picture.ts';
import { useRedraw } from '../../../../../src/client/parts/files/use-redraw.ts';
import type { Redraw } from '../../../../../src/client/ports/picture.ts';

vi.mock(import('../../../../../src/client/parts/files/redraw-picture.ts'), () => ({
  redrawPicture: vi.fn<Redraw>(),
}));

it('draws in the page where the worker’s own code does not load', async () => {
  const drawn = { bytes: new Uint8Array([1]), mediaType: 'image/jpeg' } as const;
  vi.mocked(redrawPicture).mockResolvedValue(drawn);
  const apart: Redraw = () => Promise.reject(new TypeError('not loaded'));
  const { result } = renderHook(useRedraw, {
    wrapper: ({ children }) => <RedrawContext value={apart}>{children}</RedrawContext>,
  });
  expect(await result.current(new Blob(['photograph']), false)).toEqual(drawn);
});
