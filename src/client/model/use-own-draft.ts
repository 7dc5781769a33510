/**
 * The draft of a form that writes something new: each open form has one of its own, so that two tabs never write over
 * one another. What a tab left behind that is gone is offered to the next form, and becomes its own with the first key.
 */

import { useEffect, useEffectEvent, useState } from 'react';
import type { Draft } from '../ports/sheet-store.ts';
import type { Carnet } from './carnet.ts';
import { useCarnet } from './use-carnet.ts';

export interface OwnDraft {
  /** What is offered to go on with. */
  readonly found: Draft | undefined;
  /** Keeps what is half-typed; an empty text forgets it, with what was found. */
  readonly keep: (text: string) => Promise<void>;
}

/**
 * @param form the form and what it is about, such as `contact:<sme id>`
 * @param isOffered whether a draft goes with what the form is opened with; one that does not stays for a form with which it does
 * @returns nothing while it is not known yet which drafts are free: hardly ever, and for a moment
 */
export function useOwnDraft(
  form: string,
  isOffered: (draft: Draft) => boolean = always,
): OwnDraft | undefined {
  const carnet = useCarnet();
  const [own, setOwn] = useState(() => atOnce(carnet, form, isOffered));
  const onTabs = useEffectEvent((live: ReadonlySet<string> | undefined) =>
    setOwn(ownDraft(carnet, form, latestFree(carnet, form, { live, isOffered }))),
  );
  useEffect(() => {
    if (own !== undefined) return undefined;
    let isOver = false;
    const { environment } = carnet;
    void environment
      .liveTabs()
      .catch(() => undefined)
      .then((live) => {
        if (!isOver) onTabs(live);
      });
    return () => {
      isOver = true;
    };
  }, [carnet, form, own]);
  return own;
}

const always = (): boolean => true;

const keyOf = ({ environment }: Carnet, form: string): string => `${form}/${environment.tab}`;

/** Where no other tab has to be asked for. */
function atOnce(
  carnet: Carnet,
  form: string,
  isOffered: (draft: Draft) => boolean,
): OwnDraft | undefined {
  const { drafts } = carnet.state.getState();
  const found = drafts.get(keyOf(carnet, form));
  // What is half-typed in this tab stays for the next form that may go on with it.
  if (found !== undefined && !isOffered(found)) return ownDraft(carnet, form, undefined, true);
  if (found === undefined && draftsOf(carnet, form).some(isOffered)) return undefined;
  return ownDraft(carnet, form, found);
}

/** The drafts of a form, the latest first; those of earlier versions name no tab. Those of a form within it are not its own. */
function draftsOf(carnet: Carnet, form: string): readonly Draft[] {
  const { drafts } = carnet.state.getState();
  const isOf = (key: string): boolean =>
    key.startsWith(`${form}/`) && !key.includes('/', form.length + 1);
  return [...drafts.values()]
    .filter(({ key }) => key === form || isOf(key))
    .toSorted((a, b) => b.at - a.at);
}

function latestFree(
  carnet: Carnet,
  form: string,
  {
    live,
    isOffered,
  }: {
    readonly live: ReadonlySet<string> | undefined;
    readonly isOffered: (draft: Draft) => boolean;
  },
) {
  const ownKey = keyOf(carnet, form);
  return draftsOf(carnet, form).find(
    (draft) =>
      draft.key !== ownKey &&
      live?.has(draft.key.slice(form.length + 1)) !== true &&
      isOffered(draft),
  );
}

/** Keeps what is typed while it is not known yet which draft is free; what was left there is not touched. */
export function keepEarly(carnet: Carnet, form: string, text: string): Promise<void> {
  return carnet.keepDraft(keyOf(carnet, form), text);
}

function ownDraft(
  carnet: Carnet,
  form: string,
  found: Draft | undefined,
  isTaken = false,
): OwnDraft {
  const key = isTaken ? `${form}/${carnet.environment.newId()}` : keyOf(carnet, form);
  return {
    found,
    // What was found is in the draft of this form from then on.
    keep: (text) =>
      carnet.keepDraft(key, text, undefined, found?.key === key ? undefined : found?.key),
  };
}
