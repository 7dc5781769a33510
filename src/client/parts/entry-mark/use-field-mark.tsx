/**
 * The mark beside the label of a field of which a change waits or was not applied. It is `undefined` otherwise, so that
 * a field without one is drawn as if there were no marks.
 */

import type { ReactElement } from 'react';
import { type ChangedPlace, useUnseen } from '../../model/use-waiting.ts';
import { FieldMark } from './entry-mark.tsx';

/** For the `mark` of a `Field`: the record, its field, and where that is a map the element and its property. */
export function useFieldMark(...place: ChangedPlace): ReactElement | undefined {
  const unseen = useUnseen(...place);
  return unseen === undefined ? undefined : <FieldMark unseen={unseen} />;
}
