/** Why a file was not taken in, that nothing was written, and what to do. */

import { useTranslation } from 'react-i18next';
import type { BackupProblem } from '../../../domain/backup/backup.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Note } from '../../ui/note.tsx';

export function ProblemNote({ problem }: { readonly problem: BackupProblem }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const [title, text] = ((): readonly [string, string] => {
    switch (problem.kind) {
      case 'damaged':
        return [t('problem.damaged.title', { entry: problem.entry }), t('problem.damaged.text')];
      case 'incomplete':
        return [
          t('problem.incomplete.title', { entries: problem.entries }),
          t('problem.incomplete.text'),
        ];
      case 'tooLarge':
        return [
          t('problem.tooLarge.title'),
          t('problem.tooLarge.text', { size: format.fileSize(problem.bytesMax) }),
        ];
      case 'notCarnet':
      case 'newer':
      case 'unreadable':
        return [t(`problem.${problem.kind}.title`), t(`problem.${problem.kind}.text`)];
    }
  })();
  return (
    <Note icon="error" tone="error" announced title={title}>
      {t('problem.unchanged')} {text}
    </Note>
  );
}
