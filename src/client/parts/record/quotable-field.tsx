/**
 * Whether reports may quote what was said: asked and agreed, asked and refused, or not asked. Only a refusal keeps it out, so
 * the three are told apart.
 */

import { useTranslation } from 'react-i18next';
import { ConflictSlot } from '../conflict/conflict-slot.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';

const answers = ['notAsked', 'yes', 'no'] as const;
type Answer = (typeof answers)[number];

interface QuotableFieldProps {
  /** Absent while it is new. */
  readonly recordId: string | undefined;
  readonly value: boolean | undefined;
  /** What reports do with each answer; of a contact if absent. */
  readonly hint?: string;
  readonly onChange: (value: boolean | undefined) => void;
}

export function QuotableField({ recordId, value, hint, onChange }: QuotableFieldProps) {
  const { t } = useTranslation('contact');
  const answer: Answer = value === undefined ? 'notAsked' : value ? 'yes' : 'no';
  return (
    <FieldGroup label={t('quoting.label')} hint={hint ?? t('quoting.hint')}>
      <Segments<Answer>
        label={t('quoting.label')}
        value={answer}
        onValueChange={(chosen) => onChange(chosen === 'notAsked' ? undefined : chosen === 'yes')}
        options={answers.map((one) => ({ value: one, label: t(`quoting.${one}`) }))}
      />
      <ConflictSlot recordId={recordId} field="quotable" />
    </FieldGroup>
  );
}
