/** One question: its words in both languages, its answers and what they mean, when it is asked, what it expects. */

import { useTranslation } from 'react-i18next';
import {
  changeItem,
  duplicateItem,
  newLocalId,
  retireItem,
  stepItem,
} from '../../../domain/template/edit-draft.ts';
import type { ItemType } from '../../../domain/form/template.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { AnswersEditor } from './answers-editor.tsx';
import { AskedIf } from './asked-if.tsx';
import { OwnFaults } from './faults.tsx';
import { PartText } from './part-text.tsx';
import styles from './templates.module.css';
import type { QuestionProps, Selected } from './use-template-draft.ts';

interface QuestionEditorProps extends QuestionProps {
  readonly number: number;
  /** Its copy was put below it. */
  readonly onAdded: (to: Selected) => void;
}

export function QuestionEditor({ view, item, number, onAdded }: QuestionEditorProps) {
  const { t } = useTranslation('templates');
  const change = useChange();
  const { record, faults } = view;
  const place = { recordId: record.id, field: `item.${item.id}`, parts: item.parts };
  const type = item.parts['type'] as ItemType;
  // What Carnet works out or fills in is not answered, so nothing can be expected or proved.
  const isAsked = type !== 'derived' && type !== 'auto';
  return (
    <>
      <div className={styles.questionHead}>
        <h2 className={styles.title}>
          {item.retired ? t('question.retiredTitle') : t('question.title', { number })}
        </h2>
        <Tag name={t('question.kind')}>{t(`type.${type}`)}</Tag>
        <Tools view={view} item={item} onAdded={onAdded} />
      </div>
      <OwnFaults faults={faults.filter((fault) => fault.item === item.id)} />
      <PartText {...place} name="label" label={t('question.label')} required />
      <PartText
        {...place}
        name="short"
        label={t('question.short')}
        hint={t('question.shortHint')}
      />
      <PartText {...place} name="help" label={t('question.help')} hint={t('question.helpHint')} />
      <AnswersEditor view={view} item={item} />
      <AskedIf view={view} item={item} />
      {isAsked ? (
        <>
          <Checkbox
            checked={item.parts['required'] === true}
            onCheckedChange={(on) =>
              void change(changeItem(record.id, item.id, { required: on ? true : undefined }))
            }
          >
            {t('question.required')}
          </Checkbox>
          <PartText
            {...place}
            name="evidence"
            label={t('question.evidence')}
            hint={t('question.evidenceHint')}
          />
        </>
      ) : null}
    </>
  );
}

function Tools({ view, item, onAdded }: Omit<QuestionEditorProps, 'number'>) {
  const { t } = useTranslation('templates');
  const carnet = useCarnet();
  const change = useChange();
  const { id } = view.record;
  const duplicate = async (): Promise<void> => {
    const copy = newLocalId(carnet.environment);
    if (await change(duplicateItem(id, item.id, copy))) onAdded({ kind: 'item', id: copy });
  };
  return (
    <div className={styles.tools}>
      <IconButton
        small
        icon="arrowUp"
        label={t('question.up')}
        onClick={() => void change(stepItem(id, item.id, -1))}
      />
      <IconButton
        small
        icon="arrowDown"
        label={t('question.down')}
        onClick={() => void change(stepItem(id, item.id, 1))}
      />
      <Button variant="quiet" icon="copy" onClick={() => void duplicate()}>
        {t('question.duplicate')}
      </Button>
      {item.retired ? (
        <Button
          variant="quiet"
          icon="undo"
          onClick={() => void change(retireItem(id, item.id, false))}
        >
          {t('question.bringBack')}
        </Button>
      ) : (
        <Button
          variant="quiet"
          icon="remove"
          onClick={() =>
            void change(retireItem(id, item.id, true), { done: t('question.retiredDone') })
          }
        >
          {t('question.retire')}
        </Button>
      )}
    </div>
  );
}
