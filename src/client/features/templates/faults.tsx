/** What is to be completed before the draft can be published: each leads to its question. */

import { useTranslation } from 'react-i18next';
import { itemsOfDraft } from '../../../domain/template/draft.ts';
import type { DraftFault } from '../../../domain/template/find-faults.ts';
import { Icon } from '../../ui/icon.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import styles from './templates.module.css';
import { useFaultWords } from './use-fault-words.ts';
import { usePartName } from './use-part-name.ts';
import type { DraftView, Selected } from './use-template-draft.ts';

interface FaultsProps {
  readonly view: DraftView;
  readonly onOpen: (to: Selected) => void;
}

export function Faults({ view, onOpen }: FaultsProps) {
  const { t } = useTranslation('templates');
  const say = useFaultWords();
  const names = usePartName();
  const { faults, draft } = view;
  if (faults.length === 0) return null;
  const placeOf = ({
    item,
    section,
  }: DraftFault): { readonly name: string; readonly to: Selected } => {
    const question = itemsOfDraft(draft).find(({ id }) => id === item);
    if (question !== undefined) {
      return { name: names.item(question.parts), to: { kind: 'item', id: question.id } };
    }
    const part = draft.sections.find(({ id }) => id === section);
    if (part !== undefined) {
      return { name: names.section(part.parts), to: { kind: 'section', id: part.id } };
    }
    return { name: t('faults.whole'), to: { kind: 'head' } };
  };
  return (
    <details className={styles.faults}>
      <summary>
        <Icon name="info" size={14} />
        {t('faults.count', { count: faults.length })}
      </summary>
      <ul>
        {faults.map((fault) => {
          const { name, to } = placeOf(fault);
          return (
            <li key={JSON.stringify(fault)}>
              <TextButton onClick={() => onOpen(to)}>{name}</TextButton>
              {' · '}
              {say(fault)}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** The faults of one question, where it is edited. */
export function OwnFaults({ faults }: { readonly faults: readonly DraftFault[] }) {
  const say = useFaultWords();
  if (faults.length === 0) return null;
  return (
    <ul className={styles.ownFaults}>
      {faults.map((fault) => (
        <li key={JSON.stringify(fault)}>
          <Icon name="info" size={14} />
          <span>{say(fault)}</span>
        </li>
      ))}
    </ul>
  );
}
