// How far a day or time reaches, by the words beside it: "after Tuesday", "by noon", "not before ten", "from Monday on".
import type { Bound, Mention } from './mention.ts';

const LOOSE = '(?: about| around| like| maybe| the| this| next| on| at)*';
const BEFORE: readonly (readonly [words: string, bound: Bound])[] = [
  [
    'not (?:before|until)|(?:not|no) (?:sooner|earlier) than|starting(?: on| from| at)?|beginning(?: on| from| at)?|as of|(?<!\\b(?:apart|away|aside|different) )from|since',
    'from',
  ],
  [
    'not (?:after|past)|(?:not|no) later than|(?<!\\b(?:come|coming|stop|stopping|swing|drop|go|pass) )by|until|up to',
    'by',
  ],
  ['after|past|later than', 'after'],
  ['before|earlier than|sooner than|prior to|ahead of', 'before'],
];
const AFTER: readonly (readonly [words: string, bound: Bound])[] = [
  [
    '(?:or|and) (?:later|after|any ?time after|beyond|after that)|onwards?|on(?= *(?:$|[,.;]|(?:would|works?|is|please)\\b))|at the earliest|forward',
    'from',
  ],
  ['(?:or|and) (?:earlier|before|sooner)|at the latest', 'by'],
];

/** "Before my trip on the 14th" */
const BEFORE_EVENT =
  /\b(before|after) (?:my|our|the) (?:(?!appointment|visit|treatment|but|and|or|not)[a-z'-]+ ){1,3}(?:is )?(?:on )?(?:the )?$/;

const PATTERNS_BEFORE = BEFORE.map(
  ([words, bound]) => [new RegExp(`\\b(?:${words})${LOOSE} $`), bound] as const,
);
const PATTERNS_AFTER = AFTER.map(([words, bound]) => [new RegExp(`^,? (?:${words})\\b`), bound] as const);

/** The mentions, each with the words beside it that say how far it reaches. */
export function withBounds(text: string, mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention) => {
    if (mention.bound || (mention.day === undefined && mention.minute === undefined)) return mention;
    const before = text.slice(Math.max(0, mention.start - 40), mention.start);
    const after = text.slice(mention.end, mention.end + 30);
    const [, event] = BEFORE_EVENT.exec(before) ?? [];
    const bound =
      (event === 'before' || event === 'after' ? event : undefined) ??
      PATTERNS_BEFORE.find(([pattern]) => pattern.test(before))?.[1] ??
      PATTERNS_AFTER.find(([pattern]) => pattern.test(after))?.[1];
    return bound ? { ...mention, bound } : mention;
  });
}
