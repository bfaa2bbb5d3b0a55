// Hears when a day is that of a visit on the books ("my Thursday visit"), not the day that is asked for.
import type { Clause } from './clauses.ts';

const VISIT =
  '(?:appointments?|appts?|visits?|bookings?|reservations?|treatments?|inspections?|services?|cleanings?|check ?-?ups?|sessions?)';
/** Words between; those of another's appointment ("my dentist appointment", "my son's appointment") are none of ours. */
const KIND =
  "(?:(?!(?:doctor|dentist|dental|medical|hair|vet|court|nail|therapy|eye|job|work|school)\\w*\\b|[a-z]+'s\\b|physical\\b)[\\w-]+ ){0,3}";
const MOVES =
  '(?:mov(?:e|ed|ing)|reschedul\\w+|chang(?:e|ed|ing)|push(?:ing)?|switch(?:ing)?|swap\\w*|shift\\w*|bring|postpon\\w+)';

/** "My appointment on @", "I have a visit @", "the one that's scheduled for @" */
const NAMED_BEFORE = new RegExp(
  `\\b(?:(?:my|our|the|that|this|his|her) ${KIND}(?:${VISIT}|of them)|(?:(?:i|we) (?:already |still )?(?:have|had|got)|(?:i've|we've)(?: got)?|(?:do|did) (?:i|we) have) (?:an?|another|my|our|any|one) ${KIND}${VISIT}|(?:i|we)(?:'ve| have)?(?: got| have)? (?:you|you guys|someone|somebody|them) (?=scheduled|booked|coming|down|set)|(?:i'm|i am|we're|am i|are we|i was|i've been) (?:booked|scheduled|down|set up|on|on the schedule))(?:'s)?(?: ?(?:that|which|i|we|you|is|are|was|have|had|got|it's|scheduled|booked|set|coming up|currently|already|still|only|just|down|right now))*(?: (?:on|for|at|this|of|in|the))*(?: @(?: (?:at|in the|on))?)? $`,
);
const NAMED_AFTER = new RegExp(`^(?:'s)?(?: @)? ${KIND}${VISIT}\\b`);
const ABOUT =
  /\b(?:(?<!\b(?:how|what|think|thinking) )about|regarding|cancel|cancel(?:l?ing)|skip|miss)(?: (?:the|my|our|on))*(?: @)? $/;
const FROM = new RegExp(
  `\\b${MOVES}\\b.*\\bfrom(?: the)?(?: @)? $|\\b${MOVES}(?: (?:the|my|our))*(?: @ to)? (?:on )?$`,
);
const COMING =
  /\b(?:you|you guys|your \w+|someone|somebody|anyone|anybody|they|the (?:technician|tech|guy|exterminator))(?:'re|'s)?\b.* (?:coming|supposed to (?:come|be here))(?: out)?(?: on| for)? $/;
/** A visit that is yet to be made. */
const NEW = new RegExp(
  `\\b(?:book|schedule|want|like|need|set up|get|put|make|have you|do you have|is there|are there|any|(?:first|next|earliest|soonest) (?:available|open|free)?)\\b(?!.*\\b(?:i|we) have\\b)`,
);

/** Whether the clause names the day to say which visit is meant. */
export function isOfVisit({ before, after }: Clause): boolean {
  if (NAMED_AFTER.test(after))
    return /\b(?:my|our|the|that|this) (?:@ )?$/.test(before)
      ? !NEW.test(before) || hasMove(before)
      : after.startsWith("'s");
  if (FROM.test(before)) return !/\bto (?:the |on )?$/.test(before);
  if (ABOUT.test(before) || COMING.test(before)) return true;
  return NAMED_BEFORE.test(before) && (hasMove(before) || !NEW.test(before));
}

const hasMove = (before: string): boolean => new RegExp(`\\b(?:${MOVES}|cancel\\w*)\\b`).test(before);
