/** Beside the mark of a translation that nobody checked, or whose original changed: it holds as it is, says who read it. */

import { useTranslation } from 'react-i18next';
import { proofreadText } from '../../../domain/text/edit-pair.ts';
import { type TextPlace } from '../../../domain/text/lacking-texts.ts';
import { TextButton } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useChange } from './use-change.ts';

interface ProofreadProps {
  readonly recordId: string;
  readonly place: TextPlace;
  /** What is read, for those who listen. */
  readonly name: string;
}

export function Proofread({ recordId, place, name }: ProofreadProps) {
  const change = useChange();
  return (
    <ProofreadButton name={name} onPress={() => void change(proofreadText(recordId, place))} />
  );
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
