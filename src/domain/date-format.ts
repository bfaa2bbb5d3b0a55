// Date formatters, kept: making one takes fifty times as long as using it, and every model request shows the time.

const made = new Map<string, Intl.DateTimeFormat>();

/** The formatter for these options; the same one for the same options. There are as many as time zones times styles. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  made.set(key, format);
  return format;
}
