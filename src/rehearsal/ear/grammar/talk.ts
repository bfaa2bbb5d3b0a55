// Small words of a telephone call: greetings, listening, stopping, asking again, names, goodbyes; JSGF rule bodies.
export const TALK = {
  greeting: 'hi | hello | good (morning | afternoon)',
  listening: 'uh huh | mm hmm | i see | got it | i understand | are you there | can you hear me',
  stop: 'wait | stop | hold on | one (moment | second) | just a (second | moment | minute) | hang on | excuse me',
  again:
    "what | sorry | pardon | what was that | what did you say | (can | could) you repeat that [please] | say that again | please repeat that | once more | i didn't get that",
  name: 'dana | whitfield | marco | elena | reyes | tom | okafor | grace | lindqvist | samuel | park',
  names: '(my name is | this is) <name> [<name>]',
  bye: "[no] that's (all | everything) [thanks | thank you] | no that was all | nothing else | goodbye | bye | thanks [bye] | thank you [very much | bye] | have a nice day | i'm good thanks",
  talk: '<greeting> | <listening> | <stop> | <again> | <names> | <bye>',
} as const;
