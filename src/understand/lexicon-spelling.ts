// Forgives one slip of the keyboard in the words that routing and escalation turn on (chat callers type).

/** Words that decide something; each is corrected towards when exactly one letter is off. */
const DECIDING: readonly string[] =
  `someone somebody person human agent speak talking speaking chatting contact contacting operator representative transfer connect manager
  supervisor customer executive complaint claim reclamation cancel cancelling canceling cancellation terminate delete close
  subscription unsubscribe appointment schedule reschedule reservation booking invoice payment balance refund refunded
  statement account transaction reimbursement compensation deposit charged address password delivery delivered product
  newsletter insurance download shipping`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Real words one letter away from a deciding one. */
const REAL_WORDS: ReadonlySet<string> = new Set(
  `contract connects transfers contracts taking cancer spear steak sneak clove clone cloze speaks speaker humane parson humid agents persons humans operators managers
  contacts cancels cancelled canceled deletes deleted closed closer closes clothe invoices invoiced payments balances balanced
  refunds statements accounts deposits deposited charge charges charger changed addresses addressed passwords bookings
  products shipping chipping schedules scheduled customers complaints claims claimed clam complain complains complained complaining subscriptions appointments reservations
  transactions deliver delivers chose loose statement costumer baking stalking`.split(/\s+/),
);
const KNOWN: ReadonlySet<string> = new Set([...DECIDING, ...REAL_WORDS]);
const SHORTEST = 4;

/** The deciding word that this one was meant to be, or the word itself. */
export function spelled(word: string): string {
  if (word.length < SHORTEST || KNOWN.has(word) || !/^[a-z]+$/.test(word)) return word;
  return DECIDING.find((meant) => isOneSlip(word, meant)) ?? word;
}

/** One letter left out, doubled or added, one exchanged, or two neighbours swapped; the first letter must be right. */
function isOneSlip(word: string, meant: string): boolean {
  const surplus = word.length - meant.length;
  if (word[0] !== meant[0] || Math.abs(surplus) > 1) return false;
  let same = 1;
  while (same < word.length && word[same] === meant[same]) same += 1;
  const rest = word.slice(same);
  const wanted = meant.slice(same);
  if (surplus === 1) return rest.slice(1) === wanted;
  if (surplus === -1) return rest === wanted.slice(1);
  const swapped =
    rest.length > 1 &&
    rest.startsWith((wanted[1] ?? '') + (wanted[0] ?? '')) &&
    rest.slice(2) === wanted.slice(2);
  // Words of four letters have too many real neighbours for an exchanged letter to be a slip.
  return swapped || (meant.length > 4 && rest.slice(1) === wanted.slice(1));
}
