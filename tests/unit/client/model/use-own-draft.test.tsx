// @vitest-environment jsdom
/** Each open form has its own draft: two tabs lose nothing of one another [F71]. */

import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { useOwnDraft } from '../../../../src/client/model/use-own-draft.ts';
import { carnetFixture, testEnvironment } from '../../../support/carnet-fixture.ts';

async function twoTabs() {
  const first = await carnetFixture();
  const environment = testEnvironment('tab-2');
  const second = await carnetFixture({ device: first.device, environment });
  const open = async ({ carnet }: typeof first, offered = true) => {
    const { result } = renderHook(() => useOwnDraft('contact:sme-1', () => offered)[0], {
      wrapper: ({ children }: { children: ReactNode }) => (
        <CarnetContext value={carnet}>{children}</CarnetContext>
      ),
    });
    await waitFor(() => expect(result.current).toBeDefined());
    return {
      found: () => result.current?.found?.text,
      keep: (text: string) => act(async () => result.current?.keep(text)),
    };
  };
  const texts = async () => {
    await Promise.all([first.carnet.settled(), second.carnet.settled()]);
    return (await first.store.readDrafts()).map(({ text }) => text).sort();
  };
  return { first, second, open, texts };
}

it('keeps what is typed in two tabs apart, and each goes on with its own [F71]', async () => {
  const { first, second, open, texts } = await twoTabs();
  first.environment.otherTabs.add('tab-2');
  second.environment.otherTabs.add('tab-1');
  await (await open(first)).keep('in one');
  const other = await open(second);
  expect(other.found()).toBeUndefined();
  await other.keep('in two');
  expect(await texts()).toEqual(['in one', 'in two']);
  expect((await open(first)).found()).toBe('in one');
  expect((await open(second)).found()).toBe('in two');
});

it('offers what a tab left that is gone, and takes it over with the first key', async () => {
  const { first, second, open, texts } = await twoTabs();
  await (await open(first)).keep('in one');
  await second.carnet.settled();
  const form = await open(second);
  expect(form.found()).toBe('in one');
  expect(await texts()).toEqual(['in one']);
  await form.keep('in one, and two');
  expect(await texts()).toEqual(['in one, and two']);
  await form.keep('');
  expect(await texts()).toEqual([]);
});

it('leaves a draft alone where the form begins with something else', async () => {
  const { first, open, texts } = await twoTabs();
  await (await open(first)).keep('half a call');
  const planned = await open(first, false);
  expect(planned.found()).toBeUndefined();
  await planned.keep('a plan');
  expect(await texts()).toEqual(['a plan', 'half a call']);
});

it('offers the draft of a version that knew one draft only', async () => {
  const { first, open } = await twoTabs();
  await first.carnet.keepDraft('contact:sme-1', 'from before');
  expect((await open(first)).found()).toBe('from before');
});

it('leaves the draft of a form within it to that form', async () => {
  const { first, second, open } = await twoTabs();
  await first.carnet.keepDraft('contact:sme-1/offer/tab-1', 'of the offer');
  await second.carnet.settled();
  expect((await open(second)).found()).toBeUndefined();
  await first.carnet.keepDraft('contact:sme-1/tab-1', 'of the plain one');
  expect((await open(first)).found()).toBe('of the plain one');
});

it('finds what was typed for one opening beside what was typed for another in the same tab (F220)', async () => {
  const { first } = await twoTabs();
  const open = async (isOffered: (text: string) => boolean) => {
    const { result } = renderHook(
      () => useOwnDraft('contact:sme-1', ({ text }) => isOffered(text))[0],
      {
        wrapper: ({ children }: { children: ReactNode }) => (
          <CarnetContext value={first.carnet}>{children}</CarnetContext>
        ),
      },
    );
    await waitFor(() => expect(result.current).toBeDefined());
    return result.current;
  };
  await (await open(() => true))?.keep('of no line');
  const isOfLine = (text: string): boolean => text.startsWith('of the line');
  const ofLine = await open(isOfLine);
  expect(ofLine?.found).toBeUndefined();
  await ofLine?.keep('of the line');
  const again = await open(isOfLine);
  expect(again?.found?.text).toBe('of the line');
  await again?.keep('of the line, and more');
  expect((await open((text) => text === 'of no line'))?.found?.text).toBe('of no line');
  await first.carnet.settled();
  const texts = (await first.store.readDrafts()).map(({ text }) => text);
  expect(texts.toSorted()).toEqual(['of no line', 'of the line, and more']);
});
