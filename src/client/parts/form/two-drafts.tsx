/**
 * Two people began the same form while apart. Their drafts stand side by side; one is taken as the base, and what the other says
 * differently is proposed, answer by answer. The other draft stays readable.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeDrafts } from '../../../domain/form/commands/settle-form.ts';
import { formView } from '../../../domain/form/form-view.ts';
import { plainAnswer } from '../../../domain/form/printable.ts';
import { printedAnswer } from '../../../domain/form/printed-answer.ts';
import { accepted, type Proposal, proposals } from '../../../domain/form/proposals.ts';
import { shortOf, type Template } from '../../../domain/form/template.ts';
import { type FormView, itemsIn } from '../../../domain/form/view.ts';
import { printWordings } from '../../../domain/form/wordings.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useChange } from '../record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Note } from '../../ui/note.tsx';
import desk from './desk.module.css';
import { useBegunBy } from './use-begun-by.ts';
import type { FormRecord } from './use-forms-of.ts';
import { useSeenAgainst } from './use-seen-against.ts';
import { useFormerTemplates, useTemplate } from './use-template.ts';

interface TwoDraftsProps {
  readonly drafts: readonly [FormRecord, FormRecord];
  /** The draft that goes on. */
  readonly onTaken: (id: string) => void;
}

export function TwoDrafts({ drafts, onTaken }: TwoDraftsProps) {
  const { t } = useTranslation('form');
  const [baseId, setBaseId] = useState<string | undefined>(undefined);
  const { template } = useTemplate(drafts[0].values.templateId);
  if (template === undefined) return null;
  const base = drafts.find(({ id }) => id === baseId);
  const other = drafts.find(({ id }) => id !== baseId);
  return (
    <section className={desk.twoDrafts} aria-label={t('drafts.title')}>
      <Note icon="people" title={t('drafts.title')}>
        {t('drafts.text')}
      </Note>
      <div className={desk.sideBySide}>
        {drafts.map((draft) => (
          <Draft
            key={draft.id}
            draft={draft}
            template={template}
            chosen={draft.id === baseId}
            onChoose={() => setBaseId(draft.id)}
          />
        ))}
      </div>
      {base === undefined || other === undefined ? null : (
        <Proposed
          key={base.id}
          base={base}
          other={other}
          template={template}
          onTaken={() => onTaken(base.id)}
        />
      )}
    </section>
  );
}

function useViewOf(form: FormRecord, template: Template): FormView {
  const seenAgainst = useSeenAgainst(form.home, form.id);
  const today = useToday();
  const former = useFormerTemplates(form.values);
  return useMemo(() => {
    const onDate = form.values.onDate ?? today;
    return formView(template, form.values, { ...seenAgainst, former, onDate });
  }, [template, form, seenAgainst, former, today]);
}

interface DraftProps {
  readonly draft: FormRecord;
  readonly template: Template;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Draft({ draft, template, chosen, onChoose }: DraftProps) {
  const { t } = useTranslation('form');
  const begunBy = useBegunBy(draft);
  const { answered, asked } = useViewOf(draft, template).counts;
  return (
    <div className={desk.draft}>
      <b>{begunBy}</b>
      <span>{t('answered', { count: answered, asked })}</span>
      <Button aria-pressed={chosen} icon={chosen ? 'check' : undefined} onClick={onChoose}>
        {t('drafts.take')}
      </Button>
    </div>
  );
}

interface ProposedProps {
  readonly base: FormRecord;
  readonly other: FormRecord;
  readonly template: Template;
  readonly onTaken: () => void;
}

function Proposed({ base, other, template, onTaken }: ProposedProps) {
  const { t } = useTranslation('form');
  const change = useChange();
  const baseView = useViewOf(base, template);
  const otherView = useViewOf(other, template);
  const offered = useMemo(() => proposals(baseView, otherView), [baseView, otherView]);
  // By name: others come and go while their author types on.
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set());
  const chosen = offered.filter((proposal) => !left.has(nameOf(proposal)));
  const merge = (): void => {
    void change(mergeDrafts(base.id, other.id, accepted(chosen)), { done: t('drafts.done') }).then(
      (isMerged) => {
        if (isMerged) onTaken();
      },
    );
  };
  return (
    <div className={desk.proposals}>
      <p>
        {offered.length === 0 ? t('drafts.same') : t('drafts.proposals', { count: offered.length })}
      </p>
      <ul>
        {offered.map((proposal) => (
          <li key={nameOf(proposal)}>
            <Checkbox
              checked={!left.has(nameOf(proposal))}
              onCheckedChange={(checked) =>
                setLeft((before) => {
                  const next = new Set(before);
                  if (checked) next.delete(nameOf(proposal));
                  else next.add(nameOf(proposal));
                  return next;
                })
              }
              detail={<Sides proposal={proposal} base={baseView} other={otherView} />}
            >
              <ProposalName proposal={proposal} view={otherView} />
            </Checkbox>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="primary" icon="check" onClick={merge}>
          {t(offered.length === 0 ? 'drafts.goOn' : 'drafts.accept')}
        </Button>
      </div>
    </div>
  );
}

/** What it is about, which stays while its words change. */
function nameOf(proposal: Proposal): string {
  return 'key' in proposal ? `${proposal.part} ${proposal.key}` : proposal.part;
}

interface ProposalProps {
  readonly proposal: Proposal;
  readonly view: FormView;
}

function ProposalName({ proposal, view }: ProposalProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  if (!('key' in proposal)) return t(`drafts.part.${proposal.part}`);
  if (proposal.part === 'section') {
    const section = view.sections.find(({ key }) => key === proposal.key);
    return section?.section.title[language] ?? proposal.key;
  }
  const item = itemsIn(view).find(({ key }) => key === proposal.key)?.item;
  const label = item === undefined ? proposal.key : shortOf(item)[language];
  return proposal.part === 'answer'
    ? label
    : `${label} – ${printWordings[proposal.part][language]}`;
}

interface SidesProps {
  readonly proposal: Proposal;
  readonly base: FormView;
  readonly other: FormView;
}

/** What the base says, and what would stand instead. */
function Sides({ proposal, base, other }: SidesProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  if (proposal.part !== 'answer') return null;
  const words = (view: FormView): string => {
    const item = itemsIn(view).find(({ key }) => key === proposal.key);
    return item === undefined ? '' : plainAnswer(printedAnswer(item, language));
  };
  const [before, after] = [words(base), words(other)];
  return before === '' ? after : t('drafts.change', { before, after });
}
