/** The answers among which one is chosen, with the key of each: scores are chosen by their own digit. */

import type { Language } from '../../../domain/entity/field.ts';
import type { Answer } from '../../../domain/form/answers.ts';
import { type UnlistedOption, unlistedLabel } from '../../../domain/form/unlisted-options.ts';
import type { ItemView } from '../../../domain/form/view.ts';
import { printWordings, unsureWording } from '../../../domain/form/wordings.ts';
import type { Written } from '../../../domain/form/write-answer.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** A digit; nothing from the tenth choice on. */
  readonly digit: string | undefined;
  readonly chosen: boolean;
  readonly written: Written;
}

const digitMax = 9;

/** What one item offers, "not sure" included; empty for an item whose answer is written. */
export function choicesOf(view: ItemView, language: Language): readonly Choice[] {
  const { item, options, unlisted, answer } = view;
  switch (item.type) {
    case 'yesNo':
    case 'choice': {
      const words = options.map(({ id, label }, index) =>
        choice(answer, index + 1, {
          id,
          label: label[language],
          written: { kind: 'word', word: id },
        }),
      );
      // Chosen while it was offered: shown, so that it can be replaced.
      const kept = unlisted.map((option): Choice => {
        const written: Written = { kind: 'word', word: option.id };
        const label = unlistedName(option, language);
        return { id: option.id, label, digit: undefined, chosen: true, written };
      });
      return [...words, unsure(answer, options.length + 1, language), ...kept];
    }
    case 'rating':
    case 'maturity': {
      const scores = item.anchors.map(({ score, label }) =>
        choice(answer, score, {
          id: String(score),
          label: label[language],
          written: { kind: 'number', number: score },
        }),
      );
      const last = Math.max(...item.anchors.map(({ score }) => score));
      const na = item.type === 'maturity' ? item.na : undefined;
      return [
        ...scores,
        unsure(answer, last + 1, language),
        ...(na === undefined
          ? []
          : [
              choice(answer, last + 2, {
                id: 'na',
                label: (na ?? printWordings.notApplicable)[language],
                written: 'notApplicable',
              }),
            ]),
      ];
    }
    default:
      return [];
  }
}

/** An option that is not offered, marked as retired where it was offered once. */
export function unlistedName(option: UnlistedOption, language: Language): string {
  const label = unlistedLabel(option)[language];
  return option.label === undefined ? label : `${label} (${printWordings.retired[language]})`;
}

function unsure(answer: Answer, digit: number, language: Language): Choice {
  return choice(answer, digit, {
    id: 'unsure',
    label: unsureWording[language],
    written: 'unsure',
  });
}

function choice(
  answer: Answer,
  digit: number,
  offered: Pick<Choice, 'id' | 'label' | 'written'>,
): Choice {
  return {
    ...offered,
    digit: digit <= digitMax ? String(digit) : undefined,
    chosen: isChosen(answer, offered.written),
  };
}

function isChosen(answer: Answer, written: Written): boolean {
  if (written === 'unsure') return answer.kind === 'unsure';
  if (written === 'notApplicable') return answer.kind === 'notApplicable';
  if (answer.kind !== 'given' || typeof written === 'string') return false;
  const { content } = answer;
  if (content.kind === 'word') return written.kind === 'word' && written.word === content.word;
  return (
    content.kind === 'number' && written.kind === 'number' && written.number === content.number
  );
}
