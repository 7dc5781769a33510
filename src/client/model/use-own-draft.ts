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

/** Keeps what is typed, also while it is not known yet which draft is free; what was left there is not touched then. */
export type KeepText = OwnDraft['keep'];

/**
 * @param form the form and what it is about, such as `contact:<sme id>`
 * @param isOffered whether a draft goes with what the form is opened with; one that does not stays for a form with which it does
 * @returns first nothing while it is not known yet which drafts are free: hardly ever, and for a moment
 */
export function useOwnDraft(
  form: string,
  isOffered: (draft: Draft) => boolean = always,
): readonly [own: OwnDraft | undefined, keepEarly: KeepText] {
  const carnet = useCarnet();
  const [key] = useState(() => freeKey(carnet, form, isOffered));
  const [own, setOwn] = useState(() => atOnce(carnet, { form, key }, isOffered));
  const onTabs = useEffectEvent((live: ReadonlySet<string> | undefined) =>
    setOwn(ownDraft(carnet, key, latestFree(carnet, { form, key }, { live, isOffered }))),
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
  }, [carnet, own]);
  return [own, (text) => carnet.keepDraft(key, text)];
}

const always = (): boolean => true;

/** A form, and the key of what is typed in it. */
interface Place {
  readonly form: string;
  readonly key: string;
}

/** Under which key it is kept: what is half-typed in this tab and does not go with the form keeps its own. */
function freeKey(carnet: Carnet, form: string, isOffered: (draft: Draft) => boolean): string {
  const { environment, state } = carnet;
  const key = `${form}/${environment.tab}`;
  const found = state.getState().drafts.get(key);
  return found === undefined || isOffered(found) ? key : `${key}.${environment.newId()}`;
}

/** Where no other tab has to be asked for. */
function atOnce(
  carnet: Carnet,
  { form, key }: Place,
  isOffered: (draft: Draft) => boolean,
): OwnDraft | undefined {
  const found = carnet.state.getState().drafts.get(key);
  if (found === undefined && draftsOf(carnet, form).some(isOffered)) return undefined;
  return ownDraft(carnet, key, found);
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
  { form, key: own }: Place,
  {
    live,
    isOffered,
  }: {
    readonly live: ReadonlySet<string> | undefined;
    readonly isOffered: (draft: Draft) => boolean;
  },
): Draft | undefined {
  const isFree = ({ key }: Draft): boolean => {
    const [tab = ''] = key.slice(form.length + 1).split('.');
    return tab === carnet.environment.tab || live?.has(tab) !== true;
  };
  return draftsOf(carnet, form).find(
    (draft) => draft.key !== own && isFree(draft) && isOffered(draft),
  );
}

function ownDraft(carnet: Carnet, key: string, found: Draft | undefined): OwnDraft {
  return {
    found,
    // What was found is in the draft of this form from then on.
    keep: (text) =>
      carnet.keepDraft(key, text, undefined, found?.key === key ? undefined : found?.key),
  };
}
