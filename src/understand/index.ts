export { fictionalNumberIn, isUsState, stateOfNumber, type UsState } from './area-codes.ts';
export { findPersonalData, type PersonalDataSpan, type PersonalDataType } from './personal-data.ts';
export { hideSecrets, redact, redactAnswers } from './redact.ts';
export { leftWords, wordsForPeople, type LeftWords, type SaidTurn } from './left-words.ts';
export { likely, sure, valueOf, type Understood } from './understood.ts';
export {
  understandCardNumber,
  understandDigits,
  understandLast4,
  understandSocialSecurity,
  type DigitsOptions,
} from './digits.ts';
export { understandPostcode, understandZip, zipOverTurns } from './postal-code.ts';
export { understandPhone, type PhoneOptions } from './phone.ts';
export { understandDateOfBirth, type DateOfBirthOptions } from './date-of-birth.ts';
export { understandName } from './names.ts';
export { SLOTS, understandSlot, type Slot, type SlotOptions } from './slots.ts';
export { understandYesNo, type YesNo } from './yes-no.ts';
export { saidOtherwise } from './said-otherwise.ts';
export { understandChangeAnswer, type ChangeAnswer } from './answer.ts';
export { spokenToWritten } from './spoken-to-written.ts';
export { understandEscalation, type Danger, type Escalation, type EscalationTrigger } from './escalation.ts';
export { routeIntent, understandIntents, type Intent, type UnderstoodIntent } from './intent.ts';
export { classifyInterruption, interruptionKind, onlyHalts, type InterruptionKind } from './interruption.ts';
export { offersCallback, understandCallback, type Callback } from './callback.ts';
export { offersPerson } from './offers-person.ts';
export { understandRequest, type Wanted } from './request.ts';
export { asksPolicy, policyQuestionsIn, withoutPolicyQuestions } from './policy-question.ts';
export { statesAnswer } from './states-answer.ts';
export { withdraws } from './withdraws.ts';
export { withMasks, withoutToldData } from './told-data.ts';
export { understandSentiment } from './sentiment.ts';
export {
  understandDateTime,
  understandDateTimes,
  type DateTimeClock,
  type DateTimeUnderstood,
} from './dates/understand-dates.ts';
export { withoutOthersAppointments } from './dates/visit-words.ts';
export { covers, coversDay, daysCovered, hoursCovered, type Days } from './dates/reach.ts';
export { askedWishes, type AskedWish } from './asked-wishes.ts';
export { isFarewell, isParting } from './parting-words.ts';
export { turnWants } from './turn-wants.ts';
export { canBeCalled } from './callable.ts';
export { plainWords } from './lexicon-normalise.ts';
export { phrase } from './lexicon-phrase.ts';
