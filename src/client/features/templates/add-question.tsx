/** Adding a question: the kind of its answer is chosen first, the words are written where it stands. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NewItemType, newItemTypes } from '../../../domain/template/find-faults.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

interface AddQuestionProps {
  readonly onAdd: (type: NewItemType) => void;
  readonly onClose: () => void;
}

export function AddQuestion({ onAdd, onClose }: AddQuestionProps) {
  const { t } = useTranslation('templates');
  const [type, setType] = useState<NewItemType>('yesNo');
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={t('add.title')}
      closeLabel={t('add.close')}
      footer={
        <>
          <Button variant="primary" onClick={() => onAdd(type)}>
            {t('add.do')}
          </Button>
          <Button onClick={onClose}>{t('add.cancel')}</Button>
        </>
      }
    >
      <Field label={t('add.kind')}>
        <Select
          value={type}
          onValueChange={setType}
          options={newItemTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
        />
      </Field>
    </Dialog>
  );
}
