// Hears when a day is that of a visit on the books ("my Thursday visit"), not the day that is asked for.
import { anyOf, KIND, MOVES, VISIT } from './clause-words.ts';
import type { Clause } from './clauses.ts';

/** "My appointment", "I have a visit", "I've got you guys", "I'm scheduled" */
const BOOKED = anyOf(
  `(?:my|our|the|that|this|his|her)_${KIND}(?:${VISIT}|of_them)`,
  `(?:(?:i|we)_(?:already_|still_)?(?:have|had|got)|(?:i've|we've)(?:_got)?|(?:do|did)_(?:i|we)_have)_(?:an?|another|my|our|any|one)_${KIND}${VISIT}`,
  `(?:i'm|we're)_supposed_to_have_(?:an?|my|our)_${KIND}${VISIT}`,
  "(?:i|we)(?:'ve|_have)?(?:_got|_have)?_(?:you|you_guys|someone|somebody|them)_(?=scheduled|booked|coming|down|set)",
  "(?:i'm|i_am|we're|am_i|are_we|i_was|i've_been)_(?:booked|scheduled|down|set_up|on|on_the_schedule)",
);
const BETWEEN = anyOf(
  "that which i we you is are was have had got it's scheduled booked set coming_up currently already still only just down right_now with_you(?:_guys)?",
);
const NAMED_BEFORE = new RegExp(
  `\\b${BOOKED}(?:'s)?(?: ?${BETWEEN})*(?: (?:on|for|at|this|of|in|the))*(?: @(?: (?:at|in the|on))?)? $`,
);
const NAMED_AFTER = new RegExp(`^(?:'s)?(?: @)? ${KIND}${VISIT}\\b`);
const ABOUT =
  /\b(?:(?<!\b(?:how|what|think|thinking) )about|regarding|cancel|cancel(?:l?ing)|skip|miss)(?: (?:the|my|our|on))*(?: @)? $/;
const FROM = new RegExp(
  `\\b${MOVES}\\b.*\\bfrom(?: the)?(?: @)? $|\\b${MOVES}(?: (?:the|my|our))* (?:on )?$`,
);
const COMING =
  /\b(?:you|you guys|your \w+|someone|somebody|anyone|anybody|they|the (?:technician|tech|guy))(?:'re|'s)?\b.* (?:coming|supposed to (?:come|be here))(?: out)?(?: on| for)? $/;
/** A visit that is yet to be made. */
const NEW =
  /\b(?:book|schedule|want|like|need|set up|get|put|make|have you|do you have|is there|are there|any|(?:first|next|earliest|soonest) (?:available|open|free)?)\b(?!.*\b(?:i|we) have\b)/;
const CHANGES = new RegExp(`\\b(?:${MOVES}|cancel\\w*)\\b`);
const OF_OURS = /\b(?:my|our|the|that|this) (?:@ )?$/;

/** Whether the clause names the day to say which visit is meant. */
export function isOfVisit({ before, after }: Clause): boolean {
  const booked = CHANGES.test(before) || !NEW.test(before);
  if (NAMED_AFTER.test(after)) return OF_OURS.test(before) ? booked : after.startsWith("'s");
  return (
    FROM.test(before) || ABOUT.test(before) || COMING.test(before) || (booked && NAMED_BEFORE.test(before))
  );
}

const OTHERS_APPOINTMENT = new RegExp(
  `\\b(?:an?|my|our|his|her|their|the) (?!${KIND}${VISIT}\\b)(?:[\\w']+ ){1,3}(?:appointments?|visits?)\\b`,
  'gi',
);

/** Without appointments that are none with the company: "a doctor's appointment". */
export function withoutOthersAppointments(text: string): string {
  return text.replace(OTHERS_APPOINTMENT, 'something');
}
