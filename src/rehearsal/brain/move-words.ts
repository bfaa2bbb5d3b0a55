// "Move my Thursday visit to Tuesday": which words say what is moved, and which say where to.
import { understandDateTimes } from '../../understand/index.ts';
import { plain } from './acts.ts';
import { withoutCounting, type CompanyClock } from './time-window.ts';

const VISIT =
  '(?:appointments?|visits?|treatments?|inspections?|removals?|booking|slot|session|one|services?|cleaning|check ?up)';

/** Either part may be empty. */
export function splitMove(text: string, clock: CompanyClock): { which: string; when: string } {
  // "… (the visit that was talked about)": how one agent tells the next which.
  const [, visit] = /\((the [^)]+)\)/.exec(text) ?? [];
  if (visit) return { which: visit, when: splitMove(text.replace(`(${visit})`, ' '), clock).when };
  const said = plain(text);
  const namesDay = (mentioned: string) => {
    const words = withoutCounting(mentioned);
    return understandDateTimes(words, clock).length > 0 || /\b(?:morning|afternoon|evening)s?\b/.test(words);
  };
  for (const joint of said.matchAll(/\b(?:to|until|till|for|onto|into)\b/g)) {
    const head = said.slice(0, joint.index);
    const tail = said.slice(joint.index + joint[0].length);
    if (
      /\b(?:move|moved|moving|change|switch|push|reschedul\w*|postpone\w*|bring|swap|shift|rebook|put|visit|appointment|one|it|that|from .*)\b/.test(
        head,
      ) &&
      namesDay(tail) &&
      !isOfVisit(joint[0], tail)
    )
      return { which: head, when: tail };
  }
  return ofVisit(said, namesDay)
    ? { which: said, when: '' }
    : { which: '', when: namesDay(said) ? said : '' };
}

/** "My appointment for Thursday" names the visit, "reschedule it for Thursday" the new day. */
function isOfVisit(joint: string, tail: string): boolean {
  return joint === 'for' && /^ (?:my|the)\b/.test(tail);
}

/** The only day that is named belongs to the visit: "my Thursday visit", "the visit on Thursday", "Thursday's". */
function ofVisit(said: string, namesDay: (words: string) => boolean): boolean {
  const before = new RegExp(`\\b(?:my|the|our|that|this)\\b(.{0,40}?)\\b${VISIT}\\b`).exec(said);
  if (before?.[1] && namesDay(before[1])) return true;
  if (/\b\w+day's\b/.test(said)) return true;
  if (/\b(?:reschedule|move|change|push|postpone|cancel) (?:my |the |on )?(?:\w+day|tomorrow)\b/.test(said))
    return true;
  const after = new RegExp(
    `\\b(?:my|the|our|a|an) (?:\\w+ ){0,3}?${VISIT} (?:that is |i have |scheduled |booked )?(?:on|for|at|this|tomorrow|today)\\b(.*)`,
  ).exec(said);
  if (after && namesDay(after[0])) return true;
  return /\b(?:can'?t|cannot|can not|won'?t|not able to|unable to) (?:be (?:there|here|home)|make it|do)\b/.test(
    said,
  );
}
