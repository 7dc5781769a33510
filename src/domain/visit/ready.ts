/**
 * What is there for a visit without a network, as one check the evening before. Each point is missing, not known, or
 * ready, and is shown in that order; what is not known is said and never guessed.
 */

export const readyPoints = [
  'sheet',
  'forms',
  'agenda',
  'language',
  'application',
  'storage',
  'session',
  'sync',
  'battery',
] as const;
export type ReadyPoint = (typeof readyPoints)[number];
export type Readiness = 'missing' | 'unknown' | 'ready';

/** What the device knows; absent where it does not. */
export interface ReadyFacts {
  /** The journal and the forms of the sheet are on the device. */
  readonly isSheetHere: boolean | undefined;
  /** Every form can be opened. */
  readonly areFormsHere: boolean | undefined;
  /** The texts of the owner's language are on the device. */
  readonly isLanguageHere: boolean | undefined;
  /** Carnet opens without a network. */
  readonly isApplicationHere: boolean | undefined;
  readonly isStorageProtected: boolean | undefined;
  /** Absent where the programme is kept on this device alone. */
  readonly shared?:
    | {
        readonly isSignedIn: boolean;
        /** In milliseconds since 1970. */
        readonly syncedAt: number | undefined;
      }
    | undefined;
  readonly now: number;
}

/** An older synchronisation may lack what others wrote since. */
export const syncAgeMsMax = 24 * 3_600_000;

const order: readonly Readiness[] = ['missing', 'unknown', 'ready'];

/** The points with how ready each is, what needs attention first. */
export function readinessOf(
  facts: ReadyFacts,
): readonly { readonly point: ReadyPoint; readonly is: Readiness }[] {
  const { shared, now } = facts;
  const known: Readonly<Record<ReadyPoint, Readiness | undefined>> = {
    sheet: said(facts.isSheetHere),
    forms: said(facts.areFormsHere),
    agenda: said(facts.areFormsHere === undefined ? undefined : true),
    language: said(facts.isLanguageHere),
    application: said(facts.isApplicationHere),
    storage: said(facts.isStorageProtected),
    session: shared && said(shared.isSignedIn),
    sync: shared && said(shared.syncedAt !== undefined && now - shared.syncedAt <= syncAgeMsMax),
    // No browser tells it reliably.
    battery: 'unknown',
  };
  return readyPoints
    .flatMap((point) => {
      const is = known[point];
      return is === undefined ? [] : [{ point, is }];
    })
    .toSorted((a, b) => order.indexOf(a.is) - order.indexOf(b.is));
}

function said(is: boolean | undefined): Readiness {
  if (is === undefined) return 'unknown';
  return is ? 'ready' : 'missing';
}
