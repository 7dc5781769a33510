/** What is doubtful about an answer, in the reader's language. Nothing of it keeps anybody from going on. */

import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../domain/form/check-answer.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** One sentence for a problem. */
export function useProblemWords(): (problem: Problem) => string {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  return (problem) => {
    switch (problem.kind) {
      case 'unreadable':
        return t('problem.unreadable');
      case 'tooLow':
        return t('problem.tooLow', { min: problem.min });
      case 'tooHigh':
        return t('problem.tooHigh', { max: problem.max });
      case 'notAnOption':
        return problem.label === undefined
          ? t('problem.notOffered')
          : t('problem.retired', { answer: problem.label[language] });
      case 'notACountry':
        return t('problem.notACountry', { word: problem.word });
      case 'tooMany':
        return t('problem.tooMany', { max: problem.max });
      case 'identifier':
        return t(`problem.identifier.${problem.problem}`);
      case 'cell':
        return t('problem.cell');
    }
  };
}
