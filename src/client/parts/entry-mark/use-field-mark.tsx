/**
 * The mark beside the label of a field of which a change waits or was not applied. It is `undefined` otherwise, so that
 * a field without one is drawn as if there were no marks.
 */

import type { MouseEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChangedPlace, useUnseen } from '../../model/use-waiting.ts';
import { workPillId } from '../../model/work-place.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { FieldMark } from './entry-mark.tsx';
import { openWorkPanel } from './open-work-panel.ts';

/** For the `mark` of a `Field`: the record, its field, and where that is a map the element and its property. */
export function useFieldMark(...place: ChangedPlace): ReactElement | undefined {
  const unseen = useUnseen(...place);
  if (unseen === 'stuck' || unseen === 'awaiting') return <StuckMark unseen={unseen} />;
  return unseen === undefined ? undefined : <FieldMark unseen={unseen} />;
}

/**
 * The field shows what the others see, not what its author wrote there last: in words, where that is kept. A link, because the
 * buttons of a field that is read only are disabled.
 */
function StuckMark({ unseen }: { readonly unseen: 'awaiting' | 'stuck' }) {
  const { t } = useTranslation('sync');
  const show = (event: MouseEvent): void => {
    event.preventDefault();
    openWorkPanel();
  };
  return (
    <DataMark kind={unseen === 'stuck' ? 'refused' : 'waiting'}>
      {t(`mark.field.${unseen}`)}{' '}
      <TextLink href={`#${workPillId}`} onClick={show}>
        {t('mark.field.show')}
      </TextLink>
    </DataMark>
  );
}
