/** Beside the mark of a translation that nobody checked, or whose original changed: it holds as it is, says who read it. */

import { useTranslation } from 'react-i18next';
import { proofreadText } from '../../../domain/text/edit-pair.ts';
import { type TextPlace } from '../../../domain/text/lacking-texts.ts';
import type { TakeOver } from '../../model/take-over.ts';
import { TextButton } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useChange } from './use-change.ts';

interface ProofreadProps {
  readonly recordId: string;
  readonly place: TextPlace;
  /** What is read, for those who listen. */
  readonly name: string;
  /** Where the text stands nowhere yet. */
  readonly takeOver?: TakeOver | undefined;
}

export function Proofread({ recordId, place, name, takeOver }: ProofreadProps) {
  const change = useChange();
  const read = async (): Promise<void> => {
    if (takeOver === undefined || (await change(takeOver.command))) {
      await change(proofreadText(recordId, place));
    }
  };
  return <ProofreadButton name={name} onPress={() => void read()} />;
}

interface ProofreadButtonProps {
  readonly name: string;
  readonly onPress: () => void;
}

/** The same in a record that is being written. */
export function ProofreadButton({ name, onPress }: ProofreadButtonProps) {
  const { t } = useTranslation('sheet');
  return (
    <TextButton onClick={onPress}>
      {t('pair.proofread')}
      <VisuallyHidden> {name}</VisuallyHidden>
    </TextButton>
  );
}
