/**
 * A form that is not offered yet: from which day it is, in the country of the business. The questions are not in the page
 * before that.
 */

import { useTranslation } from 'react-i18next';
import type { HiddenReason } from '../../../domain/form/condition.ts';
import type { Template } from '../../../domain/form/template.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Note } from '../../ui/note.tsx';

interface HeldBackProps {
  readonly template: Template;
  readonly reason: HiddenReason;
}

export function HeldBack({ template, reason }: HeldBackProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const { language } = format;
  const form = template.short[language];
  const from = reason.kind === 'date' ? reason.from : undefined;
  return (
    <Note
      icon="calendar"
      title={
        from === undefined
          ? t('held.elsewhere', { form })
          : t('held.until', { form, date: format.dateLong(from) })
      }
    >
      {template.kind === 'questionnaire' ? template.sendWhen?.[language] : undefined}
    </Note>
  );
}
