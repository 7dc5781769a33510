/** The dialog of an action, for screens that show actions without being a sheet: its code is read when one is opened. */

import { lazy, Suspense } from 'react';
import type { Action } from '../../../domain/operation/record.ts';

const ActionEditor = lazy(async () => ({
  default: (await import('./action-editor.tsx')).ActionEditor,
}));

interface LazyActionEditorProps {
  readonly action: Action;
  readonly onClose: () => void;
}

export function LazyActionEditor({ action, onClose }: LazyActionEditorProps) {
  return (
    <Suspense fallback={null}>
      <ActionEditor home={action.home} action={action} onClose={onClose} />
    </Suspense>
  );
}
