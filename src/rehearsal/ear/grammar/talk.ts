// Small words of a telephone call: greetings, listening, stopping, asking again, names, goodbyes; JSGF rule bodies.
export const TALK = {
  greeting: 'hi | hello | good (morning | afternoon) | are you there | can you hear me',
  listening: 'uh huh | mm hmm | i see | got it | i understand',
  stop: 'wait | stop | hold on | one (moment | second) | just a (second | moment | minute) | hang on | excuse me',
  again:
    "what | sorry | pardon | what was that | what did you say | (can | could) you repeat that | say that again | please repeat that | once more | i didn't get that",
  name: 'dana | whitfield | marco | elena | reyes | tom | okafor | grace | lindqvist | samuel | park',
  names: '(my name is | this is) <name> [<name>]',
  bye: "[no] that's (all | everything) [thanks | thank you] | that was all | nothing else | goodbye | bye | thanks | thank you [very much] | have a nice day | i'm good thanks",
  talk: '<greeting> | <listening> | <stop> | <again> | <names> | <bye>',
} as const;
