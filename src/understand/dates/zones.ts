// Time zones as callers name them: "three Eastern", "at 8 GMT".

const ZONES: readonly (readonly [words: string, zone: string])[] = [
  // People say "standard" the year round; the place is what they mean.
  ['eastern|est|edt|et', 'America/New_York'],
  ['central|cst|cdt|ct', 'America/Chicago'],
  ['mountain|mst|mdt|mt', 'America/Denver'],
  ['pacific|pst|pdt|pt', 'America/Los_Angeles'],
  ['gmt|utc', 'UTC'],
  ['cet|cest', 'Europe/Paris'],
  ['ist', 'Asia/Kolkata'],
];

export const ZONE = ZONES.map(([words]) => words).join('|');

const AFTER_TIME = new RegExp(`,? ?(${ZONE})(?: (?:standard |daylight )?time)?\\b`, 'y');

/** The zone named right after a time, as an IANA name, and where its words end. */
export function zoneAfter(text: string, end: number): { readonly zone: string; readonly end: number } | null {
  AFTER_TIME.lastIndex = end;
  const match = AFTER_TIME.exec(text);
  const zone = ZONES.find(([words]) => words.split('|').includes(match?.[1] ?? ''))?.[1];
  return match && zone ? { zone, end: end + match[0].length } : null;
}
