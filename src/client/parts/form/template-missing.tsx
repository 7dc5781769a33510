/** Why a form, or what begins one, is not shown: its template is of a newer Carnet, has not arrived, or could not be read. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import type { TemplateRead } from './use-template.ts';

interface TemplateMissingProps {
  readonly read: Pick<TemplateRead, 'state' | 'retry'>;
  /** A form that is filled in, or the template that one would begin with. */
  readonly of?: 'form' | 'begin' | undefined;
  /** What can be done meanwhile. */
  readonly action?: ReactNode;
}

export function TemplateMissing({ read, of = 'form', action }: TemplateMissingProps) {
  const { t } = useTranslation('form');
  const isForm = of === 'form';
  switch (read.state) {
    case 'unknown':
      return (
        <Note icon="info" action={action}>
          {t(isForm ? 'newer' : 'begin.newer')}
        </Note>
      );
    case 'notArrived':
      return (
        <Note icon="receiving" action={action}>
          {t(isForm ? 'notArrived' : 'begin.notArrived')}
        </Note>
      );
    case 'failed':
      return (
        <Note
          icon="error"
          tone="error"
          action={
            <>
              <Button onClick={read.retry}>{t('tryAgain')}</Button>
              {action}
            </>
          }
        >
          {t(isForm ? 'notRead' : 'begin.notRead')}
        </Note>
      );
    case 'reading':
    case 'ready':
      return <SkeletonLines label={t('loading')} />;
  }
}
