/**
 * What every part of a form on a screen needs: whose answers they are, how it is seen, and the one way to answer. A screen
 * puts it around its parts; `FormPanel` does so itself.
 */

import { createContext, useContext } from 'react';
import type { Command } from '../../../domain/command/command.ts';
import type { AutoAnswers } from '../../../domain/form/printed-answer.ts';
import type { FillingMode } from '../../../domain/form/filling-mode.ts';
import type { FormView, ItemView } from '../../../domain/form/view.ts';
import type { Written } from '../../../domain/form/write-answer.ts';
import { present } from '../../../std/assert.ts';

export interface FormPage {
  readonly formId: string;
  /** The sheet or programme that the form is on. */
  readonly home: string;
  readonly view: FormView;
  readonly mode: FillingMode;
  /** Settled, or in the trash: answers are shown as words. */
  readonly readOnly: boolean;
  /** What the application fills in, by its source. */
  readonly auto: AutoAnswers;
  readonly answer: (item: ItemView, written: Written) => void;
  /** Changes the form; says so where it could not be done, and answers whether it was. */
  readonly change: (command: Command) => Promise<boolean>;
}

export const FormPageContext = createContext<FormPage | undefined>(undefined);

/** The form around a component. */
export function useFormPage(): FormPage {
  return present(useContext(FormPageContext), 'a form is open above this component');
}
