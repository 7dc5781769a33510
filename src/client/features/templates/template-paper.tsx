/**
 * A draft on paper, to be read by who does not sit at the screen: its questions in both languages side by side, with their
 * answers and what these mean. Retired questions are left out. Drawn while it is printed: what stands in one language only is a
 * dash in the other.
 */

import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import type { Wording } from '../../../domain/form/template.ts';
import { unsureWording, yesNoOptions } from '../../../domain/form/wordings.ts';
import type { DraftItem, DraftSection } from '../../../domain/template/draft.ts';
import {
  unsure,
  type Verdict,
  verdicts,
  wordsOfRule,
} from '../../../domain/template/edit-draft.ts';
import { answerIdsOf } from '../../../domain/template/find-faults.ts';
import { type Parts, wordingAt } from '../../../domain/template/parts.ts';
import { otherLanguage, sideOf } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { PaperHead } from '../../ui/paper-head.tsx';
import { Table } from '../../ui/table.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './template-paper.module.css';
import type { DraftView } from './use-template-draft.ts';

export function TemplatePaper({ view }: { readonly view: DraftView }) {
  return useIsPrinting() ? <Printed view={view} /> : null;
}

function Printed({ view }: { readonly view: DraftView }) {
  const { t } = useTranslation('templates');
  const { language } = useFormat();
  const { draft, next } = view;
  const sides = [language, otherLanguage(language)] as const;
  const kept = draft.sections.flatMap(({ items }) => items.filter(({ retired }) => !retired));
  return (
    <div className={styles.paper}>
      <PaperHead
        title={sides
          .map((side) => sideOf(draft.title, side))
          .filter(Boolean)
          .join(' / ')}
        details={[t('draft', { version: next }), t('list.count', { count: kept.length })]}
      />
      <Table caption={t('list.label')}>
        <thead>
          <tr>
            <th scope="col">{t('paper.number')}</th>
            {sides.map((side) => (
              <th key={side} scope="col">
                {side.toUpperCase()}
              </th>
            ))}
          </tr>
        </thead>
        {draft.sections.map((section) => (
          <Section
            key={section.id}
            section={section}
            kept={kept}
            sides={sides}
            verdictNames={view.trial?.kind === 'checklist' ? view.trial.verdicts : undefined}
          />
        ))}
      </Table>
    </div>
  );
}

interface SectionProps {
  readonly section: DraftSection;
  readonly kept: readonly DraftItem[];
  readonly sides: readonly [Language, Language];
  /** What the results of a checklist are called. */
  readonly verdictNames: Readonly<Record<Verdict, Wording>> | undefined;
}

function Section({ section, kept, sides, verdictNames }: SectionProps) {
  const items = section.items.filter(({ retired }) => !retired);
  if (items.length === 0) return null;
  return (
    <tbody>
      <tr className={styles.section}>
        <th scope="rowgroup" aria-hidden="true" />
        {sides.map((side) => (
          <th key={side} scope="colgroup" lang={side}>
            {wordingAt(section.parts, 'title')[side]}
          </th>
        ))}
      </tr>
      {items.map((item) => (
        <tr key={item.id}>
          <th scope="row">{kept.indexOf(item) + 1}</th>
          {sides.map((side) => (
            <td key={side} lang={side}>
              <Question parts={item.parts} side={side} verdictNames={verdictNames} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface QuestionProps extends Pick<SectionProps, 'verdictNames'> {
  readonly parts: Parts;
  readonly side: Language;
}

/** A question in one language: its words, its answers, what an answer means for a criterion. */
function Question({ parts, side, verdictNames }: QuestionProps) {
  const words = wordsOfRule(parts['rule']);
  const ids = answerIdsOf({ parts });
  return (
    <>
      <p className={styles.label}>{wordingAt(parts, 'label')[side] ?? '–'}</p>
      <p className={styles.help}>{wordingAt(parts, 'help')[side]}</p>
      {ids.length === 0 ? null : (
        <ul className={styles.answers}>
          {ids.map((id) => {
            const named = words && verdicts.find((each) => words[each].includes(id));
            const verdict = words !== undefined && id === unsure ? 'refer' : named;
            const means = verdict && verdictNames?.[verdict][side];
            const name = answerIn(parts, id, side) ?? '–';
            return <li key={id}>{means === undefined ? name : `${name} → ${means}`}</li>;
          })}
        </ul>
      )}
    </>
  );
}

function answerIn(parts: Parts, id: string, side: Language): string | undefined {
  const known = yesNoOptions.find((option) => parts['type'] === 'yesNo' && option.id === id);
  const words = known?.label ?? (id === unsure ? unsureWording : undefined);
  return words?.[side] ?? wordingAt(parts, `option.${id}`)[side];
}
