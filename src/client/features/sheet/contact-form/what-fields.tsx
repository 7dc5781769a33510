/** What was said, in both languages, and what it was about. */

import { useTranslation } from 'react-i18next';
import { contactTopics } from '../../../../domain/contact/contact.ts';
import { Chip } from '../../../ui/chip.tsx';
import { FieldGroup } from '../../../ui/field.tsx';
import { Row } from '../../../ui/page.tsx';
import { PairField } from '../../../parts/record/pair-field.tsx';
import type { ContactRecordForm } from './contact-record-form.ts';

export function WhatFields({ form }: { readonly form: ContactRecordForm }) {
  const { t } = useTranslation(['contact', 'domain']);
  const { values, set, errorOf } = form;
  const topics = values.topics ?? [];
  return (
    <>
      <PairField
        recordId={form.recordId}
        field="summary"
        label={t('domain:field.contact.summary')}
        hint={t('summaryHint')}
        value={values.summary}
        onNew={(summary) => set({ summary })}
        newError={errorOf('summary')}
      />
      <div data-field="topics">
        <FieldGroup label={t('domain:field.contact.topics')} hint={t('topicsHint')}>
          <Row>
            {contactTopics.map((topic) => (
              <Chip
                key={topic}
                pressed={topics.includes(topic)}
                onClick={() =>
                  set({
                    topics: topics.includes(topic)
                      ? topics.filter((other) => other !== topic)
                      : [...topics, topic],
                  })
                }
              >
                {t(`domain:option.topic.${topic}`)}
              </Chip>
            ))}
          </Row>
        </FieldGroup>
      </div>
    </>
  );
}
