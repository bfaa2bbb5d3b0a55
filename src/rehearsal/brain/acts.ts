// What a caller's turn does to the conversation, apart from what it is about.
import {
  interruptionKind,
  isFarewell as takesLeave,
  turnWants,
  understandCallback,
  understandEscalation,
  understandSentiment,
  understandYesNo,
} from '../../understand/index.ts';

const wordsIn = (text: string) => plain(text).split(' ').filter(Boolean);

export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}'$:.?-]+/gu, ' ')
    .replace(/[.?]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Nothing that can be heard as words. */
export function isSilence(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || /^(?:um+|uh+|er+|hm+|mm+|ah+)$/.test(plain(text));
}

export function isRepeatRequest(text: string): boolean {
  if (wordsIn(text).length > 8 || understandYesNo(text) === 'yes') return false;
  return interruptionKind(text) === 'repeat_request' || REPEAT.test(plain(text));
}

const REPEAT =
  /^(?:(?:sorry|wait|um) )*(?:what|huh|pardon|come again|excuse me|say (?:that|it) again|repeat)(?: (?:that|it|again|please|was that|did you say|me))*$/;

/** After "hold on": they are there again, and have answered nothing yet. */
export function isBack(text: string): boolean {
  return (
    /\b(?:i'?m|i am|we'?re) (?:back|here|ready)\b|\b(?:got|found) it\b/.test(plain(text)) &&
    wordsIn(text).length <= 8
  );
}

const HOLD =
  /\b(?:hold on|hang on|one (?:second|sec|moment|minute)|just a (?:second|sec|moment|minute)|give me a (?:second|sec|moment|minute)|wait a (?:second|sec|moment|minute)|let me (?:check|look|see|find|get|grab|think|ask)|bear with me)\b/;
const ASKS_MORE =
  /\b(?:cancel|move|reschedul|book|owe|balance|invoice|bill|what|how|when|why|can you|could you)\b/;

export function isHold(text: string): boolean {
  const said = plain(text);
  return wordsIn(text).length <= 12 && HOLD.test(said) && !ASKS_MORE.test(said);
}

/** Somebody tries to give the agent new rules, another role, or asks for another person's data. */
export function isManipulation(text: string): boolean {
  return /\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instructions?|rules?|prompts?|guidelines|verification|security|training)\b|\b(?:system prompt|developer mode|jailbreak|your (?:prompt|instructions)|you are now|pretend (?:to be|you|that)|act as (?:if|an?|my)|i am (?:the|your) (?:admin|administrator|developer|owner|ceo))\b|\b(?:customer|account|caller|user) (?:number |id )?(?:\d+|two|three)(?:'s)?\b|\b(?:another|somebody else'?s?|someone else'?s?|other) (?:customer|person|client|account)|\bmy (?:neighbou?r|ex)\S* (?:account|bill|invoices?|appointments?|visits?|balance)/.test(
    plain(text),
  );
}

const FOREIGN =
  /\b(?:hola|español|espanol|habla|hablo|quiero|necesito|cita|cancelar|por favor|gracias|puedo|buenos|buenas|bonjour|je|voudrais|parlez|rendez|s'il|merci|guten|ich|möchte|bitte|termin|sprechen|deutsch|vorrei|ciao|quero|preciso|olá|obrigado|nein|danke|hallo)\b/gu;

/** Mostly another language: by its script, or by two words of it (one alone may be a name or a joke). */
export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 2 && latin < letters / 2) return true;
  const found = new Set(plain(text).match(FOREIGN) ?? []);
  return (
    found.size >= 2 || (found.size === 1 && wordsIn(text).length <= 2 && !/^(?:hallo|ciao)/.test(plain(text)))
  );
}

/** Asks, in English, to be served in another language. */
export function wantsOtherLanguage(text: string): boolean {
  return /\b(?:speaks?|speaking|talk|in|use|understand) (?:any |some )?(?:spanish|french|german|chinese|mandarin|cantonese|vietnamese|korean|russian|arabic|portuguese|tagalog|hindi|japanese|italian|polish|ukrainian|somali)\b/.test(
    plain(text),
  );
}

