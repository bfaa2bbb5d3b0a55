// Names that callers give for themselves: before verification the log cannot know that they are names.
// What is caught is the usual ways to introduce oneself; whoever keeps a recording reads it first.

const NAME = "\\p{L}[\\p{L}'’-]+";
const NAMED = new RegExp(
  `\\b(?:my|the) (?:full |first |last )?name(?:'s| is)\\s+(${NAME})(?:\\s+(${NAME}))?`,
  'giu',
);
const CAPITAL = "\\p{Lu}[\\p{L}'’-]+";
const PRESENTED = new RegExp(
  `\\b(?:[Tt]his is|[Ii]t's me,?|[Ii]t's|[Ii]'m|[Ii] am)\\s+(${CAPITAL})(?:\\s+(${CAPITAL}))?`,
  'gu',
);

/** Words that may follow such a beginning and are no names. */
const NO_NAME =
  /^(?:and|but|or|i|i'm|it|it's|is|on|at|in|not|none|calling|speaking|here|from|with|the|a|an|my|please|still|just|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|ok|okay|yes|no)$/i;

export interface Introduction {
  firstName: string;
  lastName: string | null;
}

export function introductions(text: string): Introduction[] {
  return [NAMED, PRESENTED].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, first = '', last = '']): Introduction[] => {
      if (NO_NAME.test(first)) return [];
      return [{ firstName: first, lastName: last === '' || NO_NAME.test(last) ? null : last }];
    }),
  );
}
