// The words of the brain. Several of each, so that none comes twice running; {name} is filled in.
// What a sentence asks for is recognised again by open-question.ts: a test holds the two together.

export const LINES = {
  // Asking for what is needed next.
  ask_wish: ['What can I do for you?', 'How can I help you?', 'What would you like me to help with?'],
  ask_zip: [
    "What's the ZIP code on your account?",
    'Could you tell me the ZIP code on your account?',
    'Please tell me the ZIP code we have on file for you.',
  ],
  ask_zip_with_wish: [
    "Sure, I can help with that. What's the ZIP code on your account?",
    'Of course. To find your account, could you tell me the ZIP code on it?',
    "I'll get you to the right place. Which ZIP code is on your account?",
  ],
  ask_zip_digits: [
    "I didn't get all five digits. Could you say the ZIP code one digit at a time?",
    'I need all five digits of the ZIP code. Could you say them one by one?',
  ],
  ask_zip_keys: [
    "I didn't get all five digits of the ZIP code. You can say them one at a time, or key them in and press pound.",
    'I need all five digits of the ZIP code. Say them one by one, or key them in and press pound.',
  ],
  ask_zip_rest: [
    "Thanks. What's the rest of the ZIP code?",
    'Okay, go on: what comes next in the ZIP code?',
    'Got it. And the next digit of the ZIP code?',
  ],
  no_account_here: [
    "I can't open an account on this call. I can answer questions about the company or take a message, or would you rather talk to a person?",
    "I can't get into an account on this call, but I can answer questions or take a message. Or would you rather talk to a person?",
  ],
  zip_wrong: [
    "I'm sorry, that doesn't match what we have. Could you tell me the ZIP code once more?",
    "That doesn't match, I'm afraid. Please say the ZIP code again, digit by digit.",
  ],
  why_zip: [
    "It's how I make sure I'm looking at the right account. Could you tell me the ZIP code on it?",
    "It keeps anyone else from getting into your account. What's the ZIP code on it?",
  ],
  zip_refused: [
    "I understand. I can't open your account without it, but I can get you a person. Would you like that?",
    "That's fine. It's only to make sure I have the right account. Would you rather speak with a person?",
  ],
  zip_unknown: [
    "That's all right. Then I can get you a person who can look into it. Would you like that?",
    'No problem. A person can help you without it. Shall I get you a person?',
  ],
  locked: [
    "I'm sorry, I can't verify you on this line. Would you like me to get you a person?",
    "I can't verify you on this call anymore, but I can get you a person. Would you like that?",
  ],
  verified: ['Thank you, {name}. One moment.', 'Thanks, {name}, one moment.'],
  verified_ask_wish: ['Thank you, {name}. What can I do for you?', 'Thanks, {name}. How can I help you?'],

  // Moving between colleagues.
  bridge: ['Sure, one moment.', 'Of course, just one moment.', 'Let me get that going for you, one moment.'],
  bridge_waiting: [
    'Now for the other thing you asked about. One moment.',
    'Let me get to the other thing you asked about. One moment.',
  ],
  next_wish: [
    'You also mentioned something else: “{wish}”. Shall I go on with that?',
    'There was one more thing: “{wish}”. Would you like me to go on with that?',
  ],
  bridge_person: [
    "Of course. I'll get you a person, one moment.",
    "Sure, I'll connect you with a person. One moment.",
  ],
  transfer_failed: [
    "I'm sorry, I couldn't put you through just now. Shall I try again?",
    "Sorry, that transfer didn't go through. Would you like me to try again?",
  ],
  no_such_colleague: [
    "I'm sorry, I can't connect you there. Would you like me to get you a person?",
    "I'm afraid I can't do that from here. Shall I get you a person?",
  ],
  offer_person_too: [
    'Or would you like me to get you a person?',
    'Or shall I get you a person who can help?',
    'I can also get you a person. Would you like that?',
  ],
  all_right: ['All right.', 'Okay, no problem.'],
  offer_person: ['Would you like me to get you a person?', 'Shall I get you a person who can help?'],

  // Visits.
  one_visit: ['Your next visit is the {visit}.', "You're down for the {visit}."],
  other_visit: ['The other one is the {visit}.', "Then there's the {visit}."],
  no_other_visit: ["That's the only visit I see.", "I don't see any other visits."],
  one_visit_meant: ["That's the {visit}.", "It's the {visit}."],
  yes_that_one: ["Yes, that's the {visit}.", "That's right, the {visit}."],
  no_that_one: ["No, that's the {visit}.", 'No, this is the {visit}.'],
  several_visits: ['You have {count} visits coming up: {visits}.', 'I see {count} visits: {visits}.'],
  no_visits: ["I don't see any upcoming visits.", 'There are no visits on your calendar right now.'],
  offer_booking: ['Would you like to book one?', 'Shall I book one for you?'],
  which_to_cancel: [
    'You have {visits}. Which one should I cancel?',
    'I see {visits}. Which one would you like to cancel?',
  ],
  which_to_move: [
    'You have {visits}. Which one should I move?',
    'I see {visits}. Which one would you like to move?',
  ],
  which_again: [
    'Sorry, which one do you mean: {visits}?',
    "I'm not sure which one you mean. Is it {visits}?",
  ],
  ask_when: [
    'What day would suit you?',
    'When would work best for you?',
    'Which day and time would you like?',
  ],
  ask_when_for: [
    'For the {visit}: what day would suit you instead?',
    'I have the {visit} here. When would work better for you?',
  ],
  ask_other_day: ['What other day would suit you?', 'Is there another day that works for you?'],
  ask_service: [
    'What would you like us to take care of? We do {services}.',
    'Which service do you need? We offer {services}.',
  ],
  ask_service_again: ['What would you like us to take care of?', 'Which service do you need?'],
  ask_book_or_move: [
    'Would you like to book a new visit, or move one that you have?',
    'Is that a new visit, or one that you would like to move?',
  ],
  offer_slots: ['I have {slots}. Which would you like?', "There's {slots}. Which one suits you?"],
  offer_slot: ['I have {slots}. Would that work?', "There's {slots}. Does that suit you?"],
  offer_nearest: [
    "I don't have anything then. The nearest I have is {slots}. Would that work?",
    "Nothing is free at that time, I'm afraid. The closest is {slots}. Does that suit you?",
  ],
  offer_nearest_several: [
    "I don't have anything then. The nearest are {slots}. Which would you like?",
    "Nothing is free at that time, I'm afraid. There's {slots}. Which one suits you?",
  ],
  slot_taken: [
    "I'm sorry, somebody just took that time. I still have {slots}. Which would you like?",
    "That time was just taken, I'm sorry. There's {slots} instead. Which one suits you?",
  ],
  no_slots: ["I'm sorry, I can't find any free time.", "I'm afraid nothing is free then."],
  which_slot_again: ['Which of these suits you: {slots}?', 'Sorry, which time do you mean: {slots}?'],

  // Changes: asked about, done, turned down.
  once_more: ['Sure, once more.', 'Of course, once more.'],
  costs: ["There's a fee of {fee} for that.", 'That comes with a fee of {fee}.'],
  costs_nothing: ["There's no charge for that.", "That's free of charge."],
  back_to_it: ['Let me ask that again.', 'Back to my question.'],
  has_visit_then: ['You already have {visit}.', 'You have {visit} at that time already.'],
  done_cancel: [
    'Done. Your {service} on {when} is cancelled, {fee}.',
    "That's cancelled: the {service} on {when}, {fee}.",
  ],
  done_cancel_several: ["Done. I've cancelled {visits}.", "That's done: I've cancelled {visits}."],
  done_booked: ["You're all set for the {service} on {when}.", 'Done. Your {service} is set for {when}.'],
  done: ["That's done.", 'All done.'],
  already_done: ["That's already done.", "That's taken care of already."],
  left_as_is: ["Okay, I'll leave everything as it is.", "All right, I haven't changed anything."],
  something_else: ['Would you like something else instead?', 'What would you like to do instead?'],

  // Money.
  owe_nothing: ["You don't owe anything right now.", "Your balance is zero, so there's nothing to pay."],
  balance: ['Your balance is {balance}.', 'You owe {balance} at the moment.'],
  one_invoice: ["That's for the {description}{due}.", "It's one invoice, for the {description}{due}."],
  invoices: ["That's {invoices}.", "It's made up of {invoices}."],
  open_invoices: ['Your unpaid invoices are {invoices}.', 'I see {invoices}.'],
  first_due: ['The first is due {due}.', 'The earliest one is due {due}.'],
  due_with_amount: [
    '{amount} for the {description} is due {due}.',
    'The {description}, {amount}, is due {due}.',
  ],
  no_card: [
    "I can't take payments or card numbers on this line.",
    "I'm not able to take a payment here, so please don't tell me a card number.",
  ],
  disputed: [
    'Shall I take a message about it for our team, or would you rather talk to a person?',
    'I can take a message about that charge, or get you a person. Which would you like?',
  ],

  // Messages and people.
  with_human: [
    "I'm getting somebody for you, and I've passed on what you told me. One moment, please.",
    "Somebody from our team should be with you in a moment. They know what it's about.",
  ],
  with_human_busy: [
    'Everybody is on another call right now. Please hold, or I can take a message or arrange a callback.',
    'Our team is busy with other callers. You can hold, or I can take a message or arrange a callback.',
  ],
  with_human_nobody: [
    'Nobody is there to take your call right now. I can take a message or arrange a callback.',
    "I'm sorry, nobody from our team is available right now. Shall I take a message or arrange a callback?",
  ],
  with_human_typed: [
    "I've passed this on to our team. Nobody can join us here, but I can take a message or arrange a callback.",
    "Our team has this now. They can't join us here, so I can take a message or arrange a callback.",
  ],
  with_human_untold: [
    "I'm sorry, I haven't reached anybody yet. You can stay on the line while I keep trying, or call us again later.",
  ],
  queue_place: ["You're number {place} in line. I can also take a message or arrange a callback."],
  queue_place_wait: [
    "You're number {place} in line, and callers usually wait {wait}. I can also take a message or arrange a callback.",
  ],
  still_queued: [
    "I can't say how long it will take. I can take a message or arrange a callback, if you like.",
    "You're still in the queue. If you'd rather not wait, I can take a message or arrange a callback.",
  ],
  waiting_on: ['All right, please stay on the line.', "Okay, I'll stay here with you."],
  ask_message: ['What should the message say?', 'Go ahead, what would you like to tell them?'],
  message_left: ["I've passed your message on.", 'Your message is with our team now.'],
  callback_left: [
    "I've asked for a callback to the number you're calling from.",
    'Your callback request is with our team now.',
  ],
  callback_left_for: [
    "I've asked for a callback on {when}, to the number you're calling from.",
    'Your callback request for {when} is with our team now.',
  ],
  callback_left_for_to: ["I've asked for a callback on {when}, to {number}."],
  callback_left_to: [
    "I've asked for a callback to {number}.",
    'Our team has your request, and will call {number}.',
  ],
  callback_no_number: [
    "I've made a note of it, but your number is withheld. Which number should we call, area code first?",
    "I've kept it for our team, but I can't see your number. Which number can we call, area code first?",
  ],
  callback_check: ["I'll have them call {number}. Is that right?", 'Just to be sure: is it {number}?'],
  callback_impossible: [
    "I'm afraid that isn't a working phone number. Which number should we call, area code first?",
    "That number can't be called. Which number can we call, area code first?",
  ],
  callback_other: [
    'All right. Which number should we call, area code first?',
    'Okay. Which number can we call?',
  ],
  not_passed_on: [
    "I've written it down, and I'll keep trying to reach our team.",
    "I haven't reached our team yet, but I'll keep trying.",
  ],

  // Conversation.
  anything_else: [
    'Is there anything else?',
    'Anything else I can do for you?',
    'Can I help you with anything else?',
  ],
  goodbye: [
    'Thank you for calling. Goodbye.',
    'Thanks for calling, take care. Goodbye.',
    'Have a good day. Goodbye.',
  ],
  hold: ['Sure, take your time.', "No hurry, I'm here.", "Of course, just tell me when you're ready."],
  repeat: ['I said: {text}', 'Sure: {text}', 'Of course. {text}'],
  nothing_heard: ["Sorry, I didn't catch that.", "I'm sorry, I couldn't hear you."],
  not_understood: [
    "Sorry, I didn't quite get that.",
    "I'm not sure I understood you.",
    "I'm sorry, I didn't understand that.",
  ],
  refuse: [
    "I can't do that. I can only help you with your own account.",
    "I'm not able to do that. I'm only here to help with your own account.",
  ],
  english_only: [
    "I'm sorry, I can only help in English. Would you like me to get you a person?",
    "I'm sorry, I only speak English. Shall I get you a person?",
  ],
  not_rude: ["I'm sorry this is frustrating.", "I'm sorry about that, I do want to help."],
  i_am_ai: ["I'm the company's automated assistant.", "I'm an automated assistant here."],
  hello: ['Hello!', 'Hi there!'],
  trouble: [
    "I'm sorry, something isn't working on my end.",
    "I'm sorry, I'm having trouble with that right now.",
  ],
  hours: ["We're open {hours}.", 'Our hours are {hours}.'],
  services: ['We offer {services}.', 'We do {services}.'],
  service_yes: ['Yes, we do {service}.', 'Yes, {service} is one of our services.'],
  policy_unknown: [
    "I'm sorry, I don't have any information on that.",
    "I'm afraid I can't find anything about that.",
  ],
} as const satisfies Record<string, readonly string[]>;

export type LineKey = keyof typeof LINES;
