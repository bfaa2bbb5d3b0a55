// Whether an agent's words offer the caller a person: a no to that is a no to the person.

const PERSON = String.raw`\b(?:person|human|representative|manager|supervisor|operator|live agent)\b`;
/** Words that may mean anybody, unless the caller is to be put through to them. */
const SOMEONE = String.raw`\b(?:(?:connect|transfer|put|get|bring|pass|hand) you|(?:speak|talk) (?:to|with))\b[^.?!]{0,120}\b(?:people|someone|somebody|team ?mate|team member|member of (?:our|the) (?:team|staff)|our (?:team|staff))\b`;
const WHOM = `(?:${PERSON}|${SOMEONE})`;
const IF_LIKED = String.raw`\bif you(?:'d| would)? (?:like|prefer|rather|want|wish)\b`;
const OFFER = String.raw`\b(?:would you (?:like|prefer|rather)|do you want|want me to|shall i|should i|may i|can i|could i)\b`;
const ASKING = String.raw`(?:would you like that|shall i(?: do that)?|do you want that|is that okay|which would you like)\?`;
/** A person, and whether the caller wants one: in one sentence, or in the question right behind. */
const OFFERS: readonly RegExp[] = [
  new RegExp(String.raw`${OFFER}[^.?!]{0,120}${WHOM}[^.?!]{0,120}\?`),
  new RegExp(String.raw`${WHOM}[^.?!]{0,120}(?:${OFFER}|${IF_LIKED})`),
  new RegExp(String.raw`${IF_LIKED}[^.?!]{0,120}${WHOM}`),
  new RegExp(
    String.raw`\b(?:get|reach|connect|bring|transfer|put)\b[^.?!]{0,120}${WHOM}[^.?!]{0,120}[.!] ${ASKING}`,
  ),
];

/** @example offersPerson('Or shall I get you a person who can help?') // true */
export function offersPerson(text: string): boolean {
  const plain = text.slice(0, 2_000).toLowerCase().replaceAll('’', "'");
  return OFFERS.some((offer) => offer.test(plain));
}
