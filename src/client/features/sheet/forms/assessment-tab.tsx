/**
 * Assessment: how ready the business is, what to explain first and what to work on first; repeated and compared over time.
 * Below, what the owner expects of new markets, from the day that is set for each country. The profile is for the team, and is
 * in the page only while nobody else looks on.
 */

import { useTranslation } from 'react-i18next';
import { templateName } from '../../../../domain/form/template-name.ts';
import { completedForms } from '../../../../domain/form/completed-forms.ts';
import { summaryIn } from '../../../../domain/entity/lazy-summary.ts';
import { useFillingMode } from '../../../model/use-filling-mode.ts';
import { FormDesk } from '../../../parts/form/form-desk.tsx';
import { Note } from '../../../ui/note.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { Button } from '../../../ui/button.tsx';
import { useFieldOfAddress } from '../use-field-of-address.ts';
import type { SheetTabProps } from '../sheet-tab.ts';
import { AssessmentResult } from './assessment-result.tsx';

const templateId = 'readiness-assessment/1';
const questionnaireId = 'new-market-questionnaire/1';
const profileId = 'sme-profile/1';

export function AssessmentTab({ sheet, readOnly }: SheetTabProps) {
  const { t } = useTranslation(['sheet', 'form']);
  const smeId = sheet.sme.id;
  useFieldOfAddress();
  // All forms are before the same eyes.
  const place = `${smeId}/assessment`;
  const { mode, onMode } = useFillingMode(place, 'together');
  const settled = completedForms(summaryIn(sheet.summaries, 'form').facts ?? [], {
    name: templateName(templateId),
  });
  return (
    <Page>
      <VisuallyHidden>
        <h2>{t('sheet:header.assessment')}</h2>
      </VisuallyHidden>
      <div data-field="assessment">
        <FormDesk
          home={smeId}
          templateId={templateId}
          readOnly={readOnly}
          mode={mode}
          onMode={onMode}
          result={(view, goTo, form) => (
            <AssessmentResult
              form={form}
              view={view}
              goTo={goTo}
              settled={settled}
              readOnly={readOnly}
            />
          )}
        />
      </div>
      <Section title={t('form:newMarkets.title')} lead={t('form:newMarkets.lead')}>
        <FormDesk
          home={smeId}
          templateId={questionnaireId}
          readOnly={readOnly}
          mode={mode}
          onMode={onMode}
        />
      </Section>
      <Section title={t('form:profile.title')} lead={t('form:profile.lead')}>
        {mode === 'manager' ? (
          <FormDesk
            home={smeId}
            templateId={profileId}
            readOnly={readOnly}
            mode={mode}
            onMode={onMode}
          />
        ) : (
          <Note
            icon="lock"
            action={
              onMode === undefined ? undefined : (
                <Button onClick={() => onMode('manager')}>{t('form:profile.show')}</Button>
              )
            }
          >
            {t('form:profile.hidden')}
          </Note>
        )}
      </Section>
    </Page>
  );
}
