// How words of dates and times are rewritten into plainer ones.

export type Rule = readonly [pattern: RegExp, replacement: string | ((...groups: string[]) => string)];
