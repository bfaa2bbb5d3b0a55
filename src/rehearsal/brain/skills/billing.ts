// Tells what is owed, for what and by when. Takes no payments.
import { plain } from '../acts.ts';
import { fresh, standing, timesCalled, type Situation } from '../situation.ts';
import { both, call, line, say, spokenDay } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';
import { invoicesResult, type OpenInvoice } from '../tool-results.ts';
import { wishesIn } from '../wishes.ts';
import { finish } from './skill.ts';

const DISPUTE =
  /\b(?:wrong|incorrect|mistake|error|twice|double|overcharged|over charged|dispute|not (?:mine|right|correct)|never (?:had|got|ordered|asked)|didn'?t (?:get|order|have|want|ask)|should(?:n'?t| not) (?:have|be)|too (?:much|high)|refund|money back|don'?t (?:recognize|understand)|already paid|paid (?:that|it|this))\b/;
const PAY_NOW =
  /\b(?:pay (?:it|that|this|my|the|now|you|for|off|over)|make a payment|take (?:a|my) (?:payment|card)|my card|card number|give you my|charge my|settle)\b/;
const HOW_TO_PAY =
  /\b(?:how (?:do|can|should|could|would) (?:i|we) pay|ways? to pay|where (?:do|can) i (?:pay|send))\b/;
const WHICH =
  /\b(?:what(?:'?s)? (?:is|was|are|were|it'?s|that'?s)? ?(?:it |that |this |they |the \w+ )?(?:for|about)|for what|which (?:invoices?|ones?|bills?|visits?)|invoices?|break (?:it |that |this |them )?down|breakdown|details?|itemi[sz]e|made up|what for|list|each|all of them|what do (?:i|these)|why)\b/;
const DUE =
  /\b(?:due|deadline|when (?:do|must|should|is|are|does|by)|by when|how long do i have|overdue|late)\b/;

export function billing(s: Situation): BrainAnswer | null {
  const account =
    fresh(s, 'list_open_invoices', invoicesResult) ?? standing(s, 'list_open_invoices', invoicesResult);
  const text = plain(s.words || (s.episode[0] ?? ''));
  if (s.words && s.steps.length === 0 && HOW_TO_PAY.test(text) && s.tools.has('lookup_policy'))
    return call('lookup_policy', { question: 'how to pay an invoice' });
  if (s.words && s.steps.length === 0 && PAY_NOW.test(text) && s.tools.has('lookup_policy'))
    return call('lookup_policy', { question: 'how to pay an invoice' });
  if (!asksAboutMoney(s, text)) return null;
  if (!account) return timesCalled(s, 'list_open_invoices') < 2 ? call('list_open_invoices') : null;
  if (s.words && s.steps.length === 0 && DISPUTE.test(text)) return say(line(s, 'disputed'));
  return tell(s, account, text);
}

/** After an answer, words about something else are no question about the account. */
function asksAboutMoney(s: Situation, text: string): boolean {
  if (s.asked !== 'anything_else' || s.words === '') return true;
  const follows = [DISPUTE, WHICH, DUE, /\b(?:how much|balance|owe|total|amount|bill|invoice|again)\b/];
  return wishesIn(s.words, [s.note.agent]).length > 0 || follows.some((pattern) => pattern.test(text));
}

type Account = { balance: string; invoices: OpenInvoice[] };

function tell(s: Situation, { balance, invoices }: Account, text: string): BrainAnswer {
  const [first] = invoices;
  if (!first) return finish(s, line(s, 'owe_nothing'));
  if (DISPUTE.test(text))
    return say(line(s, 'open_invoices', { invoices: listed(invoices) }), line(s, 'disputed'));
  if (invoices.length === 1) return finish(s, tellOne(s, { balance, first, text }));
  if (DUE.test(text)) return finish(s, dueDates(s, balance, invoices));
  if (WHICH.test(text)) return finish(s, line(s, 'balance', { balance }), itemised(s, invoices));
  const due = first.due_on ? line(s, 'first_due', { due: spokenDay(first.due_on) }) : '';
  return finish(s, line(s, 'balance', { balance }), due);
}

function tellOne(
  s: Situation,
  { balance, first, text }: { balance: string; first: OpenInvoice; text: string },
): string {
  const dueOnly =
    DUE.test(text) && first.due_on !== undefined && s.said.some((said) => said.includes(balance));
  if (dueOnly && first.due_on)
    return line(s, 'due_with_amount', {
      amount: first.amount,
      description: midSentence(first.description),
      due: spokenDay(first.due_on),
    });
  return `${line(s, 'balance', { balance })} ${forWhat(s, first)}`;
}

function forWhat(s: Situation, { description, due_on }: OpenInvoice): string {
  return line(s, 'one_invoice', {
    description: midSentence(description),
    due: due_on ? `, due ${spokenDay(due_on)}` : '',
  });
}

function itemised(s: Situation, invoices: readonly OpenInvoice[]): string {
  return line(s, 'invoices', { invoices: listed(invoices) });
}

function listed(invoices: readonly OpenInvoice[]): string {
  return both(invoices.map(({ amount, description }) => `${amount} for the ${midSentence(description)}`));
}

function dueDates(s: Situation, balance: string, invoices: readonly OpenInvoice[]): string {
  const dated = invoices.flatMap(({ due_on, amount }) =>
    due_on ? [`${amount} by ${spokenDay(due_on)}`] : [],
  );
  return line(s, 'balance', { balance: `${balance}: ${both(dated)}` });
}

/** "Late fee" inside a sentence is "late fee"; "HVAC check" stays. */
function midSentence(description: string): string {
  return description.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (first) => first.toLowerCase());
}
