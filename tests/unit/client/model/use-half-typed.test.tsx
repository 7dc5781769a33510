// @vitest-environment jsdom
/** The text of a box that no field of a record keeps yet. */

import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { useHoldForm } from '../../../../src/client/model/use-hold-form.ts';
import { useHalfTypedText } from '../../../../src/client/model/use-half-typed.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';

afterEach(cleanup);

describe('A half-typed text', () => {
  it('is found again in its place and in no other, until it is emptied (F101)', async () => {
    const { carnet } = await carnetFixture();
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <CarnetContext value={carnet}>{children}</CarnetContext>
    );
    const open = (place: string) => renderHook(() => useHalfTypedText(place), { wrapper });
    const first = open('stageReason:sme-1');
    expect(first.result.current[0]).toBe('');
    act(() => first.result.current[1]('They moved'));
    first.unmount();
    expect(open('stageReason:sme-2').result.current[0]).toBe('');
    const again = open('stageReason:sme-1');
    expect(again.result.current[0]).toBe('They moved');
    act(() => again.result.current[1](''));
    await carnet.settled();
    expect(carnet.state.getState().drafts.size).toBe(0);
  });

  it('that is all that was left of a reason when its author lost access stands after the reason of today (F162)', async () => {
    const { carnet } = await carnetFixture();
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <CarnetContext value={carnet}>{children}</CarnetContext>
    );
    const place = 'health:sme-1';
    const draftOf = () => [...carnet.state.getState().drafts.values()].map(({ text }) => text);
    await carnet.keepDraft(
      `${place}/left`,
      JSON.stringify({ reason: ['and mine', { isOwn: true }] }),
    );
    const held = { until: '2020-12-01', reason: 'Of a colleague' };
    const { result } = renderHook(() => useHoldForm(place, held), { wrapper });
    await waitFor(() => expect(result.current.reason).toBe('Of a colleague and mine'));
    act(() => result.current.setReason('Of a colleague and mine, today'));
    expect(result.current.reason).toBe('Of a colleague and mine, today');
    await carnet.settled();
    expect(draftOf().map((text) => JSON.parse(text) as unknown)).toEqual([
      { reason: ['Of a colleague and mine, today', { shown: 'Of a colleague' }] },
    ]);
  });

  it('is moved on from at once, and not where the next was begun (F130)', async () => {
    const { carnet } = await carnetFixture();
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <CarnetContext value={carnet}>{children}</CarnetContext>
    );
    const useBoth = () => ({
      half: useHalfTypedText('person:sme-1'),
      opened: useState<string | undefined>(undefined),
    });
    const { result } = renderHook(useBoth, { wrapper });
    const added = async (typedOn: string) => {
      const { half, opened } = result.current;
      const [, type, add, unlessTypedOn] = half;
      act(() => type('Ann'));
      await act(() =>
        add(async () => {
          type(`Ann${typedOn}`);
          return true;
        }),
      );
      // Not in `act`: whoever types has the letter where it is drawn by now.
      unlessTypedOn(() => opened[1]('Ann'));
      return result.current.opened[0];
    };
    expect(await added(' B')).toBeUndefined();
    act(() => result.current.half[1](''));
    expect(await added('')).toBe('Ann');
  });

  it('is added once at a time, and then the next; what is refused stays (F130)', async () => {
    const { carnet } = await carnetFixture();
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <CarnetContext value={carnet}>{children}</CarnetContext>
    );
    const { result } = renderHook(() => useHalfTypedText('person:sme-1'), { wrapper });
    const text = () => result.current[0];
    const type = (words: string) => act(() => result.current[1](words));
    const add = (save: () => Promise<boolean>) => result.current[2](save);
    type('Ann');
    let answer = (_isSaved: boolean): void => undefined;
    const first = add(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    type('Ann Bob');
    expect(await add(async () => true)).toBeUndefined();
    expect(text()).toBe('Ann Bob');
    await act(async () => {
      answer(true);
      await first;
    });
    expect(text()).toBe('Bob');
    await act(() => add(async () => false));
    expect(text()).toBe('Bob');
    await act(() => add(async () => true));
    expect(text()).toBe('');
    // Changed within, it is no beginning of the next: all of it stays.
    type('Cleo');
    await act(() =>
      add(async () => {
        result.current[1]('Dear Cleo');
        return true;
      }),
    );
    expect(text()).toBe('Dear Cleo');
  });
});
