/**
 * Taking in a backup copy, step by step. Reading never writes; only `confirm` does.
 *
 *   choose ──file──▶ reading ──▶ planned ──confirm──▶ working ──▶ (the programme opens)
 *                       ├──▶ refused                     └──▶ planned, with what stopped it
 *                       └──▶ locked: the programme is here, for somebody who is not signed in
 */

import { useState } from 'react';
import type { BackupProblem } from '../../../domain/backup/backup.ts';
import { planTakeIn, type TakeInPlan, type TakeInReport, takeIn } from '../../model/take-in.ts';
import { useBackups } from '../../model/use-backups.ts';
import { useDevice } from '../../model/use-device.ts';
import type { Environment } from '../../ports/environment.ts';
import { StoreError, type StoreErrorKind } from '../../ports/sheet-store.ts';

export type TakeInStep =
  | { readonly kind: 'choose' | 'reading' }
  | { readonly kind: 'refused'; readonly problem: BackupProblem }
  | { readonly kind: 'locked'; readonly programmeId: string; readonly name: string }
  | {
      readonly kind: 'planned' | 'working';
      readonly plan: TakeInPlan;
      readonly failure?: StoreErrorKind | undefined;
    };

export interface TakeIn {
  readonly step: TakeInStep;
  readonly choose: (file: File) => void;
  readonly confirm: (memberId: string) => void;
}

export function useTakeIn(
  environment: Environment,
  onTaken: (programmeId: string, report: TakeInReport) => void,
): TakeIn {
  const device = useDevice();
  const { backups } = useBackups();
  const [step, setStep] = useState<TakeInStep>({ kind: 'choose' });

  const read = async (file: File): Promise<void> => {
    setStep({ kind: 'reading' });
    const backup = await backups.read(file);
    if (!backup.ok) {
      setStep({ kind: 'refused', problem: backup.error });
      return;
    }
    const { programmeId, programmeName: name } = backup.value.header;
    try {
      const plan = await planTakeIn(device, backup.value);
      // Beside the one that is here it would be a second programme, of which the server never hears.
      if (device.isLocked(programmeId)) setStep({ kind: 'locked', programmeId, name });
      else setStep({ kind: 'planned', plan });
    } catch {
      setStep({ kind: 'refused', problem: { kind: 'unreadable' } });
    }
  };
  const write = async (plan: TakeInPlan, memberId: string): Promise<void> => {
    const { programmeId, programmeName: name } = plan.backup.header;
    if (plan.installed === undefined && device.isLocked(programmeId)) {
      setStep({ kind: 'locked', programmeId, name });
      return;
    }
    setStep({ kind: 'working', plan });
    try {
      const report = await takeIn(device, plan, memberId, environment.now());
      onTaken(plan.backup.header.programmeId, report);
    } catch (error) {
      const failure = error instanceof StoreError ? error.kind : 'failed';
      setStep({ kind: 'planned', plan, failure });
    }
  };
  return {
    step,
    choose: (file) => void read(file),
    confirm: (memberId) => {
      if (step.kind === 'planned') void write(step.plan, memberId);
    },
  };
}
