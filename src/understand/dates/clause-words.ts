// The words that tell what a clause says of a day: who speaks of whom, what suits, what does not, what is wished.

/** One of several words or patterns without spaces; an underscore stands for a space. */
export const anyOf = (...words: readonly string[]): string =>
  `(?:${words.join(' ').split(/\s+/).join('|').replaceAll('_', ' ')})`;

export const AUXILIARY = anyOf(
  'can could would will shall should may might do does did is are was were am have has had must',
  "can't couldn't won't wouldn't don't doesn't didn't isn't aren't wasn't haven't",
);
export const SELF = "(?:i|we)(?:'m|'re|'ve|'ll|'d)?";

/** What says no. "Not" right before a day is heard apart, and "not before ten" is no no. */
export const NO_VERB = anyOf(
  "can't cannot can_not won't will_not couldn't could_not wouldn't would_not shouldn't don't do_not doesn't does_not",
  "isn't is_not aren't are_not unable no_longer rather_not",
  '(?<!\\b(?:why|if|or)_)(?:not|never)(?!_(?:(?:on|in|at|the|a|this|next)_)*@)',
);
/** What a day is that does not suit. */
export const BAD = anyOf(
  'bad out full busy tough tricky hard difficult impossible terrible awful rough worse the_worst booked taken',
  'no_good no_use hectic crazy packed inconvenient unavailable a_no off_limits off_the_table',
  'too_(?:early|late|soon|far|busy|much)',
);
/** What a day is that suits. */
export const GOOD = anyOf('good great fine ok okay perfect best better ideal nice');

export const VISIT = anyOf(
  'appointments? appts? visits? bookings? reservations? treatments? inspections? services? cleanings? check\\s?-?ups? sessions?',
);
/** Whose appointment it is that is none with us: "my dentist appointment", "my son's appointment". */
const OTHERS = anyOf(
  "doctor\\w* dentist\\w* dental medical hair vet\\w* court nail therapy eye job work school physical [a-z]+'s",
);
/** The words between a determiner and a visit of ours. */
export const KIND = `(?:(?!${OTHERS}(?![\\w']))[\\w-]+\\s){0,3}`;
export const MOVES = anyOf(
  'mov(?:e|ed|ing) reschedul\\w+ chang(?:e|ed|ing) push(?:ed|ing)? switch(?:ing)? swap\\w* shift\\w* bring postpon\\w+',
);

/** What somebody or something else does, in the present. */
export const OWN_VERB = anyOf(
  "is are was were starts? begins? leaves? arrives? gets? comes? has have ends? falls? needs? can can't could will won't",
  'should visits? works? takes? goes? says shows',
);
/** "The best day is", "my appointment should be": nothing that keeps anybody from coming. */
export const CHOICE = anyOf(
  VISIT,
  'best only earliest soonest latest first ideal perfect easiest day date time preference choice option plan calendar schedule',
);
/** Business with the company: when it is due is no reason against that day. */
export const BUSINESS = anyOf(
  'bill invoice payment balance subscription contract plan statement account card',
);

export const PAST = anyOf(
  "was were did didn't had been came saw went (?<!'ve_|have_|has_)got paid told said spoke found left heard made took",
  'gave sent wrote knew meant bought brought began ran sat spent drove flew woke broke kept used_to',
  '(?!need|suppos|relat|tir|interest|book|schedul|clos|pack)[a-z]{2,}ed',
);
export const WANTS = anyOf(
  'wants?(?!_(?:me|us)\\b) wanted needs?(?!_(?:me|us)\\b|_to_(?:work|be_at|go|leave|take|pick|drop|fly|travel|drive|attend))',
  'needed like love prefer preferred rather hop(?:e|ing) hoped think(?:ing)? thought look(?:ing)? wonder\\w* choose',
  'go_with going_with pick(?!_up) see_(?:if|whether|about) try trying schedule scheduling book booking move moving_it',
  'reschedul\\w* change changing push switch set_up ask(?:ing)? (?<!on_)call(?:ing)? go(?:ing)?_for (?<=d_|would_)say shoot(?:ing)?_for aim(?:ing)? request\\w*',
  'plan(?:ning)?_on vote guess suppose figure',
);
export const FREE = anyOf(
  'free available open flexible good fine okay ok able off can could nothing no_plans empty from_home suits? day_off',
  'works?(?=_(?:best|better|well|great|fine|for)) (?:have|got)_(?:some_|the_|more_)?time',
);
