// Codes that open or disarm something: a door, a gate, an alarm. Nobody is verified by one, and no record keeps it.

/** What is opened or disarmed. */
const LOCK =
  '(?:doors?|gates?|gatehouse|garages?|alarms?|lock ?box|key ?box|call ?box|drop ?box|key ?pads?|key ?less|buzzers?|intercom|entry|entrance|entryway|doorway|building|complex|lobby|elevator|lift|shed|barn|basement|cellar|pool|fence|stairs|stairwell|stairway|back ?yard|padlocks?|locks?|locker|safe|security (?:system|panel|pad)|house|home|apartment|condo|property|place|unit|wi ?fi|router|guest network)';
const CODE = '(?:code|pin|pass ?code|pass ?word|combination|combo)';
const WHOSE = "(?:(?:the|my|our|your|that|this|a|an|his|her|their|[a-z]+'s) )?(?:[a-z]+ ){0,2}?";
const OPENING =
  '(?:(?:to|you can|you|they can|they|can|and|i|we) (?:get|come|go|let (?:your|them|him|her)sel(?:f|ves)|getting) (?:in|into|inside|through|past)\\b|to (?:open|unlock|enter|disarm|turn off)|opens?|unlocks?|disarms?|gets? (?:you|them|me|us) in\\w*|lets? (?:you|them|me|us) in\\w*)';
const KEYED = '(?:punch|key|type|press|enter|dial|put|tap|buzz|use|try|hit)(?: in)?';
const SMALL =
  "(?:(?:it|it's|is|are|that|that's|which|would|will|be|s|on|in|with|takes?|opens?|the|by|just|and|then|says|a|one|code|number|:) ?){0,5}";
/** Its own kind of number, whatever it opens. */
const POSTAL = /\b(?:zip|post(?:al)?|area)\b/;

const BEFORE = [
  `\\b${CODE} (?:for|to|of|at|on|by|in|into) ${WHOSE}${LOCK}\\b[^.?!]*$`,
  `\\b${LOCK} ${CODE}\\b[^.?!]*$`,
  `\\b${LOCK}(?:'s)?[\\s,:=-]+${SMALL}$`,
  `\\b(?:set|sets|changed?|program(?:med)?) ${WHOSE}${LOCK} (?:to|on|with) ${SMALL}$`,
  `\\b${OPENING}[^.?!]*\\b(?:${KEYED}|is|it's|that's|with|need|code|by)\\b[^.?!]{0,14}$`,
].map((source) => new RegExp(source));
const AFTER = [
  `^[\\s,]*(?:is|was|it's|that's|as|'s)? ?(?:the |my |our |a |your )?(?:[a-z]+ )?(?:${CODE} )?(?:for|to|of|at|on|into|in) ${WHOSE}${LOCK}\\b`,
  `^[\\s,]*(?:(?:it|that|this|which) )?(?:is|was|that's|it's) ${WHOSE}${LOCK} ${CODE}\\b`,
  `^[\\s,]*(?:will |should |that |which |it )*${OPENING}`,
].map((source) => new RegExp(source));
/** Of these a caller may live in one, and the number is where it lies. */
const DWELLING = /\b(?:house|home|apartment|condo|property|place|unit|building|complex|pool|fence)\b/;
const CODED = new RegExp(`\\b(?:${CODE}|punch|buzz)\\b|\\b${OPENING}`);

/** Whether the words right before or after a number, in lower case, say that it opens something. */
export function opensSomething(before: string, after: string): boolean {
  const own = before.slice(
    Math.max(...[',', ' and ', ' but '].map((joint) => before.lastIndexOf(joint))) + 1,
  );
  if (POSTAL.test(own) || POSTAL.test(after)) return false;
  const said = [...matched(BEFORE, before), ...matched(AFTER, after)];
  return said.some((words) => !DWELLING.test(words) || CODED.test(`${before} ${words}`));
}

function matched(patterns: readonly RegExp[], text: string): string[] {
  return patterns.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}
