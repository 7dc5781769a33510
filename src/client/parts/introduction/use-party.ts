/** One side of an introduction, an SME or an organisation. */

import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useHomeName, useHomeRoot } from '../../model/use-home.ts';
import { paths } from '../../ports/routes.ts';

export interface Party {
  /** Absent where it is known no more. */
  readonly name: string | undefined;
  readonly path: string;
  /** It is named on no paper and in no file. */
  readonly isConfidential: boolean;
}

/** @param id of the SME or organisation */
export function useParty(id: string): Party {
  const isSme = useCarnetState((state) => state.sheets.has(id));
  return {
    name: useHomeName(id),
    path: isSme ? paths.sheet(id) : paths.organisation(id),
    isConfidential: useHomeRoot(id)?.values['confidential'] === true,
  };
}

/** Answers whether an SME or organisation may be named outside Carnet: it is there, and not confidential. */
export function useMayName(): (id: string) => boolean {
  const carnet = useCarnet();
  return (id) => {
    const record = carnet.record(id);
    return (
      record !== undefined && record.deleted === undefined && record.values['confidential'] !== true
    );
  };
}
