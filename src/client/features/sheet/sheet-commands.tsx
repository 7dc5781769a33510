/** What a sheet offers by name: to log and to plan a contact, and to take the sheet along, as a table or on paper. */

import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommands } from '../../model/commands.ts';
import { askPlan } from '../../model/plan-question.ts';
import type { Sheet } from '../../model/state.ts';
import { paths } from '../../ports/routes.ts';
import { useOnceWritten } from '../../model/use-once-written.ts';
import { useToday } from '../../model/use-carnet.ts';
import { usePrepareReview } from '../../parts/review/use-prepare-review.ts';
import { plannedToday, useBeginVisit } from '../../parts/visit/use-begin-visit.ts';

const SheetPaperSlot = lazy(async () => ({
  default: (await import('./paper/sheet-paper-slot.tsx')).SheetPaperSlot,
}));
const SheetCsv = lazy(async () => ({ default: (await import('./sheet-csv.tsx')).SheetCsv }));

/** To take along, with the profile and the notes on answers or without. */
type Asked = { readonly staff: boolean } | undefined;

interface SheetCommandsProps {
  readonly sheet: Sheet;
  readonly readOnly: boolean;
}

export function SheetCommands({ sheet, readOnly }: SheetCommandsProps) {
  const [, navigate] = useLocation();
  const [writing, setWriting] = useState<Asked>(undefined);
  const [printing, setPrinting] = useState<Asked>(undefined);
  const writeTable = useOnceWritten(setWriting);
  const print = useOnceWritten(setPrinting);
  const prepare = usePrepareReview();
  const begin = useBeginVisit();
  const today = useToday();
  const detail = sheet.sme.values.name;
  const plan = (): void => askPlan({ smeId: sheet.sme.id });
  const log = (): void => {
    // The composer is on the journal alone; the other tabs come back to it.
    const composer = document.querySelector<HTMLElement>('[data-composer]');
    if (composer === null) navigate(`${paths.sheet(sheet.sme.id)}?log`);
    else composer.focus();
  };
  useCommands({
    exportCsv: { run: () => void writeTable({ staff: false }), detail },
    print: { run: () => void print({ staff: false }), detail },
    ...(readOnly
      ? {}
      : {
          exportCsvStaff: { run: () => void writeTable({ staff: true }), detail },
          printStaff: { run: () => void print({ staff: true }), detail },
          log: { run: log, detail },
          planContact: { run: plan, detail },
          prepareReview: { run: () => void prepare(sheet), detail },
          visit: { run: () => void begin(sheet, plannedToday(sheet, today)), detail },
          readyToLeave: { run: () => navigate(paths.ready(sheet.sme.id)), detail },
        }),
  });
  return (
    <Suspense fallback={null}>
      <SheetPaperSlot sheet={sheet} asked={printing} onDone={() => setPrinting(undefined)} />
      {writing === undefined ? null : (
        <SheetCsv sheet={sheet} staff={writing.staff} onDone={() => setWriting(undefined)} />
      )}
    </Suspense>
  );
}
