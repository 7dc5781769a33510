/** The monthly reviews of a sheet: the one that is being prepared, those before it, and the letter that follows each. */

import { useTranslation } from 'react-i18next';
import { readOutcome } from '../../../../domain/form/outcome.ts';
import { reviewBegunTwice } from '../../../../domain/review/begun-twice.ts';
import { reviewName } from '../../../../domain/review/monthly-reviews.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { OpenForm } from '../../../parts/form/open-form.tsx';
import { HeldNote } from '../../../parts/form/held-note.tsx';
import { TwoDrafts } from '../../../parts/form/two-drafts.tsx';
import { useOpenForm } from '../../../parts/form/use-open-form.ts';
import { useChosenForm } from '../../../parts/form/use-form-of-address.ts';
import { type FormRecord, useFormsOf } from '../../../parts/form/use-forms-of.ts';
import { usePrepareReview } from '../../../parts/review/use-prepare-review.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Note } from '../../../ui/note.tsx';
import { Page, Row, Stack } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import type { SheetTabProps } from '../sheet-tab.ts';
import { NextClosed } from './next-review.tsx';
import { ReviewHead } from './review-head.tsx';
import { useReviewFacts } from './use-review-facts.ts';

export function ReviewsTab({ sheet, readOnly }: SheetTabProps) {
  const { t } = useTranslation(['reviews', 'form']);
  const { forms, drafts, failed, retry } = useFormsOf(sheet.sme.id, { name: reviewName });
  const prepare = usePrepareReview();
  const [chosen, setChosen] = useChosenForm();
  const { open, isHeld } = useOpenForm(forms, chosen, drafts[0] ?? forms?.[0]);
  if (failed) {
    return (
      <Note
        icon="error"
        tone="error"
        action={<Button onClick={retry}>{t('form:tryAgain')}</Button>}
      >
        {t('form:notRead')}
      </Note>
    );
  }
  if (forms === undefined) return <SkeletonLines label={t('form:loading')} />;
  const begin = (
    <Button
      variant="primary"
      icon="review"
      onClick={() => {
        void prepare(sheet);
      }}
    >
      {t('reviews:prepare')}
    </Button>
  );
  if (open === undefined) {
    return (
      <Page>
        <EmptyState
          small
          title={t('reviews:none.title')}
          lead={t('reviews:none.text')}
          action={readOnly ? null : begin}
        />
      </Page>
    );
  }
  const begunTwice = readOnly ? undefined : reviewBegunTwice(drafts);
  return (
    <Page>
      <VisuallyHidden>
        <h2>{t('reviews:list.title')}</h2>
      </VisuallyHidden>
      <Stack>
        {begunTwice === undefined ? null : <TwoDrafts drafts={begunTwice} onTaken={setChosen} />}
        <Row>
          <Reviews forms={forms} open={open} onChoose={setChosen} />
          {readOnly || drafts.length > 0 ? null : begin}
        </Row>
        {isHeld ? <HeldNote id={open.id} /> : null}
        <OpenReview
          key={open.id}
          sheet={sheet}
          form={open}
          forms={forms}
          readOnly={readOnly}
          onBegun={setChosen}
        />
      </Stack>
    </Page>
  );
}

interface ReviewsProps {
  readonly forms: readonly FormRecord[];
  readonly open: FormRecord;
  readonly onChoose: (id: string) => void;
}

/** Each by its number, day and state; the latest first. One whose place another took is no review of its own. */
function Reviews({ forms, open, onChoose }: ReviewsProps) {
  const { t } = useTranslation(['reviews', 'domain']);
  const format = useFormat();
  const today = useToday();
  const counted = forms.filter(({ values }) => values.state !== 'replaced');
  const nameOf = (form: FormRecord): string => {
    const date = format.dayMonth(form.values.onDate ?? today, today);
    const state = t(`domain:versionState.${form.values.state}`);
    if (!counted.includes(form)) return t('reviews:unnumbered', { date, state });
    if (readOutcome(form.values.outcome)?.final === true)
      return t('reviews:final', { date, state });
    return t('reviews:numbered', { number: counted.length - counted.indexOf(form), date, state });
  };
  return (
    <Select
      aria-label={t('reviews:choose')}
      options={forms.map((form) => ({ value: form.id, label: nameOf(form) }))}
      value={open.id}
      onValueChange={onChoose}
    />
  );
}

interface OpenReviewProps {
  readonly sheet: Sheet;
  readonly form: FormRecord;
  readonly forms: readonly FormRecord[];
  readonly readOnly: boolean;
  readonly onBegun: (id: string) => void;
}

function OpenReview({ sheet, form, forms, readOnly, onBegun }: OpenReviewProps) {
  const facts = useReviewFacts(sheet, form, forms);
  return (
    <OpenForm
      form={form}
      readOnly={readOnly}
      settles="complete"
      onBegun={onBegun}
      auto={facts.auto}
      sectionFoot={(section) =>
        readOnly || form.values.state !== 'draft' ? null : (
          <NextClosed sheet={sheet} form={form} section={section} />
        )
      }
      result={(view) => (
        <ReviewHead sheet={sheet} form={form} view={view} facts={facts} readOnly={readOnly} />
      )}
    />
  );
}
