/**
 * What was typed of a new SME, kept while it is half-typed: closing the window, the tab or the lid loses nothing.
 * Each open form has a draft of its own.
 */

import * as z from 'zod/mini';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { countries, type Country } from '../../../domain/programme/programme.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { textSince } from '../../model/use-kept-typing.ts';
import type { OwnDraft } from '../../model/use-own-draft.ts';

export const newSmeForm = 'new-sme';
/** The draft is written this long after the first key that it lacks, in milliseconds. */
const keepAfterMs = 300;

const schema = z.object({
  name: z.string(),
  launchPadId: z.string(),
  country: z.enum(countries),
  /** Empty: nobody yet. */
  accountManagerId: z.string(),
  town: z.string(),
  companyNumber: z.string(),
  stage: z.enum(['prospect', 'screening']),
});
export type NewSmeDraft = z.infer<typeof schema>;

export interface DraftState {
  readonly draft: NewSmeDraft;
  readonly change: (patch: Partial<NewSmeDraft>) => void;
  /** Whether it goes on from what was typed before. */
  readonly resumed: boolean;
  /** Forgets what was typed, as somebody asked for. */
  readonly clear: () => Promise<void>;
  /** Lets go of what was added; what was typed while it was being saved is the beginning of the next. */
  readonly letGo: (added: NewSmeDraft) => Promise<void>;
}

/** The draft; changes are kept after a pause, and when the form goes. */
export function useNewSmeDraft(own: OwnDraft): DraftState {
  const carnet = useCarnet();
  const blank = useBlankDraft();
  const [stored] = useState(() => parseDraft(own.found?.text));
  const [draft, setDraft] = useState<NewSmeDraft>(stored ?? blank);
  const [resumed, setResumed] = useState(stored !== undefined);
  const latest = useRef(draft);
  const unkept = useRef(false);
  const timed = useRef(false);

  const keep = useEffectEvent(() => {
    timed.current = false;
    if (!unkept.current) return;
    unkept.current = false;
    // What the device cannot keep is still in the form.
    own.keep(isBlank(draft) ? '' : JSON.stringify(draft)).catch(() => undefined);
  });
  useEffect(() => {
    // Not put off by the next key: someone who types without a pause has a draft as well.
    if (timed.current || !unkept.current) return;
    timed.current = true;
    carnet.environment.later(() => keep(), keepAfterMs);
  }, [carnet, draft]);
  useEffect(() => {
    const onHide = (): void => keep();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      onHide();
    };
  }, []);

  const show = (next: NewSmeDraft): void => {
    latest.current = next;
    setDraft(next);
  };
  const beginWith = async (next: NewSmeDraft): Promise<void> => {
    unkept.current = false;
    show(next);
    setResumed(false);
    await own.keep(isBlank(next) ? '' : JSON.stringify(next));
  };
  return {
    draft,
    resumed,
    change: (patch) => {
      unkept.current = true;
      show({ ...latest.current, ...patch });
    },
    clear: () => beginWith(blank),
    letGo: (added) => {
      const { name, town, companyNumber } = latest.current;
      return beginWith({
        ...blank,
        name: textSince(name, added.name),
        town: textSince(town, added.town),
        companyNumber: textSince(companyNumber, added.companyNumber),
      });
    },
  };
}

/** My pad, its country, and me. */
function useBlankDraft(): NewSmeDraft {
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const pads = useCarnetState((state) => state.launchPads);
  return useMemo(() => {
    const me = members.find(({ id }) => id === memberId);
    const pad = pads.find(({ id }) => id === me?.values.launchPadId) ?? pads[0];
    return {
      name: '',
      launchPadId: pad?.id ?? '',
      country: pad?.values.country ?? firstCountry,
      accountManagerId: me?.values.roles.includes('accountManager') === true ? memberId : '',
      town: '',
      companyNumber: '',
      stage: 'prospect',
    };
  }, [memberId, members, pads]);
}

const firstCountry: Country = countries[0];

/** Nothing was typed; choices alone are not worth keeping. */
function isBlank({ name, town, companyNumber }: NewSmeDraft): boolean {
  return `${name}${town}${companyNumber}`.trim() === '';
}

function parseDraft(text: string | undefined): NewSmeDraft | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // A draft of another version: it only held what had not been saved.
    return undefined;
  }
}
