/** What a file is called. Its ending stands beside the field: without it, the saved file would open in nothing. */

import { useTranslation } from 'react-i18next';
import { namePartsOf, nameWith } from '../../../domain/attachment/name-parts.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { Field } from '../../ui/field.tsx';
import { UnitInput } from '../../ui/unit-input.tsx';
import { ConflictSlot } from '../conflict/conflict-slot.tsx';
import { useFieldMark } from '../entry-mark/use-field-mark.tsx';
import { useFieldMessage } from '../record/field-message.ts';
import { TextSource } from '../record/text-source.tsx';

export function FileNameField({ record }: { readonly record: RecordOf<'attachment'> }) {
  const { t } = useTranslation('domain');
  const mark = useFieldMark(record.id, 'name');
  const message = useFieldMessage();
  const { name, mediaType } = record.values;
  const { stem, ending } = namePartsOf(name, mediaType);
  return (
    <TextSource
      recordId={record.id}
      field="name"
      stored={stem}
      encode={(text) => nameWith(text, ending)}
      onNew={() => undefined}
      newError={undefined}
    >
      {({ value, onValueChange, onBlur, error, notSaved }) => (
        <Field label={t('field.attachment.name')} mark={mark} error={message(error, notSaved)}>
          <UnitInput
            words
            value={value}
            onValueChange={onValueChange}
            onBlur={onBlur}
            unit={ending === '' ? undefined : ending}
          />
          <ConflictSlot recordId={record.id} field="name" />
        </Field>
      )}
    </TextSource>
  );
}
