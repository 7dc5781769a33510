/**
 * One answer among several, all in view. One stop of the Tab key; left and right walk among the answers, and their digits
 * choose while the question has the focus (`use-form-keys.ts`).
 */

import type { KeyboardEvent } from 'react';
import type { ItemView } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { classNames } from '../../ui/class-names.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { moveFocus } from '../../ui/roving-focus.ts';
import { choicesOf } from './choices.ts';
import styles from './controls.module.css';
import { useFormPage } from './form-page.ts';

interface ChoiceControlProps {
  readonly view: ItemView;
  readonly labelId: string;
  readonly describedBy: string | undefined;
}

export function ChoiceControl({ view, labelId, describedBy }: ChoiceControlProps) {
  const page = useFormPage();
  const { language } = useFormat();
  const choices = choicesOf(view, language);
  const stop = Math.max(
    choices.findIndex(({ chosen }) => chosen),
    0,
  );
  const isShort = view.item.type === 'yesNo';
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Up and down walk from question to question.
    if (event.key.startsWith('Arrow') && !/Left|Right/u.test(event.key)) return;
    moveFocus(event, '[role="radio"]', 'horizontal');
  };
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-required={view.item.required === true ? true : undefined}
      className={classNames(styles.choices, isShort && styles.inLine)}
      onKeyDown={onKeyDown}
    >
      {choices.map(({ id, label, digit, chosen, written }, index) => (
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={chosen}
          aria-keyshortcuts={digit}
          tabIndex={index === stop ? 0 : -1}
          data-digit={digit}
          className={styles.choice}
          onClick={() => page.answer(view, written)}
        >
          {digit === undefined ? <span /> : <Kbd decorative>{digit}</Kbd>}
          <span className={styles.choiceLabel}>{label}</span>
        </button>
      ))}
    </div>
  );
}
