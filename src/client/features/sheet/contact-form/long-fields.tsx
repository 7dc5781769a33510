/** What a meeting has besides its summary: agenda, minutes and decisions, folded until they are wanted. */

import { useTranslation } from 'react-i18next';
import { useCarnet } from '../../../model/use-carnet.ts';
import { Button } from '../../../ui/button.tsx';
import { Stack } from '../../../ui/page.tsx';
import { TextButton } from '../../../ui/text-link.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { PairField } from '../../../parts/record/pair-field.tsx';
import type { ContactRecordForm } from './contact-record-form.ts';
import styles from './contact-form.module.css';

export function LongFields({ form }: { readonly form: ContactRecordForm }) {
  const { t } = useTranslation(['contact', 'domain']);
  const { values, set, errorOf } = form;
  const { agenda, minutesText, decisions } = values;
  const filled = agenda !== undefined || minutesText !== undefined || decisions !== undefined;
  return (
    <details className={styles.more} open={filled}>
      <summary>{t('more')}</summary>
      <Stack>
        <PairField
          recordId={form.recordId}
          field="agenda"
          label={t('domain:field.contact.agenda')}
          value={agenda}
          onNew={(text) => set({ agenda: text })}
          newError={errorOf('agenda')}
        />
        <PairField
          recordId={form.recordId}
          field="minutesText"
          label={
            values.messageId === undefined
              ? t('domain:field.contact.minutesText')
              : t('contact:message')
          }
          value={minutesText}
          onNew={(text) => set({ minutesText: text })}
          newError={errorOf('minutesText')}
        />
        <Decisions form={form} />
      </Stack>
    </details>
  );
}

function Decisions({ form }: { readonly form: ContactRecordForm }) {
  const { t } = useTranslation('contact');
  const { environment } = useCarnet();
  const { language } = useFormat();
  const { values, set, errorOf } = form;
  const decisions = values.decisions ?? {};
  const remove = (id: string): void => {
    const { [id]: _removed, ...others } = decisions;
    set({ decisions: others });
  };
  const add = (): void => {
    set({ decisions: { ...decisions, [environment.newId()]: { lang: language, text: '' } } });
  };
  return (
    <>
      {Object.entries(decisions).map(([id, decision], index) => (
        <div key={id}>
          <PairField
            recordId={form.recordId}
            field="decisions"
            element={id}
            label={t('decision', { number: index + 1 })}
            value={decision}
            onNew={(text) =>
              set({ decisions: { ...decisions, [id]: text ?? { lang: language, text: '' } } })
            }
            newError={errorOf('decisions')}
            short
          />
          <TextButton icon="remove" onClick={() => remove(id)}>
            {t('removeDecision', { number: index + 1 })}
          </TextButton>
        </div>
      ))}
      <div>
        <Button icon="add" onClick={add}>
          {t('addDecision')}
        </Button>
      </div>
    </>
  );
}
