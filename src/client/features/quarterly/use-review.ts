/** A quarterly review of the open programme: its draft in the language of the report, and what was written in it. */

import { useMemo } from 'react';
import type { Language, Text2 } from '../../../domain/entity/field.ts';
import { beginForm } from '../../../domain/form/commands/begin-form.ts';
import { setFields } from '../../../domain/command/command.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import {
  type DraftPair,
  type ReviewView,
  reviewView,
} from '../../../domain/report/quarterly/review-document.ts';
import {
  draftPair,
  formsOfReview,
  type Passage,
  passageField,
  proofreading,
  proofreadPassage,
  reviewTemplateId,
  storedText,
  takeOverDraft,
} from '../../../domain/report/quarterly/review-passages.ts';
import type { Json } from '../../../std/json.ts';
import type { TakeOver } from '../../model/take-over.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useOpenForm } from '../../parts/form/use-open-form.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useLazyRecords } from '../../model/use-records.ts';

export interface Review {
  readonly view: ReviewView;
  /** Before anybody wrote in it. */
  readonly draft: DraftPair;
  readonly form: RecordOf<'form'> | undefined;
}

/** The forms of the programme; absent until they are read. */
export function useProgrammeForms() {
  const programmeId = useCarnetState((state) => state.programmeId);
  return useLazyRecords(programmeId, 'form');
}

/** The review of a period, out of its draft. */
export function useReview(
  draft: DraftPair,
  language: Language,
  forms: readonly RecordOf<'form'>[],
): Review {
  const drafted = draft[language];
  const all = useMemo(() => formsOfReview(forms, drafted.period), [forms, drafted.period]);
  // The one that is being written in stays, also where one that was begun before arrives.
  const { open: form } = useOpenForm(all, drafted.period.days.to, all[0]);
  const view = useMemo(() => reviewView(drafted, form), [drafted, form]);
  return { view, draft, form };
}

export interface Correctable {
  readonly pair: Text2 | undefined;
  readonly takeOver: TakeOver | undefined;
}

export interface PassageHandlers {
  /** Makes sure that there is a form to write in; answers whether there is. */
  readonly begin: () => Promise<boolean>;
  /** What can be corrected: what somebody wrote, or the draft, which is stored once somebody types. */
  readonly correctable: (passage: Passage) => Correctable;
  readonly markRead: (passage: Passage, isRead: boolean) => Promise<void>;
  /** Writes fields of the form of the review, which it begins where there is none; answers nothing where they were not stored. */
  readonly write: (
    fields: Readonly<Record<`${string}.${string}`, Json | undefined>>,
  ) => Promise<string | undefined>;
  /** Gives the text up, so that the draft stands again. */
  readonly drop: (passage: Passage) => Promise<void>;
}

/** What can be done with the passages of a review. */
export function usePassageHandlers(
  { view, draft, form }: Review,
  words: { readonly dropped: string },
): PassageHandlers {
  const carnet = useCarnet();
  const change = useChange();
  const programmeId = useCarnetState((state) => state.programmeId);
  const memberId = useCarnetState((state) => state.memberId);
  const draftOf = (key: string, language: Language) =>
    draft[language].passages.find((passage) => passage.key === key)?.draft;
  const pairOf = ({ key }: Passage) => {
    const [en, fr] = [draftOf(key, 'en'), draftOf(key, 'fr')];
    return en && fr && draftPair({ en, fr });
  };
  const write = async (
    fields: Readonly<Record<`${string}.${string}`, Json | undefined>>,
  ): Promise<string | undefined> => {
    if (form !== undefined) {
      return (await change(setFields(form.id, fields))) ? form.id : undefined;
    }
    const id = carnet.environment.newId();
    const begun = {
      home: programmeId,
      templateId: reviewTemplateId,
      filledBy: 'manager',
      onDate: view.period.days.to,
      answers: fields,
    } as const;
    return (await change(beginForm(begun, id))) ? id : undefined;
  };
  return {
    write,
    begin: async () => form !== undefined || (await write({})) !== undefined,
    correctable: (passage) => {
      const { key, text } = passage;
      const pair = text ?? pairOf(passage);
      if (form === undefined || text !== undefined || pair === undefined) {
        return { pair, takeOver: undefined };
      }
      const takeOver = { value: storedText(pair), command: takeOverDraft(form.id, key, pair) };
      return { pair, takeOver };
    },
    markRead: async (passage, isRead) => {
      const { key } = passage;
      const mark = { memberId, isRead };
      const drafted = pairOf(passage);
      if (form === undefined) await write(proofreading(form, key, mark, drafted));
      else await change(proofreadPassage(form.id, key, mark, drafted));
    },
    drop: async ({ key }) => {
      if (form === undefined) return;
      await change(setFields(form.id, { [passageField(key)]: undefined }), { done: words.dropped });
    },
  };
}
