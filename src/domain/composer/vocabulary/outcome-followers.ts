/** Words behind an outcome that leave it standing, or make it something else's. Folded. */

/** After these an outcome still stands: `annulée par Priya`, `cancelled because he has flu`. */
export const outcomeFollowers: ReadonlySet<string> = new Set(
  'par by car cause suite faute due because for pour il elle he she they ils elles malade sick et and mais but again encore donc so since puisque comme en au a at on le la l chez avec with'.split(
    ' ',
  ),
);
/** Behind these something else than the contact is told of: `pas de réponse de Mondial Relay`. */
export const outcomeObjects: ReadonlySet<string> = new Set(
  "de d' du des from of par by to sur about a aux au pour for with avec".split(' '),
);
/** A message can be left with or for somebody. */
export const messageFollowers: ReadonlySet<string> = new Set(
  'a with sur on chez pour for au to avec aupres asking asked il elle he she et and'.split(' '),
);
