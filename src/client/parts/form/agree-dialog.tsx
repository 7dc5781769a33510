/** Agrees a form: who agrees, and what is still missing for it. Mount it to open it. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  agreeForm,
  agreeingSides,
  type AgreeingSide,
} from '../../../domain/form/commands/settle-form.ts';
import type { Template } from '../../../domain/form/template.ts';
import { type FormView, itemsIn } from '../../../domain/form/view.ts';
import { forgetFormTime, formMinutes } from '../../model/form-place.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useChange } from '../record/use-change.ts';
import type { SeenAgainst } from './use-seen-against.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldGroup } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';

interface AgreeDialogProps {
  readonly formId: string;
  readonly seen: SeenAgainst;
  readonly template: Template;
  readonly view: FormView;
  readonly onClose: () => void;
}

export function AgreeDialog({ formId, seen, template, view, onClose }: AgreeDialogProps) {
  const { t } = useTranslation(['form', 'sheet']);
  const { language } = useFormat();
  const change = useChange();
  const [by, setBy] = useState<readonly AgreeingSide[]>([]);
  const missing = missingWords(view).map((wording) => wording[language]);
  const agree = async (): Promise<void> => {
    const settlement = { template, context: seen, minutes: formMinutes(formId) };
    const isAgreed = await change(agreeForm(formId, settlement, by), {
      done: t('form:agree.done', { form: template.short[language] }),
    });
    if (!isAgreed) return;
    forgetFormTime(formId);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('form:agree.do')}
      description={t('form:agree.lead')}
      closeLabel={t('sheet:close')}
      size="narrow"
      footer={
        <>
          <Button
            variant="primary"
            icon="check"
            onClick={() => void agree()}
            unavailableBecause={
              missing.length > 0
                ? t('form:agree.missing')
                : by.length === 0
                  ? t('form:agree.nobody')
                  : undefined
            }
          >
            {t('form:agree.confirm')}
          </Button>
          <Button onClick={onClose}>{t('sheet:cancel')}</Button>
        </>
      }
    >
      <Stack>
        <FieldGroup label={t('form:agree.by')}>
          {agreeingSides.map((side) => (
            <Checkbox
              key={side}
              checked={by.includes(side)}
              onCheckedChange={(checked) =>
                setBy(checked ? [...by, side] : by.filter((each) => each !== side))
              }
            >
              {t(`form:agree.side.${side}`)}
            </Checkbox>
          ))}
        </FieldGroup>
        {missing.length === 0 ? null : (
          <Note icon="info" title={t('form:agree.missing')}>
            <ul>
              {missing.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Note>
        )}
      </Stack>
    </Dialog>
  );
}

/** What keeps it from being agreed: questions without an answer, sections left out without a reason. */
function missingWords({ counts, result, sections, ...view }: FormView) {
  const items = itemsIn({ ...view, counts, result, sections });
  const reasons = result.kind === 'plan' ? result.reasonMissing : [];
  return [
    ...counts.requiredMissing.flatMap(
      (key) => items.find((item) => item.key === key)?.item.label ?? [],
    ),
    ...reasons.flatMap((key) => sections.find((each) => each.key === key)?.section.title ?? []),
  ];
}
