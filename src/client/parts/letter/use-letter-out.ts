/** How a letter leaves: copied, or opened as a draft in the mail programme. */

import { useTranslation } from 'react-i18next';
import { type Letter, letterText } from '../../../domain/form/follow-up-letter.ts';
import { mailDraft } from '../../../domain/form/mail-draft.ts';
import { copyText } from '../../model/use-clipboard.ts';
import { notify } from '../../model/notices.ts';

interface LetterOut {
  readonly copy: () => void;
  /** What opens the mail programme. */
  readonly mail: {
    readonly href: string;
    /** A letter that is too long for a link is copied, to be pasted in the message that opens. */
    readonly onClick: (() => void) | undefined;
  };
  /** The letter is too long for a link. */
  readonly isTooLong: boolean;
}

/** A letter that follows a review, or the summary of a visit: each is called by its name. */
export type LetterKind = 'letter' | 'summary';

/** @param address of whoever it is for, empty where none is known */
export function useLetterOut(letter: Letter, address: string, kind: LetterKind): LetterOut {
  const { t } = useTranslation('reviews');
  const { href, isWhole } = mailDraft(letter, address);
  const copyAndSay = async (done: string): Promise<void> => {
    const isCopied = await copyText(letterText(letter));
    if (isCopied) notify({ message: done, tone: 'done' });
    else notify({ message: t(`out.${kind}.notCopied`), tone: 'problem' });
  };
  return {
    copy: () => void copyAndSay(t(`out.${kind}.copied`)),
    mail: {
      href,
      onClick: isWhole ? undefined : () => void copyAndSay(t(`out.${kind}.copiedToPaste`)),
    },
    isTooLong: !isWhole,
  };
}
