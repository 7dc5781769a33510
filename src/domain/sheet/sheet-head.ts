/** What is known of one SME without its journal: the head of its sheet and what its journal amounts to. */

import type { ChannelFacts } from '../figures/channel-facts.ts';
import type { FormBrief } from '../form/form-brief.ts';
import type { FormFacts } from '../form/form-facts.ts';
import type { Action, Issue, RecordOf, Sme } from '../operation/record.ts';
import type { JournalSummary } from '../sme/journal-summary.ts';

export interface SheetHead {
  readonly sme: Sme;
  readonly actions: readonly Action[];
  readonly issues: readonly Issue[];
  readonly summary: JournalSummary;
  readonly channels?: readonly RecordOf<'channel'>[] | undefined;
  /** What the figures amount to, by channel. */
  readonly figures?: readonly ChannelFacts[] | undefined;
  /** What lists know of the forms, frozen outcomes included. */
  readonly forms?: readonly FormBrief[] | undefined;
  /** What alerts ask of the forms; absent where it was not kept apart. */
  readonly formFacts?: FormFacts | undefined;
}
