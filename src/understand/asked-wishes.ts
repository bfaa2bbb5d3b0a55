// What a turn asks of whom, where code can tell: each wish in the words that ask for it.
import { understandIntents, type Intent } from './intent.ts';
import { withoutHalts } from './interruption.ts';
import { asksPolicy } from './policy-question.ts';
import { understandRequest } from './request.ts';
import { wishClauses } from './wish-clauses.ts';
import { revises } from './withdraws.ts';

export interface AskedWish {
  /** Who serves it. */
  readonly intent: Exclude<Intent, 'human' | 'other'>;
  readonly words: string;
}

interface Part {
  readonly start: number;
  readonly end: number;
  /** The clause of it that asks. */
  readonly asking: string;
  /** Whom the clauses behind it speak of. */
  readonly beside: readonly Intent[];
}

/** One wish alone is plain from here on; wishes beside each other must be plainer. */
const PLAIN = 5;
const PLAIN_AMONG_SEVERAL = 8;
/** A no to what was asked, before anything is asked for. */
const AT_FIRST = /^\s*(?:no|nope)\b[^.,;!?]{0,20}[.,;!?]*\s*(?:(?:and|but|please|thanks|thank you)[\s,]+)*/i;

/**
 * The wishes of a turn in the order in which they are said; none where one of them is not plain, or where a person is
 * wanted.
 * @example askedWishes('cancel the ants, and what do I owe') // cancellation: 'cancel the ants', billing: 'what do I owe'
 */
export function askedWishes(said: string): readonly AskedWish[] {
  const text = withoutHalts(said);
  const told = text.replace(AT_FIRST, '');
  if (wishClauses(told, { commas: true }).length > 1 && revises(told)) return [];
  const parts = partsOf(text);
  const found: { intent: AskedWish['intent']; start: number; end: number }[] = [];
  for (const part of parts) {
    const { start, end, asking, beside } = part;
    const plain = parts.length > 1 ? PLAIN_AMONG_SEVERAL : PLAIN;
    const intent = only(asking, plain) ?? only(text.slice(start, end), plain);
    if (intent === null || intent === 'human' || beside.some((other) => other !== intent)) return [];
    const before = found.at(-1);
    if (before?.intent === intent) before.end = end;
    else if (found.some((wish) => wish.intent === intent)) return [];
    else found.push({ intent, start, end });
  }
  return found.map(({ intent, start, end }) => ({
    intent,
    words: text.slice(start, end).replace(/^[\s,;.]+/, ''),
  }));
}

/**
 * From one clause that asks to the next; what asks for nothing belongs to the wish beside it, and so does a question that
 * the company's documents answer: "cancel it, and tell me if there's a fee".
 */
function partsOf(text: string): readonly Part[] {
  if (asksPolicy(text)) return [];
  const all = wishClauses(text, { commas: true });
  const heads = all.filter(({ words }) => understandRequest(words) !== null && !asksPolicy(words));
  if (heads.length === 0)
    return understandRequest(text) === null ? [] : [{ start: 0, end: text.length, asking: text, beside: [] }];
  return heads.map((head, at) => {
    const behind = all.filter(
      ({ start }) => start > head.start && start < (heads[at + 1]?.start ?? Infinity),
    );
    const last = behind.at(-1) ?? head;
    return {
      start: at === 0 ? 0 : head.start,
      end: last.end,
      asking: head.words,
      beside: behind.flatMap(({ words }) =>
        asksPolicy(words) ? [] : (only(words, PLAIN_AMONG_SEVERAL) ?? []),
      ),
    };
  });
}

/** Null where there is none that is plain, or more than one. */
function only(text: string, plain: number): Exclude<Intent, 'other'> | null {
  const [first, ...others] = understandIntents(text);
  if (!first || others.length > 0 || first.score < plain) return null;
  return first.intent === 'other' ? null : first.intent;
}