const FAREWELL =
  /\b(?:goodbye|good bye|bye(?: ?bye)?|have a (?:good|nice|great) (?:one|day|night|evening|weekend)|see you|talk (?:to you )?(?:soon|later)|hang up|end the call)\b/;
const ENOUGH =
  /\b(?:that'?s (?:all|it|everything)|that is (?:all|it|everything)|that(?:'ll| will) (?:be (?:all|it)|do(?: it)?)|that was (?:all|it|everything)|nothing (?:else|more)|i'?m (?:all )?(?:good|set|done|fine)(?! (?:with|for|to|on|at))|we'?re (?:all )?(?:good|set|done)|all (?:set|good|done)|no(?:pe)?,? (?:thanks?|thank you)|not? (?:anything|right now)|not today|don'?t need anything)\b/;

/** The caller wants nothing more. `asked`: whether they were asked if there is anything else. */
export function isDone(text: string, asked: boolean): boolean {
  if (turnWants(text) !== null) return false;
  const said = plain(text);
  if (isFarewell(text)) return true;
  if (ENOUGH.test(said) && wordsIn(said).length <= 12) return true;
  return (
    asked &&
    /^(?:(?:uh|um|oh|okay|ok|well|alright) )*(?:no|nope|nah|not really|thanks?(?: you)?(?: (?:so|very) much)?|nothing|great|perfect|cool|good)(?: (?:thanks?|thank you|no|very much|so much|really|i'm good|that's fine|it's fine|ma'am|sir|great|bye))*$/.test(
      said,
    )
  );
}

export function isThanks(text: string): boolean {
  return (
    wordsIn(text).length <= 7 &&
    /\b(?:thanks?|thank you|thx|appreciate (?:it|that)|cheers|gracias|merci|danke|grazie|obrigad[oa])\b/.test(
      plain(text),
    )
  );
}

export function isGreetingOnly(text: string): boolean {
  return /^(?:(?:um|uh|oh|yes|yeah) )*(?:hi|hello|hey|good (?:morning|afternoon|evening)|howdy|hiya|yo)(?: (?:there|again|hello|hi|how are you(?: doing)?(?: today)?|are you there|can you hear me))*$/.test(
    plain(text),
  );
}

export function asksWhoAnswers(text: string): boolean {
  return /\b(?:are you (?:a |an )?(?:\w+ )?(?:robot|bot|ai|machine|computer|real|human|automated|person|recording)|is (?:this|it|that) (?:a |an )?(?:\w+ )?(?:robot|bot|ai|machine|recording|person|human|computer)|who (?:am i|is this)|am i (?:talking|speaking) (?:to|with))\b/.test(
    plain(text),
  );
}

const JUST_A_PERSON =
  /^(?:(?:um|uh|just|a|an|the|real|live|please|human) )*(?:person|human|agent|human being|representative|rep|operator|supervisor|manager)(?: please)?$/;

/** Characters that a transfer's reason may have. */
const REASON = 300;

/** Asks for a person, or brings up what only a person may handle. The reason, in words; null when neither. */
export function personWanted(text: string): string | null {
  if (asksWhoAnswers(text)) return null;
  if (JUST_A_PERSON.test(plain(text))) return 'wants to talk to a person';
  const { trigger, topic } = understandEscalation(text);
  if (trigger === 'asked_for_person')
    return understandCallback(text) === 'wanted' ? null : 'wants to talk to a person';
  // What happened is told in their own words.
  if (trigger === 'topic' && topic !== 'missing_credit') return text.slice(0, REASON);
  return trigger === 'distress' && understandSentiment(text) < -0.6 ? 'very upset, needs a person' : null;
}

/** Bye, in so many words, of whatever language. */
export function isFarewell(text: string): boolean {
  if (isGreetingOnly(text)) return false;
  return (FAREWELL.test(plain(text)) && wordsIn(text).length <= 14) || takesLeave(text);
}
