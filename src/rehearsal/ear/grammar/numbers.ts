// Numbers as callers say them: digit by digit, doubled, or in pairs ("ninety eight one oh nine"); JSGF rule bodies.
export const NUMBERS = {
  digit: 'oh | zero | one | two | three | four | five | six | seven | eight | nine',
  pair: '(double | triple) <digit> | ten | eleven | twelve | <long>',
  long: 'thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen | twenty | thirty | forty | fifty | sixty | seventy | eighty | ninety',
  number: '<digit> | <pair>',
  // Five digits are a ZIP code; more is a correction, fewer a beginning.
  numbers:
    "[it's | it is | that's | [the | my] zip [code] [is] | it must be | i said | i meant | sorry] <number>+ [(no sorry | sorry | i mean) <number>+]",
} as const;
