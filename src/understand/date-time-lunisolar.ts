// Finds the days of Hindu, Sikh, Jain and Buddhist feasts, which follow the moon: a lunar day (tithi) of a lunar month.
import { dayOf, type Day } from './civil-date.ts';
import type { OfYear } from './date-time-holiday-rules.ts';

const RADIANS = Math.PI / 180;
const sin = (degrees: number) => Math.sin(degrees * RADIANS);
const turn = (degrees: number) => ((degrees % 360) + 360) % 360;
/** Days since noon UTC on 1 January 2000, which the series below count from. */
const EPOCH = dayOf(2000, 1, 1) + 0.5;
const SYNODIC_MONTH = 29.530589;

/** Times of an Indian day at which a feast's lunar day must run, as fractions of the UTC day. */
export const AT = { sunrise: 0.02, midday: 0.27, sunset: 0.52, midnight: 0.77 } as const;

/** Lunar months, each from new moon to new moon. */
export const MONTH_OF = {
  chaitra: 0,
  vaisakha: 1,
  jyeshtha: 2,
  ashadha: 3,
  shravana: 4,
  bhadrapada: 5,
  ashvina: 6,
  kartika: 7,
  pausha: 9,
  magha: 10,
  phalguna: 11,
} as const;

/** Ecliptic longitude of the sun in degrees (Meeus, chapter 25, to a hundredth of a degree). */
function sun(time: number): number {
  const d = time - EPOCH;
  const anomaly = 357.5291 + 0.98560028 * d;
  return turn(280.4665 + 0.98564736 * d + 1.9146 * sin(anomaly) + 0.02 * sin(2 * anomaly));
}

/** Ecliptic longitude of the moon in degrees (the leading terms of Meeus, chapter 47; minutes of time off at most). */
function moon(time: number): number {
  const d = time - EPOCH;
  const mean = 218.3164 + 13.17639648 * d;
  const elongation = 297.8502 + 12.19074912 * d;
  const solar = 357.5291 + 0.98560028 * d;
  const lunar = 134.9634 + 13.06499295 * d;
  const node = 93.2721 + 13.22935024 * d;
  return turn(
    mean +
      6.2888 * sin(lunar) +
      1.274 * sin(2 * elongation - lunar) +
      0.6583 * sin(2 * elongation) +
      0.2136 * sin(2 * lunar) -
      0.1851 * sin(solar) -
      0.1143 * sin(2 * node) +
      0.0588 * sin(2 * elongation - 2 * lunar) +
      0.0571 * sin(2 * elongation - solar - lunar) +
      0.0533 * sin(2 * elongation + lunar) +
      0.0458 * sin(2 * elongation - solar) -
      0.0409 * sin(solar - lunar) -
      0.0347 * sin(elongation) -
      0.0304 * sin(solar + lunar),
  );
}

/** Degrees that the moon is ahead of the sun: a lunar day is twelve of them. */
const ahead = (time: number) => turn(moon(time) - sun(time));
/** Longitude against the stars (Lahiri's reckoning), by which months and lunar mansions are named. */
const sidereal = (longitude: number, time: number) =>
  turn(longitude - 23.853 - (0.01397 * (time - EPOCH)) / 365.25);
const signOf = (time: number) => Math.floor(sidereal(sun(time), time) / 30);

function newMoonBefore(time: number): number {
  let at = time - (ahead(time) / 360) * SYNODIC_MONTH;
  for (let round = 0; round < 3; round += 1) {
    const off = ahead(at);
    at -= ((off > 180 ? off - 360 : off) / 360) * SYNODIC_MONTH;
  }
  return at;
}

// A month in which the sun enters no new sign is inserted, and keeps no feasts.
function monthAt(time: number): number | null {
  const start = newMoonBefore(time);
  const next = newMoonBefore(start + 1.1 * SYNODIC_MONTH);
  return signOf(start) === signOf(next) ? null : (signOf(start) + 1) % 12;
}

/** The first day of a year on which a lunar day (0 to 29) of a month runs, or is over, at a time of the day. */
export const lunarDay =
  (month: keyof typeof MONTH_OF, tithi: number, at: keyof typeof AT): OfYear =>
  (year) =>
    firstDay(year, (time) => ahead(time) >= tithi * 12 && monthAt(time) === MONTH_OF[month], at);

/** The last day of a year with the sun in a sign and the moon in a lunar mansion (0 to 26), at sunrise. */
export const lunarMansion =
  (sign: number, mansion: number): OfYear =>
  (year) => {
    for (let day = dayOf(year, 12, 31); day >= dayOf(year, 1, 1); day -= 1) {
      const time = day + AT.sunrise;
      if (signOf(time) === sign && Math.floor(sidereal(moon(time), time) / (360 / 27)) === mansion)
        return day;
    }
    return dayOf(year, 1, 1);
  };

// A year may have none of a feast around its turn; the next one is then meant.
function firstDay(year: number, holds: (time: number) => boolean, at: keyof typeof AT): Day {
  const first = dayOf(year, 1, 1);
  let before = holds(first - 1 + AT[at]);
  for (let day = first; day < first + 420; day += 1) {
    const now = holds(day + AT[at]);
    if (now && !before) return day;
    before = now;
  }
  return first;
}
