// How a file says what was said: a substring in any case, or /a regular expression/flags.

const REGEX = /^\/(.+)\/([a-z]*)$/s;

/** Why this is no usable pattern, or null. */
export function patternProblem(text: string): string | null {
  const [, source, flags] = REGEX.exec(text) ?? [];
  if (source === undefined || flags === undefined) return null;
  if (/[gy]/.test(flags)) return 'a regular expression here takes the flags i, m, s, u and v only';
  try {
    new RegExp(source, flags);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'not a regular expression';
  }
}

/** Whether the text holds what the pattern asks for. */
export function matchesWords(pattern: string, text: string): boolean {
  const regex = toRegex(pattern);
  return regex ? regex.test(text) : plain(text).includes(plain(pattern));
}

/** The regular expression that this string is, or null for ordinary text. */
export function toRegex(pattern: string): RegExp | null {
  const [, source, flags] = REGEX.exec(pattern) ?? [];
  return source === undefined || flags === undefined || patternProblem(pattern)
    ? null
    : new RegExp(source, flags);
}

/** Typographic quotes and doubled spaces are not what a file is about. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
}
