/** An action of a sheet in a line: its dialog is one of those of the sheet. */

import type { Action } from '../../../../domain/operation/record.ts';
import { ActionLine as Line } from '../../../parts/action/action-line.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';

interface ActionLineProps {
  readonly action: Action;
  readonly readOnly: boolean;
}

export function ActionLine({ action, readOnly }: ActionLineProps) {
  const open = useOpenDialog();
  return (
    <Line action={action} readOnly={readOnly} onOpen={() => open({ kind: 'action', action })} />
  );
}
