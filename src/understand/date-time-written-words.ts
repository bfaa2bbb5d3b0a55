// Rewrites dates typed in unusual orders or with unusual marks to the order and marks that dates are read in.
import { MONTH, WEEKDAY } from './date-time-names.ts';
import type { Rule } from './date-time-rule.ts';

const YEAR = '((?:19|20)\\d\\d)';
const MARK = '[-/. ]';
const MONTH_NUMBER = '(0?[1-9]|1[0-2])';
const DATE_NUMBER = '(3[01]|[12]\\d|0?[1-9])';
const ALONE_LEFT = '(?<![\\d/.:-])';
const ALONE_RIGHT = '(?![/:-]?\\d|[.,]\\d)';
const TIME = '\\d{1,2}(?::\\d\\d)?(?: ?[ap]m)?';
const CLOCK = '(\\d{1,2}:\\d\\d(?::\\d\\d)?(?: ?[ap]m)?(?: [a-z]{2,4})?)';

export const WRITTEN_DATE_RULES: readonly Rule[] = [
  // "September-2020-23", "2020/23/Sep", "2020-Sep-23", "Sept-2020"
  [new RegExp(`\\b(${MONTH})[-/]${YEAR}[-/]${DATE_NUMBER}\\b`, 'g'), '$1 $3 $2'],
  [new RegExp(`${ALONE_LEFT}\\b${YEAR}[-/]${DATE_NUMBER}[-/](${MONTH})`, 'g'), '$3 $2 $1'],
  [new RegExp(`${ALONE_LEFT}\\b${YEAR}[-/](${MONTH})[-/]${DATE_NUMBER}\\b`, 'g'), '$2 $3 $1'],
  [new RegExp(`(?<!\\d${MARK})\\b(${MONTH})[-/]${YEAR}\\b`, 'g'), '$1 $2'],
  // "2014-10", "10-2014"
  [new RegExp(`${ALONE_LEFT}\\b${YEAR}-${MONTH_NUMBER}${ALONE_RIGHT}\\b`, 'g'), '$2/$1'],
  [new RegExp(`${ALONE_LEFT}\\b${MONTH_NUMBER}-${YEAR}${ALONE_RIGHT}`, 'g'), '$1/$2'],
  // "on 5.12", "on 12-13"
  [
    new RegExp(
      `(?<=\\b(?:on|until|till|due) )${MONTH_NUMBER}[.-]${DATE_NUMBER}(?= *(?:$|[,;?!]|\\.(?!\\d)|at\\b))`,
      'g',
    ),
    '$1/$2',
  ],
  // "the first Monday at 3pm of next month": the time moves to the end.
  [
    new RegExp(
      `(\\b(?:\\d(?:st|nd|rd|th)|last) ${WEEKDAY}),? ((?:at |from |between )?${TIME}(?:(?: to | ?- ?| and )${TIME})?)( of (?:the |this |next )month\\b)`,
      'g',
    ),
    '$1$3 $2',
  ],
  // "seventeen hundred hours"
  [/\b([01]?\d|2[0-3]) hundred(?= hours\b)/g, '$100'],
  // "september.16th"
  [new RegExp(`\\b(${MONTH.replace('\\.?', '')})\\.(?=\\d)`, 'g'), '$1 '],
  // "Thu Oct 26 11:00:09 EDT 2023"
  [new RegExp(`\\b(${MONTH}) ${DATE_NUMBER},? ${CLOCK} ${YEAR}\\b`, 'g'), '$1 $2 $4 $3'],
];
