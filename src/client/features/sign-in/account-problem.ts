/** What is said about a problem of the server, and at which field. */

import { useTranslation } from 'react-i18next';
import { type AccountProblem, passwordRules } from '../../ports/accounts.ts';

export type FormField = 'name' | 'email' | 'password';

const fieldOf: Readonly<Partial<Record<AccountProblem, FormField>>> = {
  tooShort: 'password',
  tooCommon: 'password',
  wrongPassword: 'password',
  nameMissing: 'name',
  emailMissing: 'email',
};

export interface ProblemWords {
  /** The sentence at a field, or nothing. */
  at(field: FormField): string | undefined;
  /** What concerns no field. */
  readonly whole: string | undefined;
}

export function useProblemWords(problem: AccountProblem | undefined): ProblemWords {
  const { t } = useTranslation('sign-in');
  const text =
    problem === undefined ? undefined : t(`problem.${problem}`, { min: passwordRules.lengthMin });
  const field = problem === undefined ? undefined : fieldOf[problem];
  return {
    at: (one) => (one === field ? text : undefined),
    whole: field === undefined ? text : undefined,
  };
}
